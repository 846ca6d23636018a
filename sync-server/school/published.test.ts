import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AnySet } from '#shared/documents/published-set.ts'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { assignInstructor, endAssignment } from '#shared/domains/people/index.ts'
import type { Question } from '#shared/domains/theory/index.ts'
import { aBank } from '#shared/domains/theory/sample-bank.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { publishedSets } from '#shared/registry.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'
import type { SetCheckpoint } from './answers.ts'
import type { School } from './types.ts'

const BOOKING = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }

/** Pulls a set like an app does: after what it has, a page at a time. */
const puller = (school: () => School, { session }: Device, set: string, pageSize = 100) => {
  let checkpoint: SetCheckpoint | null = null
  return () => {
    const rows = []
    for (;;) {
      const page = school().sets.pull(session, set, checkpoint, pageSize)
      if (!page.ok) throw new Error(page.problem.message)
      checkpoint = page.value.checkpoint
      rows.push(...page.value.rows)
      if (page.value.rows.length < pageSize) return rows
    }
  }
}

test('a booking shows as busy to the whole school, moves with it and goes with it', async () => {
  const { amira, sarah, seun, school } = await aSchool()
  const pull = puller(school, seun, 'busy')
  await amira.does(bookLesson, BOOKING)
  expect(pull()).toMatchObject([{ id: 'b1', data: { instructorId: 'sarah', firm: false } }])
  await sarah.until(() => sarah.holds().includes('booking:b1'))
  await sarah.does(confirmBooking, { bookingId: 'b1' })
  expect(pull()).toMatchObject([{ id: 'b1', data: { firm: true } }])
  expect(seun.sees('sets').at(-1)).toEqual({ type: 'sets', sets: ['busy'] })
  await sarah.does(cancelBooking, { bookingId: 'b1', reason: 'weather', charge: false })
  expect(pull()).toEqual([{ id: 'b1', data: null }])
  expect(pull()).toEqual([])
})

test('Sarah marks a notice as read: the mark survives when the booking says the same again', async () => {
  const { amira, sarah, school } = await aSchool()
  await amira.does(bookLesson, BOOKING)
  const pull = puller(school, sarah, 'notifications')
  const [notice] = pull()
  const read = { id: notice?.id ?? '', data: { ...(notice?.data as object), readAtMs: 5 } }
  expect(school().sets.push(sarah.session, 'notifications', [read])).toEqual({
    ok: true,
    value: [{ id: read.id, ok: true }],
  })
  await sarah.until(() => sarah.holds().includes('booking:b1'))
  await sarah.does(confirmBooking, { bookingId: 'b1' })
  expect(pull()).toEqual([read])
})

test('a refused row comes back with the reason and with what stands; others’ rows stay unseen', async () => {
  const { amira, sarah, seun, school } = await aSchool()
  await amira.does(bookLesson, BOOKING)
  const [notice] = puller(school, sarah, 'notifications')()
  const changed = { id: notice?.id ?? '', data: { ...(notice?.data as object), what: 'lies' } }
  expect(school().sets.push(sarah.session, 'notifications', [changed])).toMatchObject({
    value: [{ ok: false, problem: { code: 'notice-fixed' }, current: notice?.data }],
  })
  expect(school().sets.push(seun.session, 'notifications', [changed])).toMatchObject({
    value: [{ ok: false, current: null }],
  })
  expect(school().sets.push(seun.session, 'busy', [{ id: 'b1', data: {} }])).toMatchObject({
    value: [{ ok: false, problem: { code: 'read-only-set' } }],
  })
  expect(school().sets.push(seun.session, 'people', [{ id: 'seun', data: 'soup' }])).toMatchObject({
    value: [{ ok: false, problem: { code: 'row-malformed' } }],
  })
  expect(school().sets.pull(seun.session, 'secrets', null, 10)).toMatchObject({ ok: false })
})

test('the names a team sees come and go with it', async () => {
  const { ann, dev, school } = await aSchool()
  const pull = puller(school, dev, 'people', 2)
  expect(pull().map((row) => row.id)).not.toContain('amira')
  await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'dev' })
  expect(pull()).toMatchObject([{ id: 'amira', data: { displayName: 'amira' } }])
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'dev' })
  expect(pull()).toEqual([{ id: 'amira', data: null }])
})

test('the bundled bank is exactly what was published last, and the same again is no news', async () => {
  const { seun, school } = await aSchool({ enrols: false })
  const person = (name: string) => ({
    id: name,
    data: { displayName: name, roles: ['instructor'] },
  })
  const pull = puller(school, seun, 'people')
  pull()
  school().publishSet('people', [person('sarah'), person('dev'), person('kit')])
  expect(pull().map(({ id, data }) => [id, data === null])).toEqual([
    ['kit', false],
    ['ann', true],
    ['seun', true],
  ])
  school().publishSet('people', [person('sarah'), person('dev'), person('kit')])
  expect(pull()).toEqual([])
})

