import { expect, test } from 'vitest'
import type { Actor } from '#shared/kernel/actor.ts'
import { mayRead, principalsOf } from '#shared/kernel/principal.ts'
import { finishMock, startMock } from './attempt.ts'
import { pickClips } from './hazard/pick-clips.ts'
import { someScenes } from './hazard/sample-scenes.ts'
import { answeredClip, scoreHazardPart } from './hazard/score.ts'
import { mayWriteAttempt, readersOfTheory } from './permissions.ts'
import { pickMock } from './pick-mock.ts'
import { aBank } from './sample-bank.ts'

const lena: Actor = { personId: 'lena', roles: ['learner'], teams: ['lena'] }
const omar: Actor = { personId: 'omar', roles: ['learner'], teams: ['omar'] }
const ivan: Actor = { personId: 'ivan', roles: ['instructor'], teams: ['lena'] }
const irma: Actor = { personId: 'irma', roles: ['instructor'], teams: ['omar'] }
const anna: Actor = { personId: 'anna', roles: ['admin'], teams: [] }

const pick = pickMock({ bank: aBank(8), recentAttempts: [], seed: new Uint8Array(16) })
if (!pick.ok) throw new Error(pick.problem.message)
const lenasAttempt = finishMock(
  startMock(
    {
      id: 'a1',
      personId: 'lena',
      deviceId: 'd1',
      startedAt: 1,
      allowedMs: null,
      questions: pick.value,
    },
    0,
  ),
  { finishedAt: 2, monotonicMs: 60_000 },
)

test.each([
  ['Lena herself', lena, true],
  ['her instructor Ivan', ivan, true],
  ['the admin Anna', anna, true],
  ['another learner', omar, false],
  ['an instructor of others', irma, false],
])('[TH10] %s may read Lena’s attempt: %s', (_who, actor, may) => {
  expect(mayRead(principalsOf(actor), readersOfTheory(lenasAttempt))).toBe(may)
})

test.each([
  ['another learner', omar],
  ['her instructor', ivan],
  ['an admin', anna],
])('[TH11] %s may not write an attempt for Lena', (_who, actor) => {
  expect(mayWriteAttempt(actor, null, lenasAttempt)).toMatchObject({
    problem: { code: 'not-your-attempt' },
  })
})

test('[TH11] Lena may write her own', () => {
  expect(mayWriteAttempt(lena, null, lenasAttempt)).toEqual({ ok: true, value: lenasAttempt })
})

test('[TH11] nobody takes over the id of somebody else’s attempt', () => {
  const stolen = { ...lenasAttempt, personId: 'omar' }
  expect(mayWriteAttempt(omar, lenasAttempt, stolen)).toMatchObject({
    problem: { code: 'not-your-attempt' },
  })
})

test('[TH9] sent twice it is the same as once; changed it is refused', () => {
  const reordered = Object.fromEntries(Object.entries(lenasAttempt).reverse())
  expect(mayWriteAttempt(lena, lenasAttempt, reordered).ok).toBe(true)
  expect(mayWriteAttempt(lena, lenasAttempt, { ...lenasAttempt, finishedAt: 3 })).toMatchObject({
    problem: { code: 'attempt-already-written' },
  })
})

test('[TH9] a score that does not follow from the answers is refused', () => {
  expect(mayWriteAttempt(lena, null, { ...lenasAttempt, score: 50, passed: true })).toMatchObject({
    problem: { code: 'attempt-does-not-add-up' },
  })
})

test.each([
  ['right answers', { score: 1 }],
  ['questions', { outOf: 49 }],
  ['pass', { passed: true }],
  ['topics', { byTopic: lenasAttempt.byTopic.slice(1) }],
])('[TH9] nor does one stand whose %s alone were changed', (_what, some) => {
  expect(mayWriteAttempt(lena, null, { ...lenasAttempt, ...some })).toMatchObject({
    problem: { code: 'attempt-does-not-add-up' },
  })
})

test('[TH9] a damaged record is refused: a missing field, an unknown field, a wrong kind', () => {
  const { items: _items, ...withoutItems } = lenasAttempt
  for (const record of [
    null,
    withoutItems,
    { ...lenasAttempt, extra: 1 },
    { ...lenasAttempt, kind: 'exam' },
  ]) {
    expect(mayWriteAttempt(lena, null, record)).toMatchObject({
      problem: { code: 'attempt-malformed' },
    })
  }
})

test('[TH37] a hazard part is kept with its mock, and only when it follows from its presses', () => {
  const clipPick = pickClips({ scenes: someScenes(), restingIds: [], seed: new Uint8Array(16) })
  if (!clipPick.ok) throw new Error(clipPick.problem.message)
  const clips = clipPick.value.map((scene) => answeredClip(scene, [510]))
  const hazard = { clips, ...scoreHazardPart(clips), finishedAt: 9 }
  expect(mayWriteAttempt(lena, null, { ...lenasAttempt, hazard }).ok).toBe(true)
  const flattered = { ...hazard, score: hazard.score + 1 }
  expect(mayWriteAttempt(lena, null, { ...lenasAttempt, hazard: flattered })).toMatchObject({
    problem: { code: 'attempt-does-not-add-up' },
  })
})
