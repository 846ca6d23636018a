import { describe, expect, test } from 'vitest'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed, records } from '../testing/device.ts'

const BOOKING = 'booking:b1'
const booking = (with_: string, learnerId: string, bookingId = 'b1') => ({
  bookingId,
  learnerId,
  instructorId: with_,
  slot: MONDAY_NINE,
})

describe('a change on its way through the school', () => {
  test('Amira asks for a lesson: it is on disk, she hears so, and those who may read it get it', async () => {
    const { amira, sarah, ann, dev, seun } = await aSchool()
    const [verdict] = await amira.does(bookLesson, booking('sarah', 'amira'))
    expect(verdict).toMatchObject({ verdict: 'committed' })
    await sarah.until(() => sarah.record(BOOKING) !== undefined)
    await ann.until(() => ann.record(BOOKING) !== undefined)
    expect(sarah.record(BOOKING)).toEqual(amira.record(BOOKING))
    expect(dev.holds()).not.toContain(BOOKING)
    expect(seun.holds()).not.toContain(BOOKING)
  })

  test('the log says who it was and when it came, whatever the change says of itself', async () => {
    const { amira, ann, ports, school } = await aSchool()
    ports.passes(60_000)
    await amira.does(bookLesson, booking('sarah', 'amira'))
    const history = school().history(ann.session, BOOKING)
    expect(history).toMatchObject({
      ok: true,
      value: [{ person: 'amira', receivedAt: ports.clock.now() }],
    })
  })

  test('history is for those who may read the document; others learn nothing', async () => {
    const { amira, seun, school } = await aSchool()
    await amira.does(bookLesson, booking('sarah', 'amira'))
    expect(school().history(seun.session, BOOKING)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
    expect(school().history(seun.session, 'booking:nowhere')).toEqual(
      school().history(seun.session, BOOKING),
    )
  })

  test("a device does not get its own change back, but its cursor moves; the person's other one does", async () => {
    const { amira, deviceOf } = await aSchool()
    const tablet = deviceOf('amira', 'amira-tablet')
    await tablet.connect()
    const before = amira.sees('rows').length
    const [verdict] = await amira.does(bookLesson, booking('sarah', 'amira'))
    await tablet.until(() => tablet.record(BOOKING) !== undefined)
    const own = amira.frames.filter((frame) => frame.type === 'rows').slice(before)
    expect(own).toEqual([{ type: 'rows', changes: [], cur: (verdict as { seq: number }).seq }])
  })

  test('what is refused goes to quarantine, and the next change of another device goes on', async () => {
    const { amira, sarah, ann, school } = await aSchool()
    await amira.does(bookLesson, booking('sarah', 'amira'))
    await sarah.until(() => sarah.record(BOOKING) !== undefined)
    const [refused] = await amira.does(confirmBooking, { bookingId: 'b1' })
    expect(refused).toMatchObject({ verdict: 'refused', code: 'only-staff-confirm' })
    expect((refused as { message: string }).message).toMatch(/\w+ \w+ \w+/)
    const [confirmed] = await sarah.does(confirmBooking, { bookingId: 'b1' })
    expect(confirmed).toMatchObject({ verdict: 'committed' })
    const list = school().quarantine.list(ann.session)
    expect(list).toMatchObject({ ok: true, value: [{ person: 'amira', doc: BOOKING }] })
    expect(ann.frames.at(-1)).toBeDefined()
    expect(ann.sees('quarantine')).toEqual([{ type: 'quarantine', open: 1 }])
    expect(school().quarantine.list(amira.session)).toMatchObject({ value: [{ person: 'amira' }] })
    expect(school().quarantine.list(sarah.session)).toMatchObject({ value: [] })
  })

  test('what was refused once is refused again with the same words, and kept once', async () => {
    const { amira, ann, school } = await aSchool()
    await amira.does(bookLesson, booking('sarah', 'amira'))
    const [change] = amira.makes(confirmBooking, { bookingId: 'b1' })
    const again = [pushed(change?.bytes as Uint8Array)]
    const first = await amira.push(BOOKING, again)
    expect(await amira.push(BOOKING, again)).toEqual(first)
    expect(school().quarantine.list(ann.session)).toMatchObject({ value: { length: 1 } })
  })

  test('a change whose past is missing is not stored: it is to come again, after its past', async () => {
    const { amira, ann, school } = await aSchool()
    const doc = amira.open(BOOKING, amira.actorId())
    const [one] = amira.makes(bookLesson, booking('sarah', 'amira'))
    const opened = records.automerge.applyChanges(doc, [one?.bytes as Uint8Array])[0]
    const two = records.write(opened, { doc: BOOKING, put: [{ path: ['pickup'], value: 'Home' }] })
    const later = pushed(two?.change.bytes as Uint8Array)
    expect(await amira.push(BOOKING, [later])).toEqual([
      { verdict: 'retry', hash: later.hash, why: 'missing-deps' },
    ])
    expect(school().quarantine.list(ann.session)).toMatchObject({ value: [] })
    expect(school().history(ann.session, BOOKING)).toMatchObject({ ok: false })
    const first = pushed(one?.bytes as Uint8Array)
    const verdicts = await amira.push(BOOKING, [first, later])
    expect(verdicts[0]).toMatchObject({ verdict: 'committed' })
  })

  test('of one push each change has its own verdict: the one after a refused one waits', async () => {
    const { amira } = await aSchool()
    const [one] = amira.makes(bookLesson, booking('sarah', 'amira'))
    amira.held(BOOKING).bytes.push(one?.bytes as Uint8Array)
    const [two] = amira.makes(confirmBooking, { bookingId: 'b1' })
    amira.held(BOOKING).bytes.push(two?.bytes as Uint8Array)
    const [three] = amira.makes(cancelBooking, {
      bookingId: 'b1',
      reason: 'learner-ill',
      charge: false,
    })
    const all = [one, two, three].map((change) => pushed(change?.bytes as Uint8Array))
    expect((await amira.push(BOOKING, all)).map((verdict) => verdict.verdict)).toEqual([
      'committed',
      'refused',
      'retry',
    ])
  })

  test('an instructor who is not on the team cannot log a lesson for the learner', async () => {
    const { dev } = await aSchool()
    const [verdict] = await dev.does(logLesson, {
      bookingId: 'b1',
      learnerId: 'amira',
      instructorId: 'dev',
      startsAtMs: 1_795_420_800_000,
      durationMinutes: 60,
      skills: [{ skill: 1, level: 2 }],
      note: 'Good.',
    })
    expect(verdict).toMatchObject({ verdict: 'refused', code: 'not-your-learner' })
  })

  test('the ack is lost on the way: sent again, it is a duplicate and nothing is doubled', async () => {
    const { amira, ann, school } = await aSchool()
    const [one] = amira.makes(bookLesson, booking('sarah', 'amira'))
    const change = [pushed(one?.bytes as Uint8Array)]
    amira.loseAcks(true)
    await amira.push(BOOKING, change)
    amira.loseAcks(false)
    const [again] = await amira.push(BOOKING, change)
    expect(again).toMatchObject({ verdict: 'duplicate' })
    expect(school().history(ann.session, BOOKING)).toMatchObject({ value: { length: 1 } })
  })
})
