import { describe, expect, test } from 'vitest'
import { mostPressing, syncSentence } from './sync-state.ts'

describe('the words of the sync badge', () => {
  test.each([
    [{ kind: 'saved' }, 'All changes saved'],
    [{ kind: 'sending', count: 3 }, 'Syncing 3 changes…'],
    [{ kind: 'sending', count: 1 }, 'Syncing 1 change…'],
    [{ kind: 'offline', dataFrom: '10:42' }, 'Offline – showing data from 10:42'],
    [{ kind: 'waiting', count: 3 }, 'All changes saved on this device – 3 waiting to sync'],
    [{ kind: 'decision', count: 2 }, '2 changes need your decision'],
    [{ kind: 'decision', count: 1 }, '1 change needs your decision'],
    [{ kind: 'signed-out' }, 'Sign in to sync – nothing is lost'],
    [{ kind: 'refused', count: 1 }, '1 change could not be accepted – see why'],
    [{ kind: 'refused', count: 2 }, '2 changes could not be accepted – see why'],
    [{ kind: 'storage' }, 'This browser may delete data – install the app or download a copy'],
  ] as const)('%o', (state, words) => {
    expect(syncSentence(state)).toBe(words)
  })

  test('Sarah is offline, has three waiting and one refused: she is told of the refusal first', () => {
    expect(
      mostPressing([
        { kind: 'offline', dataFrom: '10:42' },
        { kind: 'waiting', count: 3 },
        { kind: 'refused', count: 1 },
      ]),
    ).toEqual({ kind: 'refused', count: 1 })
  })

  test('waiting says more than offline, and nothing at all means saved', () => {
    expect(
      mostPressing([
        { kind: 'offline', dataFrom: '10:42' },
        { kind: 'waiting', count: 1 },
      ]),
    ).toEqual({ kind: 'waiting', count: 1 })
    expect(mostPressing([])).toEqual({ kind: 'saved' })
  })
})
