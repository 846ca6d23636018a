import { expect, test } from 'vitest'
import { masteryByTopic, passChance, startRound } from '#shared/domains/theory/index.ts'
import { practiceKeyOf } from './practice-keys.ts'
import { practiseHref, roundSummary, weakTopicsOf, wishOf } from './practice-queries.ts'
import { chanceWords, missingWords, seenWords, verdictSentence } from './practice-words.ts'
import { asShared, outOfStep } from './sharing.ts'

test('[TH47] the address says what to practise; what it does not know is a quick ten', () => {
  expect(wishOf({ topic: '11' })).toEqual({ kind: 'topic', topic: 11 })
  expect(wishOf({ topic: '15' })).toEqual({ kind: 'quick' })
  expect(wishOf({ mode: 'due' })).toEqual({ kind: 'due' })
  expect(wishOf({ mode: 'weak' })).toEqual({ kind: 'weak' })
  expect(wishOf({})).toEqual({ kind: 'quick' })
  const href = new URL(practiseHref(['a', 'b']), 'https://school.example')
  expect(wishOf(Object.fromEntries(href.searchParams))).toEqual({ kind: 'ids', ids: ['a', 'b'] })
})

test('practice needs no mouse', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false }
  const key = (name: string) => practiceKeyOf({ ...plain, key: name })
  expect(key('1')).toEqual({ do: 'choose', place: 0 })
  expect(key('d')).toEqual({ do: 'choose', place: 3 })
  expect(key('Enter')).toEqual({ do: 'next' })
  expect(key('ArrowRight')).toEqual({ do: 'next' })
  expect(key('f')).toBeUndefined()
  expect(key('ArrowDown')).toBeUndefined()
  expect(practiceKeyOf({ ...plain, ctrlKey: true, key: '1' })).toBeUndefined()
})

test('[TH41] an answer is told in one sentence', () => {
  const right = { letter: 'B', text: 'Stop' }
  expect(verdictSentence(true, right)).toBe('Right.')
  expect(verdictSentence(false, right)).toBe('Wrong. The right answer is B: Stop.')
})

test('[TH46] a chance is told as a range, and what is missing before in plain words', () => {
  const told = (middle: number, low: number, high: number) =>
    chanceWords({ isKnown: true, middle, low, high })
  expect(told(0.62, 0.41, 0.83)).toBe('About 6 in 10, could be 4 to 8.')
  expect(told(0.99, 0.97, 1)).toBe('More than 9 in 10.')
  expect(told(0.01, 0, 0.02)).toBe('Less than 1 in 10.')
  const nothing = passChance(masteryByTopic([]))
  if (nothing.isKnown) throw new Error('nobody answered anything')
  expect(missingWords(nothing)).toBe(
    'Too early to say: 0 of 100 different questions answered so far; 14 topics have hardly been seen.',
  )
})

test('[TH44] a weak topic is one with enough answers and something wrong in it', () => {
  const given = (topic: 2 | 5 | 9, right: number, count: number) =>
    Array.from({ length: count }, (_nothing, index) => ({
      questionId: `${topic}-${index}`,
      topic,
      isRight: index < right,
      at: index,
    }))
  const mastery = masteryByTopic([...given(2, 8, 8), ...given(5, 5, 8), ...given(9, 0, 3)])
  expect(weakTopicsOf(mastery)).toEqual([5])
})

test('counts in words', () => {
  expect(seenWords(18, 30)).toBe('seen 18 of 30')
  // Some that were seen have been withdrawn since.
  expect(seenWords(31, 30)).toBe('seen 30 of 30')
  expect(seenWords(1, undefined)).toBe('seen 1 question')
})

test('a round in figures', () => {
  const sheet = {
    id: 'r',
    personId: 'amira',
    deviceId: 'phone',
    kind: 'quick' as const,
    startedAt: 1,
    questions: [],
  }
  expect(roundSummary(startRound(sheet, 0))).toEqual({ right: 0, answered: 0, asked: 0, wrong: [] })
})

test('[TH48] rows written before the choice was known are brought in step, others left alone', () => {
  const rows = new Map<string, { personId: string; hiddenFromTeam?: true }>([
    ['old', { personId: 'amira' }],
    ['new', { personId: 'amira', hiddenFromTeam: true }],
    ['seuns', { personId: 'seun' }],
  ])
  expect(outOfStep(rows, 'amira', true).map(([id]) => id)).toEqual(['old'])
  expect(outOfStep(rows, 'amira', false).map(([id]) => id)).toEqual(['new'])
  expect(asShared({ personId: 'amira' }, true)).toEqual({
    personId: 'amira',
    hiddenFromTeam: true,
  })
  expect(asShared({ personId: 'amira', hiddenFromTeam: true as const }, false)).toEqual({
    personId: 'amira',
  })
})
