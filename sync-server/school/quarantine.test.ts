import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { endAssignment } from '#shared/domains/people/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed, type Device as TestDevice } from '../testing/device.ts'

const lesson = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1_795_420_800_000,
  durationMinutes: 60,
  skills: [{ skill: 1, level: 2 }],
  note: 'Driven before the team changed.',
}

const ADOPT = { decision: 'adopt' } as const
const KEEP = { decision: 'keep', reason: 'Kim gave that lesson.' } as const

/** Sarah logs a lesson offline; meanwhile her assignment ends. */
const withLateLesson = async (bookingId = lesson.bookingId) => {
  const all = await aSchool()
  const { ann, sarah, school } = all
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  const [verdict] = await sarah.does(logLesson, { ...lesson, bookingId })
  expect(verdict).toMatchObject({ verdict: 'refused', code: 'late-work' })
  const list = school().quarantine.list(ann.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  return { ...all, id }
}

test('an admin adopts late work: it counts, the admin stands in the log, the words stay the author’s', async () => {
  const { ann, amira, school, id } = await withLateLesson()
  expect(await school().quarantine.decide(ann.session, id, ADOPT)).toEqual({
    ok: true,
    value: undefined,
  })
  await amira.until(() => amira.holds().includes('lesson:b1'))
  expect(amira.record('lesson:b1')).toMatchObject({ loggedBy: 'sarah', note: lesson.note })
  expect(school().history(ann.session, 'lesson:b1')).toMatchObject({
    value: [{ person: 'ann', writtenBy: 'sarah' }],
  })
  expect(ann.sees('quarantine').at(-1)).toEqual({ type: 'quarantine', open: 0 })
  expect(await school().quarantine.decide(ann.session, id, KEEP)).toMatchObject({
    ok: false,
    problem: { code: 'already-decided' },
  })
})

test('an admin leaves it: nothing is deleted, and sent again it is refused as before', async () => {
  const { ann, sarah, school, id } = await withLateLesson()
  expect(await school().quarantine.decide(ann.session, id, KEEP)).toMatchObject({ ok: true })
  expect(school().quarantine.list(sarah.session)).toMatchObject({
    value: [{ decision: 'keep', decidedBy: 'ann', reason: KEEP.reason }],
  })
  expect(school().history(ann.session, 'lesson:b1')).toMatchObject({ ok: false })
})

test('nobody else decides, and nobody learns which numbers there are', async () => {
  const { sarah, amira, school, id } = await withLateLesson()
  for (const { session } of [sarah, amira])
    for (const one of [id, 999])
      expect(await school().quarantine.decide(session, one, ADOPT)).toMatchObject({
        ok: false,
        problem: { code: 'admin-only' },
      })
})

test('what cannot be read can be kept, not adopted', async () => {
  const { ann, sarah, school } = await aSchool()
  await sarah.push('lesson:b1', [{ hash: 'a'.repeat(64), bytes: new Uint8Array([1, 2, 3]) }])
  const list = school().quarantine.list(ann.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  expect(await school().quarantine.decide(ann.session, id, ADOPT)).toMatchObject({
    ok: false,
    problem: { code: 'malformed' },
  })
  expect(await school().quarantine.decide(ann.session, id, KEEP)).toMatchObject({ ok: true })
})

test('[P5] its author is told at once what was decided, by whom and why', async () => {
  const { ann, sarah, school, id } = await withLateLesson()
  expect(sarah.sees('decided')).toEqual([])
  await school().quarantine.decide(ann.session, id, KEEP)
  expect(sarah.sees('decided')).toMatchObject([
    { decisions: [{ decision: 'keep', by: 'ann', reason: KEEP.reason }] },
  ])
})

test('[P5] an author who was offline asks when saying hello; nobody is told about the changes of others', async () => {
  const { ann, sarah, dev, school, id } = await withLateLesson()
  const list = school().quarantine.list(ann.session)
  const hash = list.ok ? (list.value[0]?.hash ?? '') : ''
  sarah.disconnect()
  await school().quarantine.decide(ann.session, id, { decision: 'adopt', reason: 'She did drive.' })
  expect(sarah.sees('decided')).toEqual([])
  await sarah.connect({ refused: [hash] })
  expect(sarah.sees('decided')).toMatchObject([
    { decisions: [{ hash, decision: 'adopt', by: 'ann', reason: 'She did drive.' }] },
  ])
  await dev.connect({ refused: [hash] })
  expect(dev.sees('decided')).toEqual([])
})

test('keeping it refused needs a reason, because somebody reads it', async () => {
  const { ann, school, id } = await withLateLesson()
  for (const reason of [undefined, '', '  '])
    expect(
      await school().quarantine.decide(ann.session, id, { decision: 'keep', reason }),
    ).toMatchObject({ ok: false, problem: { code: 'reason-needed' } })
})

test('[T4] an admin sees what a change says, read from its bytes, before standing for it', async () => {
  const { ann, school, id } = await withLateLesson()
  const read = await school().quarantine.read(ann.session, id)
  const said = read.ok ? (read.value.said ?? []) : []
  const sayingOf = (field: string) => said.find((one) => one.path.join('.') === field)?.value
  expect(sayingOf('note')).toBe(lesson.note)
  expect(sayingOf('learnerId')).toBe('amira')
  expect(sayingOf('durationMinutes')).toBe(60)
  expect(JSON.stringify(said)).toContain('"was":null')
})

test('a change written after a refused one is read on top of it, and adopted after it', async () => {
  const { ann, sarah, school } = await aSchool()
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  const [first] = sarah.makes(logLesson, lesson)
  sarah.held('lesson:b1').bytes.push(first?.bytes as Uint8Array)
  const longer = `${lesson.note} And parked well.`
  const [second] = sarah.writes({ doc: 'lesson:b1', text: [{ field: 'note', value: longer }] })
  await sarah.push('lesson:b1', [pushed(first?.bytes as Uint8Array)])
  const { hash, bytes } = pushed(second?.bytes as Uint8Array)
  await sarah.say({ type: 'keep', push: 901, doc: 'lesson:b1', changes: [{ hash, bytes }] })
  const list = school().quarantine.list(ann.session)
  const [later, earlier] = list.ok ? list.value.map(({ id }) => id) : []
  expect(await school().quarantine.read(ann.session, later ?? 0)).toMatchObject({
    value: { said: [{ path: ['note'], value: longer, was: lesson.note }] },
  })
  const adopts = (id = 0) => school().quarantine.decide(ann.session, id, ADOPT)
  expect(await adopts(later)).toMatchObject({ ok: false, problem: { code: 'not-yet' } })
  expect(await adopts(earlier)).toMatchObject({ ok: true })
  expect(await adopts(later)).toMatchObject({ ok: true })
  await ann.until(() => JSON.stringify(ann.record('lesson:b1') ?? '').includes('parked well'))
})

test('only admins and the author read what it says', async () => {
  const { sarah, amira, dev, school, id } = await withLateLesson()
  expect(await school().quarantine.read(sarah.session, id)).toMatchObject({ ok: true })
  for (const { session } of [amira, dev])
    for (const one of [id, 999])
      expect(await school().quarantine.read(session, one)).toMatchObject({
        ok: false,
        problem: { code: 'not-found' },
      })
})

test('[PE8] who lost a record reads of their refused change what it puts, and nothing of the record', async () => {
  const { ann, sarah, school } = await aSchool()
  await sarah.does(logLesson, lesson)
  await ann.until(() => ann.holds().includes('lesson:b1'))
  const [next] = sarah.writes({
    doc: 'lesson:b1',
    put: [
      { path: ['durationMinutes'], value: 90 },
      { path: ['ratings', 'r9'], value: { skill: 2, level: 3, by: 'sarah', at: 1 } },
    ],
    text: [{ field: 'note', value: `${lesson.note} Late.` }],
  })
  const { hash, bytes } = pushed(next?.bytes as Uint8Array)
  await sarah.say({ type: 'keep', push: 900, doc: 'lesson:b1', changes: [{ hash, bytes }] })
  const list = school().quarantine.list(sarah.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  const reads = async ({ session }: TestDevice) => {
    const read = await school().quarantine.read(session, id)
    return read.ok ? (read.value.said ?? []) : []
  }
  const note = { path: ['note'], value: `${lesson.note} Late.`, was: lesson.note }
  const minutes = { path: ['durationMinutes'], value: 90, was: 60 }
  const level = { path: ['ratings', 'r9', 'level'], value: 3, was: null }
  expect(await reads(sarah)).toEqual(expect.arrayContaining([note, minutes, level]))
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  expect(await reads(sarah)).toEqual(
    expect.arrayContaining([{ ...note, value: null, was: null }, { ...minutes, was: null }, level]),
  )
  expect(await reads(ann)).toContainEqual(note)
})

test('bytes that cannot be read are shown as such', async () => {
  const { ann, sarah, school } = await aSchool()
  await sarah.push('lesson:b1', [{ hash: 'a'.repeat(64), bytes: new Uint8Array([1, 2, 3]) }])
  const list = school().quarantine.list(ann.session)
  const id = list.ok ? (list.value[0]?.id ?? 0) : 0
  expect(await school().quarantine.read(ann.session, id)).toMatchObject({ value: { said: null } })
})

test('[T45] a refusal and its decision stand in the audit, without a word of what was typed', async () => {
  const bookingId = '0199aaaa-0000-7000-8000-000000000001'
  const { ann, school, id } = await withLateLesson(bookingId)
  await school().quarantine.decide(ann.session, id, KEEP)
  const rows = school().audit.page({ limit: 2 })
  expect(rows).toMatchObject([
    { person: 'ann', action: 'refusal-decided', target: `lesson:${bookingId}`, outcome: 'keep' },
    {
      person: 'sarah',
      action: 'change-refused',
      target: `lesson:${bookingId}`,
      outcome: 'late-work',
    },
  ])
  expect(JSON.stringify(rows)).not.toContain(KEEP.reason)
})

test('[P5] after a refusal the same device goes on with the same record, under a new actor', async () => {
  const { amira, sarah } = await aSchool()
  const slot = { ...MONDAY_NINE, time: '15:00' }
  const booking = { bookingId: 'b9', learnerId: 'amira', instructorId: 'sarah', slot }
  await amira.does(bookLesson, booking)
  expect(await amira.does(confirmBooking, { bookingId: 'b9' })).toMatchObject([
    { verdict: 'refused', code: 'only-staff-confirm' },
  ])
  const why = { bookingId: 'b9', reason: 'learner-ill', charge: false }
  expect(await amira.does(cancelBooking, why)).toMatchObject([{ verdict: 'committed' }])
  await sarah.until(() => JSON.stringify(sarah.record('booking:b9')).includes('cancelled'))
})

test('[T5] wherever the assignment ends, what arrives later waits for an admin, whatever it says of its time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.nat(3), async (lessons, ended) => {
      const all = await aSchool()
      const { ann, sarah, school } = all
      const logs = Array.from({ length: lessons }, (_, index) => ({
        ...lesson,
        bookingId: `b${index}`,
        // Long before the assignment ended, if the change is to be believed.
        startsAtMs: lesson.startsAtMs - (index + 1) * 86_400_000,
      }))
      for (const [index, log] of logs.entries()) {
        if (index === ended)
          await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
        const [verdict] = await sarah.does(logLesson, log)
        expect(verdict?.verdict).toBe(index < ended ? 'committed' : 'refused')
      }
      const list = school().quarantine.list(ann.session)
      expect(list.ok ? list.value.length : -1).toBe(Math.max(0, lessons - ended))
      await school().close()
    }),
    { numRuns: 4 },
  )
})