test('[TH52] what a school retired or wrote stays when the relay publishes anew, and untouched ones move on', async () => {
  const { ann, amira, school } = await aSchool({ enrols: false })
  const [one, two] = aBank(1)
  if (!one || !two) throw new Error('a bank without questions')
  const publishes = (...questions: Question[]) =>
    school().publishSet(
      'questions',
      questions.map((data) => ({ id: data.id, data })),
    )
  publishes(one, two)
  const changedBy = { changedBy: 'ann', changedAt: 5 }
  const retired = { ...one, status: 'retired', ofSchool: { ...changedBy, wasLive: true } }
  const own = {
    ...one,
    id: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    version: 1,
    status: 'live',
    ofSchool: {
      ...changedBy,
      writtenBy: 'ann',
      writtenAt: 5,
      reviewedBy: 'ann',
      reviewedAt: 5,
      wasLive: true,
    },
  }
  const rows = [retired, own].map((data) => ({ id: data.id, data }))
  expect(school().sets.push(ann.session, 'questions', rows)).toMatchObject({
    value: [{ ok: true }, { ok: true }],
  })
  const pull = puller(school, amira, 'questions')
  pull()
  publishes({ ...one, version: 9 }, { ...two, version: 9 })
  expect(pull()).toMatchObject([{ id: two.id, data: { version: 9 } }])
  publishes({ ...two, version: 8 })
  expect(pull()).toEqual([])
})

test('[TH51] a learner does not get a draft, and gets it once it is asked', async () => {
  const { ann, amira, school } = await aSchool({ enrols: false })
  school().people.add({ personId: 'bea', displayName: 'bea', role: 'admin' })
  const [one] = aBank(1)
  if (!one) throw new Error('a bank without questions')
  const written = { changedBy: 'ann', changedAt: 5, writtenBy: 'ann', writtenAt: 5 }
  const draft = { ...one, version: 1, status: 'draft', ofSchool: written }
  const asks = (person: string) => ({
    ...draft,
    status: 'live',
    ofSchool: { ...written, changedBy: person, reviewedBy: person, reviewedAt: 6, wasLive: true },
  })
  const push = (session: typeof ann.session, data: unknown) =>
    school().sets.push(session, 'questions', [{ id: one.id, data }])
  expect(push(ann.session, draft)).toMatchObject({ value: [{ ok: true }] })
  const pull = puller(school, amira, 'questions')
  expect(pull()).toEqual([])
  // There is a second admin, so the writer's own word is not enough.
  expect(push(ann.session, asks('ann'))).toMatchObject({
    value: [{ ok: false, problem: { code: 'question-needs-review' } }],
  })
  const bea = { ...ann.session, personId: 'bea', deviceId: 'bea-phone' }
  expect(push(bea, asks('bea'))).toMatchObject({ value: [{ ok: true }] })
  expect(pull()).toMatchObject([{ id: one.id, data: { status: 'live' } }])
})

test('adding a person twice gives one person with both roles', async () => {
  const { ann, school } = await aSchool({ enrols: false })
  school().people.add({ personId: 'sarah', displayName: 'Someone else', role: 'admin' })
  const rows = puller(school, ann, 'people')()
  expect(rows.find((row) => row.id === 'sarah')?.data).toMatchObject({
    displayName: 'sarah',
    roles: ['instructor', 'admin'],
  })
})

test('[TH59] an app of before is given questions as it knew them, and none that needs a picture', async () => {
  const { amira, school } = await aSchool()
  const [plain, withSign, onScene, reviewed] = aBank(1)
  if (!plain || !withSign || !onScene || !reviewed) throw new Error('the sample bank is too small')
  const rows: Question[] = [
    plain,
    { ...withSign, sign: 'tsrgd-602' },
    { ...onScene, scenarioId: 'scenario-zebra' },
    { ...reviewed, reviewer: 'Kim' },
  ]
  school().publishSet(
    'questions',
    rows.map((data) => ({ id: data.id, data })),
  )
  const pull = (schema?: number) => {
    const pulled = school().sets.pull(amira.session, 'questions', null, 100, schema)
    if (!pulled.ok) throw new Error(pulled.problem.message)
    return new Map(pulled.value.rows.map(({ id, data }) => [id, data]))
  }
  expect([...pull().values()]).toEqual(expect.arrayContaining(rows))
  const before = pull(1)
  expect(before.get(plain.id)).toEqual(plain)
  expect(before.get(withSign.id)).toBeNull()
  expect(before.get(onScene.id)).toBeNull()
  expect(before.get(reviewed.id)).toEqual(reviewed)
})

