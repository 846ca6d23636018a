import { expect, test } from 'vitest'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { endAssignment } from '#shared/domains/people/index.ts'
import { aSchool } from '../testing/a-school.ts'

const lesson = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1_795_420_800_000,
  durationMinutes: 60,
  skills: [{ skill: 1, level: 2 }],
  note: 'Driven before the team changed.',
}

/** Sarah logs a lesson offline; meanwhile her assignment ends. */
const withLateLesson = async () => {
  const all = await aSchool()
  const { ann, sarah, school } = all
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  const [verdict] = await sarah.does(logLesson, lesson)
  expect(verdict).toMatchObject({ verdict: 'refused', code: 'not-your-learner' })
  const list = school().quarantine.list(ann.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  return { ...all, id }
}

test('an admin adopts late work: it counts, the admin stands in the log, the words stay the author’s', async () => {
  const { ann, amira, school, id } = await withLateLesson()
  expect(await school().quarantine.decide(ann.session, id, 'adopt')).toEqual({
    ok: true,
    value: undefined,
  })
  await amira.until(() => amira.holds().includes('lesson:b1'))
  expect(amira.record('lesson:b1')).toMatchObject({ loggedBy: 'sarah', note: lesson.note })
  expect(school().history(ann.session, 'lesson:b1')).toMatchObject({ value: [{ person: 'ann' }] })
  expect(ann.sees('quarantine').at(-1)).toEqual({ type: 'quarantine', open: 0 })
  expect(await school().quarantine.decide(ann.session, id, 'keep')).toMatchObject({
    ok: false,
    problem: { code: 'already-decided' },
  })
})

test('an admin leaves it: nothing is deleted, and sent again it is refused as before', async () => {
  const { ann, sarah, school, id } = await withLateLesson()
  expect(await school().quarantine.decide(ann.session, id, 'keep')).toMatchObject({ ok: true })
  expect(school().quarantine.list(sarah.session)).toMatchObject({
    value: [{ decision: 'keep', decidedBy: 'ann' }],
  })
  expect(school().history(ann.session, 'lesson:b1')).toMatchObject({ ok: false })
})

test('nobody else decides, and nobody learns which numbers there are', async () => {
  const { sarah, amira, school, id } = await withLateLesson()
  for (const { session } of [sarah, amira])
    for (const one of [id, 999])
      expect(await school().quarantine.decide(session, one, 'adopt')).toMatchObject({
        ok: false,
        problem: { code: 'admin-only' },
      })
})

test('what cannot be read can be kept, not adopted', async () => {
  const { ann, sarah, school } = await aSchool()
  await sarah.push('lesson:b1', [{ hash: 'a'.repeat(64), bytes: new Uint8Array([1, 2, 3]) }])
  const list = school().quarantine.list(ann.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  expect(await school().quarantine.decide(ann.session, id, 'adopt')).toMatchObject({
    ok: false,
    problem: { code: 'malformed' },
  })
  expect(await school().quarantine.decide(ann.session, id, 'keep')).toMatchObject({ ok: true })
})
