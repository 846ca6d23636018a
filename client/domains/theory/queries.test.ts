import { expect, test } from 'vitest'
import type { Attempt, Question } from '#shared/domains/theory/index.ts'
import { mockKeyOf } from './mock-keys.ts'
import {
  answeredQuestions,
  attemptsOf,
  filterAnswered,
  theorySummary,
  timeLeftLabel,
} from './queries.ts'
import { pickPaper, questionsById } from './question-bank.ts'
import { allowanceLength, leftWords, lengthInSeconds, unansweredWords } from './words.ts'

const anAttempt = (draft: Partial<Attempt> & { id: string }): Attempt => ({
  personId: 'lena',
  kind: 'mock',
  startedAt: 1,
  finishedAt: 1,
  durationMs: 1,
  allowedMs: null,
  items: [],
  score: 41,
  outOf: 50,
  passed: false,
  byTopic: [],
  deviceId: 'phone',
  ...draft,
})

const aQuestion = (number: number, draft: Partial<Question> = {}): Question => ({
  id: `0${String(number).padStart(25, '0')}`,
  version: 1,
  status: 'live',
  topic: ((number % 14) + 1) as Question['topic'],
  subtopic: 'Sample',
  categories: ['car'],
  region: 'GB',
  stem: `Question ${number}?`,
  options: [0, 1, 2, 3].map((option) => ({
    text: `Option ${option}`,
    correct: option === 0,
    why: 'Because.',
  })),
  explanation: 'Rule 1.',
  refs: [{ kind: 'rule', id: '1' }],
  difficulty: 1,
  author: 'Dual Control',
  effectiveFrom: '2026-06-06',
  ...draft,
})
const aSet = (questions: readonly Question[]) => ({
  all: () => new Map(questions.map((question) => [question.id, question])),
})
const many = (count: number, draft: Partial<Question> = {}) =>
  Array.from({ length: count }, (_nothing, number) => aQuestion(number, draft))

test('[TH9] tests of the phone and of the laptop each stand once, the newest first', () => {
  const attempts = new Map(
    [
      anAttempt({ id: 'a', finishedAt: 5 }),
      anAttempt({ id: 'b', finishedAt: 9, deviceId: 'laptop' }),
      anAttempt({ id: 'c', finishedAt: 7, personId: 'omar' }),
    ].map((attempt) => [attempt.id, attempt]),
  )
  expect(attemptsOf(attempts, 'lena').map((attempt) => attempt.id)).toEqual(['b', 'a'])
})

test('[TH8] 41 of 50: two are missing, and the weakest topic is the next step', () => {
  const last = anAttempt({
    id: 'a',
    byTopic: [
      { topic: 11, right: 2, outOf: 5 },
      { topic: 1, right: 3, outOf: 3 },
    ],
  })
  expect(theorySummary([last])).toMatchObject({ missing: 2, weakestTopic: 11, passMark: 43 })
  const perfect = anAttempt({ id: 'b', score: 50, byTopic: [{ topic: 1, right: 3, outOf: 3 }] })
  expect(theorySummary([perfect])).toMatchObject({ missing: 0, weakestTopic: undefined })
  expect(theorySummary([]).last).toBeUndefined()
})

test('a question reworded or withdrawn since says so; the score stands', () => {
  const item = {
    version: 1,
    topic: 1 as const,
    optionOrder: [2, 0, 1, 3],
    chosen: 1,
    correct: false,
    flagged: true,
  }
  const attempt = anAttempt({
    id: 'a',
    items: [1, 2, 3, 4].map((number) => ({ ...item, questionId: aQuestion(number).id })),
  })
  const today = aSet([
    aQuestion(1),
    aQuestion(2, { version: 2 }),
    aQuestion(3, { status: 'retired' }),
  ]).all()
  const views = answeredQuestions(attempt, today)
  expect(views.map((view) => view.change)).toEqual([undefined, 'reworded', 'withdrawn', undefined])
  expect(views.at(-1)?.question).toBeUndefined()
  expect(filterAnswered(views, 'wrong')).toHaveLength(4)
})

test('questions come from the school when they fill a test, otherwise from the app', async () => {
  const seed = new Uint8Array(16)
  const bundled = async () => many(60, { author: 'app' })
  const authorsFrom = async (published: readonly Question[]) => {
    const picked = await pickPaper({ published: aSet(published), bundled }, [], seed)
    return picked.ok
      ? new Set(picked.value.map(({ question }) => question.author))
      : picked.problem.code
  }
  expect(await authorsFrom(many(60, { author: 'school' }))).toEqual(new Set(['school']))
  expect(await authorsFrom(many(12, { author: 'school' }))).toEqual(new Set(['app']))
  expect(await authorsFrom([])).toEqual(new Set(['app']))
  const none = await pickPaper({ published: aSet([]), bundled: async () => [] }, [], seed)
  expect(none).toMatchObject({ ok: false, problem: { code: 'bank-too-small' } })
})

test('a result reads the school’s wording of a question before the app’s', () => {
  const byId = questionsById(many(3), aSet([aQuestion(1, { stem: 'Newer?' })]).all())
  expect(byId.get(aQuestion(1).id)?.stem).toBe('Newer?')
  expect(byId.size).toBe(3)
})

test('the time left in figures and words', () => {
  expect(timeLeftLabel(31 * 60_000 + 7_001)).toBe('31:08')
  expect(timeLeftLabel(114 * 60_000)).toBe('114:00')
  expect(timeLeftLabel(0)).toBe('00:00')
  expect(leftWords(null)).toBe('no time limit')
  expect(allowanceLength('quarter-more')).toBe('71 min 15 s')
  expect(lengthInSeconds(47 * 60_000 + 19_000)).toBe('47 min 19 s')
  expect(unansweredWords(1)).toContain('1 question is not answered')
})

test('[TH6] a test can be taken on a keyboard alone', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false }
  const key = (name: string) => mockKeyOf({ ...plain, key: name })
  expect(key('B')).toEqual({ do: 'choose', place: 1 })
  expect(key('4')).toEqual({ do: 'choose', place: 3 })
  expect(key('ArrowRight')).toEqual({ do: 'next' })
  expect(key('ArrowLeft')).toEqual({ do: 'back' })
  expect(key('f')).toEqual({ do: 'flag' })
  expect(key('r')).toEqual({ do: 'review' })
  expect(key('e')).toBeUndefined()
  expect(mockKeyOf({ ...plain, key: 'r', ctrlKey: true })).toBeUndefined()
})