describe('[TH40] room for what one person sends', () => {
  const answer = { version: 1, topic: 1, chosen: 0, correct: true, at: 1, ms: 900 }
  const round = (number: number, personId = 'amira', answers = 1) => {
    const id = `0192${String(number).padStart(4, '0')}-0000-7000-8000-000000000000`
    const all = Array.from({ length: answers }, () => ({
      ...answer,
      questionId: `01${'A'.repeat(24)}`,
    }))
    const who = { personId, deviceId: `${personId}-phone` }
    return { id, data: { id, ...who, kind: 'topic', answers: all, startedAt: 1, finishedAt: 2 } }
  }
  const room = (rows: number, bytes: number, newRowsADay = 100, path = ':memory:') =>
    aSchool({
      path,
      sets: new Map([
        ...publishedSets,
        [
          'practice',
          {
            ...(publishedSets.get('practice') as AnySet),
            mostOfAPerson: { rows, bytes, newRowsADay },
          },
        ],
      ]),
    })
  const pushes = (
    { school, ...all }: TestSchool,
    who: 'amira' | 'seun',
    ...rows: ReturnType<typeof round>[]
  ) => {
    const pushed = school().sets.push(all[who].session, 'practice', rows)
    return pushed.ok && pushed.value.map((one) => one.ok || one.problem.code)
  }

  test('one row too many is refused with a reason; those that stand go on, and so do others', async () => {
    const all = await room(3, 1_000_000)
    expect(pushes(all, 'amira', round(1), round(2))).toEqual([true, true])
    expect(pushes(all, 'amira', round(3), round(4))).toEqual([true, 'list-full'])
    const longer = round(1, 'amira', 2)
    expect(
      pushes(all, 'amira', { ...longer, data: { ...longer.data, finishedAt: 3 } }, round(5)),
    ).toEqual([true, 'list-full'])
    expect(pushes(all, 'seun', round(6, 'seun'))).toEqual([true])
  })

  test('nor are fewer rows of more bytes taken; what stands can still be hidden', async () => {
    const bytes = Buffer.byteLength(JSON.stringify(round(1).data))
    const all = await room(100, 2 * bytes)
    expect(pushes(all, 'amira', round(1), round(2), round(3))).toEqual([true, true, 'list-full'])
    const { id, data } = round(1)
    const hidden = { id, data: { ...data, hiddenFromTeam: true } }
    expect(pushes(all, 'amira', hidden)).toEqual([true])
  })

  test('[T25] so many new rows a day, also after a restart; what stands goes on, tomorrow there is room', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'day-')), 'school.db')
    const all = await room(100, 1_000_000, 2, path)
    expect(pushes(all, 'amira', round(1), round(2), round(3))).toEqual([
      true,
      true,
      'enough-for-today',
    ])
    await all.school().close()
    all.becomes(path)
    const longer = round(1, 'amira', 2)
    const grown = { ...longer, data: { ...longer.data, finishedAt: 3 } }
    expect(pushes(all, 'amira', round(1), grown, round(3))).toEqual([
      true,
      true,
      'enough-for-today',
    ])
    expect(pushes(all, 'seun', round(4, 'seun'))).toEqual([true])
    all.ports.passes(DAY_MS)
    expect(pushes(all, 'amira', round(3))).toEqual([true])
  })

  test('[P6] no day is too short for what a restore has lost; a month later it counts again', async () => {
    const all = await room(100, 1_000_000, 2)
    all.school().newEpoch()
    expect(pushes(all, 'amira', round(1), round(2), round(3))).toEqual([true, true, true])
    all.ports.passes(31 * DAY_MS)
    expect(pushes(all, 'amira', round(4), round(5), round(6))).toEqual([
      true,
      true,
      'enough-for-today',
    ])
  })

  test('a phone that was away for a month brings sixty rounds of each day at once', async () => {
    const all = await aSchool()
    const month = Array.from({ length: 31 * 60 }, (_, index) => round(index + 1))
    expect(pushes(all, 'amira', ...month.slice(0, 1_000))).not.toContain('enough-for-today')
    expect(new Set(pushes(all, 'amira', ...month.slice(1_000)) || [])).toEqual(new Set([true]))
  })

  test('every list a learner adds rows to has such a bound', () => {
    for (const name of ['attempts', 'practice', 'complaints'])
      expect(publishedSets.get(name)?.mostOfAPerson).toMatchObject({
        rows: expect.any(Number),
        bytes: expect.any(Number),
        newRowsADay: expect.any(Number),
      })
  })
})