describe('[E0.6] what a device could not write again after a refusal', () => {
  const keeps = async (device: TestDevice, doc: string, changes: readonly Uint8Array[]) => {
    const words = changes.map((bytes) => {
      const { hash } = pushed(bytes)
      return { hash, bytes }
    })
    await device.say({ type: 'keep', push: 900, doc, changes: words })
    return device.frames.flatMap((frame) =>
      frame.type === 'ack' && frame.push === 900 ? [frame.verdicts] : [],
    )
  }

  test('is kept for the admins and never judged, even if it would be allowed', async () => {
    const { sarah, ann, school } = await aSchool()
    const [written] = sarah.makes(logLesson, lesson)
    const bytes = written?.bytes as Uint8Array
    expect(await keeps(sarah, 'lesson:b1', [bytes])).toMatchObject([
      [{ verdict: 'refused', code: 'depends-on-refused' }],
    ])
    expect(school().history(ann.session, 'lesson:b1')).toMatchObject({ ok: false })
    expect(school().quarantine.list(ann.session)).toMatchObject({
      value: [{ person: 'sarah', code: 'depends-on-refused', isLastWords: false }],
    })
    expect(ann.sees('quarantine').at(-1)).toEqual({ type: 'quarantine', open: 1 })
  })

  test('[T4] pushed afterwards it is refused as before: no way around the admins', async () => {
    const { sarah } = await aSchool()
    const [written] = sarah.makes(logLesson, lesson)
    const bytes = written?.bytes as Uint8Array
    await keeps(sarah, 'lesson:b1', [bytes])
    expect(await sarah.push('lesson:b1', [pushed(bytes)])).toMatchObject([
      { verdict: 'refused', code: 'depends-on-refused' },
    ])
  })

  test('[T1] is nobody else’s: another device’s change is kept as forged and cannot be adopted', async () => {
    const { sarah, dev, ann, school } = await aSchool()
    const [written] = sarah.makes(logLesson, lesson)
    const bytes = written?.bytes as Uint8Array
    await keeps(dev, 'lesson:b1', [bytes])
    const list = school().quarantine.list(ann.session)
    const id = list.ok ? (list.value[0]?.id ?? 0) : 0
    expect(list).toMatchObject({ value: [{ person: 'dev', code: 'forged-actor' }] })
    expect(await school().quarantine.decide(ann.session, id, ADOPT)).toMatchObject({ ok: false })
    // And its author is not kept out by it.
    expect(await sarah.push('lesson:b1', [pushed(bytes)])).toMatchObject([{ verdict: 'committed' }])
  })

  test('is bounded by person: then it stays on the device', async () => {
    const { sarah, ann, school } = await aSchool()
    const noise = (number: number) => ({
      hash: number.toString(16).padStart(64, '0'),
      bytes: new Uint8Array([1, 2, 3, number & 255, number >> 8]),
    })
    const all = Array.from({ length: 1_050 }, (_, number) => noise(number))
    for (let from = 0; from < all.length; from += 150)
      await sarah.say({
        type: 'keep',
        push: from,
        doc: 'lesson:b1',
        changes: all.slice(from, from + 150),
      })
    const list = school().quarantine.list(ann.session)
    expect(list.ok ? list.value.length : 0).toBe(1_000)
    expect(sarah.frames.at(-1)).toMatchObject({
      type: 'ack',
      verdicts: expect.arrayContaining([
        expect.objectContaining({ verdict: 'retry', why: 'busy' }),
      ]),
    })
  })
})

