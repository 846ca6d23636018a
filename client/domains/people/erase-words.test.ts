import { expect, test } from 'vitest'
import type { ErasurePreview } from './data-api.ts'
import { blockWords, goesWords, staysWords } from './erase-words.ts'

const PREVIEW: ErasurePreview = {
  displayName: 'Zoe Hart',
  isErased: false,
  erasedAtMs: null,
  outstanding: [],
  goes: { lesson: 12, learner: 1, whatever: 2 },
  lists: { people: 1, attempts: 1, practice: 4, sharing: 1 },
  refused: 1,
  stays: [
    { kind: 'payment', count: 12 },
    { kind: 'booking', count: 1 },
  ],
  blocks: [{ block: 'lesson-ahead', count: 1 }],
  devices: 2,
  isLastAdmin: false,
}

test('F185: what goes is said in words, also what nobody has found words for yet', () => {
  expect(goesWords(PREVIEW)).toEqual([
    'Name, phone number and e-mail address',
    'The learner file: stage, pick-up place and who taught them',
    '12 lesson records with notes, skill levels and reflections',
    '1 mock theory test',
    '4 rounds of theory practice',
    'Their choice of who sees their theory',
    '2 whatever',
    '1 refused change',
    'Their way in: password, passkeys and 2 devices',
  ])
})

test('F185: what stays, and what has to be ended first', () => {
  expect(staysWords(PREVIEW)).toEqual([
    '1 booking: date, length and instructor, without pick-up place or notes',
    '12 payments: date, sum, method and receipt number',
  ])
  expect(blockWords(PREVIEW)).toEqual([
    '1 lesson is still to come. Cancel it or give it to somebody else first.',
  ])
  expect(blockWords({ ...PREVIEW, blocks: [], isLastAdmin: true })).toHaveLength(1)
  expect(blockWords({ ...PREVIEW, blocks: [] })).toEqual([])
})
