import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBank } from '../sample-bank.ts'
import { masteryByTopic } from './mastery.ts'
import { type PracticePick, pickPractice, ROUND_LENGTH, weakTopics } from './pick.ts'
import { manyGiven } from './practice.builder.ts'

const bank = aBank(30)
const pickOf = (draft: Partial<PracticePick>): PracticePick => ({
  wish: { kind: 'quick' },
  bank,
  answers: [],
  due: [],
  seed: new Uint8Array(16).fill(5),
  today: '2026-11-24',
  ...draft,
})
const picked = (draft: Partial<PracticePick>) => {
  const result = pickPractice(pickOf(draft))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value.map(({ question }) => question)
}
const idsOf = (topic: number) => bank.filter((one) => one.topic === topic).map((one) => one.id)
const given = (questionId: string, isRight: boolean, at: number) => ({
  questionId,
  topic: 11 as const,
  isRight,
  at,
})

test('[TH47] by topic: wrong last time first, then never seen, then the longest not seen', () => {
  const signs = idsOf(11)
  const [wrong, old, recent] = [signs[4], signs[7], signs[9]] as [string, string, string]
  const answers = [given(old, true, 1), given(wrong, false, 2), given(recent, true, 3)]
  const round = picked({ wish: { kind: 'topic', topic: 11 }, answers })
  expect(round).toHaveLength(ROUND_LENGTH.topic)
  expect(new Set(round.map((one) => one.topic))).toEqual(new Set([11]))
  expect(round[0]?.id).toBe(wrong)
  const all = signs.map((id, index) => given(id, true, index))
  const seenAll = picked({ wish: { kind: 'topic', topic: 11 }, answers: all })
  expect(seenAll.map((one) => one.id)).toEqual(signs.slice(0, ROUND_LENGTH.topic))
})

test('[TH47] by weakness: the weakest three topics, twenty questions', () => {
  const answers = [
    ...manyGiven(2, 1, 10),
    ...manyGiven(8, 3, 10),
    ...manyGiven(4, 2, 10),
    ...manyGiven(1, 10, 10),
  ]
  expect(weakTopics(masteryByTopic(answers))).toEqual([2, 4, 8])
  const round = picked({ wish: { kind: 'weak' }, answers })
  expect(round).toHaveLength(ROUND_LENGTH.weak)
  expect(new Set(round.map((one) => one.topic))).toEqual(new Set([2, 4, 8]))
})

test('[TH47] what is due, and a quick ten that takes some of it up', () => {
  const due = idsOf(3).slice(0, 25)
  expect(picked({ wish: { kind: 'due' }, due }).map((one) => one.id)).toEqual(due.slice(0, 20))
  const quick = picked({ due }).map((one) => one.id)
  expect(quick).toHaveLength(10)
  expect(due.slice(0, 4).every((id) => quick.includes(id))).toBe(true)
})

test('[TH47] nothing due is said, and so are names nobody has', () => {
  expect(pickPractice(pickOf({ wish: { kind: 'due' } }))).toMatchObject({
    problem: { code: 'nothing-due' },
  })
  expect(pickPractice(pickOf({ wish: { kind: 'ids', ids: ['nobody'] } }))).toMatchObject({
    problem: { code: 'nothing-to-practise' },
  })
})

test('[TH47] named questions come in their order, each once', () => {
  const [a, b] = idsOf(5) as [string, string]
  expect(picked({ wish: { kind: 'ids', ids: [b, a, b] } }).map((one) => one.id)).toEqual([b, a])
})

test('[TH47] nothing retired, of a scene, or whose law has ended is asked', () => {
  const [first, second, third, fourth, ...rest] = aBank([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])
  if (!first || !second || !third || !fourth) throw new Error('the sample bank is too small')
  const mixed = [
    { ...first, status: 'retired' as const },
    { ...second, scenarioId: 'scene-1' },
    { ...third, effectiveTo: '2026-11-23' },
    { ...fourth, effectiveFrom: '2026-11-25' },
    ...rest,
  ]
  expect(picked({ bank: mixed }).map((one) => one.id)).toHaveLength(rest.length)
})

test('[TH47] the same seed gives the same round; no question stands in it twice', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (seed) => {
      const pick = pickOf({ seed, due: idsOf(7), answers: manyGiven(7, 3, 10) })
      const round = pickPractice(pick)
      expect(pickPractice(pick)).toEqual(round)
      const ids = round.ok ? round.value.map(({ question }) => question.id) : []
      expect(new Set(ids).size).toBe(10)
    }),
  )
})