describe('[J10] a row of a set among the last words', () => {
  const handsIn = async (doc: string, data: unknown) => {
    const all = await aSchool()
    const from = { personId: 'sarah', deviceId: 'sarah-phone', actorPrefix: 'a'.repeat(16) }
    const bytes = new TextEncoder().encode(JSON.stringify(data))
    all.school().takeLastWords(from, [{ doc, hash: 'b'.repeat(64), bytes }])
    const list = all.school().quarantine.list(all.ann.session)
    return { ...all, id: list.ok ? (list.value[0]?.id ?? 0) : 0 }
  }
  const details = { displayName: 'Sarah', roles: ['instructor'], phone: '07700 900123' }

  test('is read field by field, and adopted it counts as its author’s own', async () => {
    const { ann, school, id } = await handsIn('set:people:sarah', details)
    expect(await school().quarantine.read(ann.session, id)).toMatchObject({
      value: {
        said: expect.arrayContaining([{ path: ['phone'], value: details.phone, was: null }]),
      },
    })
    expect(await school().quarantine.decide(ann.session, id, ADOPT)).toMatchObject({ ok: true })
    expect(school().sets.pull(ann.session, 'people', null, 100)).toMatchObject({
      value: { rows: expect.arrayContaining([{ id: 'sarah', data: details }]) },
    })
    expect(school().quarantine.list(ann.session)).toMatchObject({ value: [{ decision: 'adopt' }] })
  })

  test.each([
    ['another’s details', 'set:people:dev', { ...details, displayName: 'Dev' }],
    ['a right she does not have', 'set:people:sarah', { ...details, roles: ['admin'] }],
    ['a set nobody knows', 'set:nothing:1', {}],
    ['no row at all', 'set:people:sarah', ['x']],
  ])('%s cannot be adopted: it is judged by its author’s rights', async (_, doc, data) => {
    const { ann, school, id } = await handsIn(doc, data)
    expect(await school().quarantine.decide(ann.session, id, ADOPT)).toMatchObject({ ok: false })
    expect(await school().quarantine.decide(ann.session, id, KEEP)).toMatchObject({ ok: true })
  })
})

test('two admins answer at once: the first word stands, and stands once in the audit', async () => {
  const { ann, school, id } = await withLateLesson()
  const adopting = school().quarantine.decide(ann.session, id, ADOPT)
  const keeping = school().quarantine.decide(ann.session, id, KEEP)
  const [adopted, kept] = [await adopting, await keeping]
  expect([adopted.ok, kept.ok].filter(Boolean)).toHaveLength(1)
  expect(school().audit.page({ limit: 5, action: 'refusal-decided' })).toHaveLength(1)
  expect(school().history(ann.session, 'lesson:b1').ok).toBe(adopted.ok)
})
