import { describe, expect, test } from 'vitest'
import { type SyncState, syncSentence } from '#client/ui/sync-state.ts'
import { badgeState, type SyncFacts } from './badge-state.ts'

const now = Date.parse('2026-11-24T13:20:00Z')
const calm: SyncFacts = {
  link: 'online',
  waitingCount: 0,
  refusedCount: 0,
  inStepAtMs: Date.parse('2026-11-24T10:42:00Z'),
  isStorageSafe: true,
}
const says = (facts: Partial<SyncFacts>, decisions = 0): string =>
  syncSentence(badgeState({ ...calm, ...facts }, decisions, now))

describe('the eight states, in the exact words', () => {
  test.each<[string, Partial<SyncFacts>, number, string]>([
    ['everything is with the school', {}, 0, 'All changes saved'],
    ['three are on their way', { waitingCount: 3 }, 0, 'Syncing 3 changes…'],
    ['one is on its way', { waitingCount: 1 }, 0, 'Syncing 1 change…'],
    ['no signal, nothing waits', { link: 'offline' }, 0, 'Offline – showing data from 10:42'],
    [
      'no signal, three lessons logged',
      { link: 'offline', waitingCount: 3 },
      0,
      'All changes saved on this device – 3 waiting to sync',
    ],
    ['two cases wait for Anna', {}, 2, '2 changes need your decision'],
    ['one case waits for Anna', {}, 1, '1 change needs your decision'],
    ['the session has ended', { link: 'signed-out' }, 0, 'Sign in to sync – nothing is lost'],
    [
      'the school could not accept a change',
      { refusedCount: 1 },
      0,
      '1 change could not be accepted – see why',
    ],
    [
      'the browser may clear its storage',
      { isStorageSafe: false },
      0,
      'This browser may delete data – install the app or download a copy',
    ],
  ])('%s', (_when, facts, decisions, sentence) => {
    expect(says(facts, decisions)).toBe(sentence)
  })
})

test('what only the reader can repair comes first, one after the other', () => {
  const everything: Partial<SyncFacts>[] = [
    { refusedCount: 1 },
    {},
    { link: 'signed-out' },
    { isStorageSafe: false },
    { waitingCount: 2 },
    { link: 'offline' },
  ]
  const decisions = [1, 1, 0, 0, 0, 0]
  // Each round leaves away what was most pressing in the round before.
  const kinds = everything.map((_, from): SyncState['kind'] => {
    const facts: SyncFacts = Object.assign({}, calm, ...everything.slice(from).reverse())
    return badgeState(facts, decisions[from] ?? 0, now).kind
  })
  expect(kinds).toEqual(['refused', 'decision', 'signed-out', 'storage', 'waiting', 'offline'])
})

test('data from yesterday is named by its day, so that nobody takes it for this morning’s', () => {
  const inStepAtMs = Date.parse('2026-11-23T16:00:00Z')
  expect(says({ link: 'offline', inStepAtMs })).toBe('Offline – showing data from Mon 23 Nov')
})

test('a device that has never been in step does not invent a time', () => {
  const facts: SyncFacts = { ...calm, link: 'offline', inStepAtMs: undefined }
  expect(syncSentence(badgeState(facts, 0, now))).toBe('Offline – showing data from this device')
})

test('an app too old for the relay goes on saving here, and says how much waits', () => {
  expect(says({ link: 'update-needed', waitingCount: 2 })).toBe(
    'All changes saved on this device – 2 waiting to sync',
  )
})

test('while the first connection is made nothing is claimed to be on its way', () => {
  expect(says({ link: 'connecting' })).toBe('All changes saved')
  expect(says({ link: 'connecting', waitingCount: 1 })).toBe(
    'All changes saved on this device – 1 waiting to sync',
  )
})
