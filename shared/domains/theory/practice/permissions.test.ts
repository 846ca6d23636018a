import { expect, test } from 'vitest'
import { amira, ann, sarah, seun } from '#shared/kernel/cast.builder.ts'
import { mayRead, principalsOf } from '#shared/kernel/principal.ts'
import { finishMock, startMock } from '../attempt.ts'
import { pickMock } from '../pick-mock.ts'
import { aBank } from '../sample-bank.ts'
import { attemptsSet, practiceSet, sharingSet } from '../sets.ts'
import { anAnswer, aRound } from './practice.builder.ts'
import type { Sharing } from './schema.ts'

const codeOf = (result: ReturnType<NonNullable<typeof practiceSet.mayPush>> | undefined) =>
  result?.ok ? 'ok' : result?.problem.code
const round = aRound({ answers: [anAnswer({ at: 1 }), anAnswer({ at: 2 })] })
const pushes = (actor: typeof amira, after = round, before?: typeof round, id = after.id) =>
  codeOf(practiceSet.mayPush?.(actor, { id, before, after, now: 0 }))

test('[TH40] Amira writes her own round, nobody else does, not even for her', () => {
  expect(pushes(amira)).toBe('ok')
  for (const actor of [seun, sarah, ann]) expect(pushes(actor)).toBe('not-your-practice')
  expect(pushes(amira, round, undefined, 'another-id')).toBe('not-your-practice')
  expect(pushes(seun, { ...round, personId: 'seun' }, round)).toBe('not-your-practice')
})

test('[TH40] the same again is harmless, more answers at the end are taken, nothing else', () => {
  expect(pushes(amira, round, round)).toBe('ok')
  const longer = aRound({ answers: [...round.answers, anAnswer({ at: 3 })] })
  expect(pushes(amira, longer, round)).toBe('ok')
  for (const changed of [
    aRound({ answers: round.answers.slice(0, 1) }),
    aRound({ answers: [anAnswer({ at: 1, correct: false }), ...round.answers.slice(1)] }),
    { ...round, kind: 'weak' as const },
    { ...round, deviceId: 'another' },
    { ...round, finishedAt: 9 },
  ])
    expect(pushes(amira, changed, round)).toBe('practice-already-written')
})

const whoReads = (readers: Parameters<typeof mayRead>[1]) =>
  [amira, sarah, ann, seun]
    .filter((actor) => mayRead(principalsOf(actor), readers))
    .map((actor) => actor.personId)

test('[TH48] hidden, neither a round nor a mock is read by the team; that it is hidden can be', () => {
  expect(whoReads(practiceSet.readers(round, round.id))).toEqual(['amira', 'sarah', 'ann'])
  const hidden = { ...round, hiddenFromTeam: true as const }
  expect(whoReads(practiceSet.readers(hidden, round.id))).toEqual(['amira', 'ann'])
  expect(whoReads(attemptsSet.readers(hidden as never, 'a'))).toEqual(['amira', 'ann'])
  const choice: Sharing = { personId: 'amira', theory: 'hidden', at: 1 }
  expect(whoReads(sharingSet.readers(choice, 'amira'))).toEqual(['amira', 'sarah', 'ann'])
})

test('[TH48] Amira hides a written mock and shows it again; nothing else changes with it', () => {
  const pick = pickMock({ bank: aBank(8), recentAttempts: [], seed: new Uint8Array(16) })
  if (!pick.ok) throw new Error(pick.problem.message)
  const paper = { id: 'a1', personId: 'amira', deviceId: 'd', startedAt: 1, allowedMs: null }
  const shown = finishMock(startMock({ ...paper, questions: pick.value }, 0), {
    finishedAt: 2,
    monotonicMs: 60_000,
  })
  const hidden = { ...shown, hiddenFromTeam: true as const }
  const push = (actor: typeof amira, before: typeof shown, after: typeof shown) =>
    codeOf(attemptsSet.mayPush?.(actor, { id: 'a1', before, after, now: 0 }))
  expect(push(amira, shown, hidden)).toBe('ok')
  expect(push(amira, hidden, shown)).toBe('ok')
  expect(push(amira, shown, { ...hidden, finishedAt: 3 })).toBe('attempt-already-written')
  for (const actor of [sarah, ann, seun])
    expect(push(actor, hidden, shown)).toBe('not-your-attempt')
})

test('[TH48] the choice is the learner’s own, and the later one of two devices stands', () => {
  const choice = (at: number, personId = 'amira'): Sharing => ({ personId, theory: 'hidden', at })
  const chooses = (actor: typeof amira, id: string, after: Sharing, before?: Sharing) =>
    codeOf(sharingSet.mayPush?.(actor, { id, before, after, now: 0 }))
  expect(chooses(amira, 'amira', choice(5))).toBe('ok')
  expect(chooses(amira, 'amira', choice(6), choice(5))).toBe('ok')
  expect(chooses(amira, 'amira', choice(4), choice(5))).toBe('newer-choice-stands')
  expect(chooses(amira, 'amira', choice(5), choice(5))).toBe('ok')
  expect(chooses(sarah, 'amira', choice(9), choice(5))).toBe('not-your-choice')
  expect(chooses(sarah, 'sarah', choice(9, 'sarah'))).toBe('not-your-choice')
  expect(chooses(seun, 'seun', choice(9))).toBe('not-your-choice')
  expect(sharingSet.outlives?.(choice(6), choice(5))).toBe(true)
})

test('[TH48] after a restore, what was hidden does not come back into the open', () => {
  const hidden = { ...round, hiddenFromTeam: true as const }
  expect(practiceSet.outlives?.(hidden, round)).toBe(true)
  expect(practiceSet.outlives?.(round, hidden)).toBe(false)
  const longer = aRound({ answers: [...round.answers, anAnswer({ at: 3 })] })
  expect(practiceSet.outlives?.(longer, round)).toBe(true)
})
