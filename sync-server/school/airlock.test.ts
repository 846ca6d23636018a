/** What an honest app never sends. */
import * as Automerge from '@automerge/automerge'
import { describe, expect, test } from 'vitest'
import { bookLesson, cancelBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import { type Device, pushed, records } from '../testing/device.ts'

const BOOKING = 'booking:b1'
const input = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }

/** A change on top of what the device holds, with any actor. */
const written = (device: Device, actor: string, path: string[], value: string): Uint8Array => {
  const edit = { doc: BOOKING, put: [{ path, value }] }
  const change = records.write(device.open(BOOKING, actor), edit)?.change.bytes
  if (change === undefined) throw new Error('nothing was written')
  return change
}

const dump = ({ school, ann }: TestSchool) => ({
  history: school().history(ann.session, BOOKING),
  quarantine: school().quarantine.list(ann.session),
  sets: school().sets.pull(ann.session, 'busy', null, 100),
  verified: school().verify(),
})

describe('a hostile or broken device', () => {
  test("cannot write under another device's actor, and its owner is not harmed", async () => {
    const { amira, sarah } = await aSchool()
    await amira.does(bookLesson, input)
    await sarah.until(() => sarah.record(BOOKING) !== undefined)
    const forged = written(sarah, amira.actorId(), ['pickup'], 'Elsewhere')
    expect(await sarah.push(BOOKING, [pushed(forged)])).toMatchObject([
      { verdict: 'refused', code: 'forged-actor' },
    ])
    const [own] = await amira.does(cancelBooking, {
      bookingId: 'b1',
      reason: 'learner-ill',
      charge: false,
    })
    expect(own).toMatchObject({ verdict: 'committed' })
  })

  test('with two changes of one number keeps the first; the second waits for people', async () => {
    const { amira, ann, school } = await aSchool()
    await amira.does(bookLesson, input)
    const cancel = (reason: string) =>
      amira.makes(cancelBooking, { bookingId: 'b1', reason, charge: false })[0]?.bytes as Uint8Array
    const [first, second] = [cancel('learner-ill'), cancel('weather')]
    expect(await amira.push(BOOKING, [pushed(first)])).toMatchObject([{ verdict: 'committed' }])
    expect(await amira.push(BOOKING, [pushed(second)])).toMatchObject([
      { verdict: 'refused', code: 'equivocation' },
    ])
    expect(school().quarantine.list(ann.session)).toMatchObject({
      value: [{ code: 'equivocation', person: 'amira' }],
    })
  })

  test('cannot put a known change, or a record of another name, into a document', async () => {
    const { amira } = await aSchool()
    const [one] = amira.makes(bookLesson, input)
    const change = pushed(one?.bytes as Uint8Array)
    expect(await amira.push('booking:b2', [change])).toMatchObject([
      { verdict: 'refused', code: 'wrong-record' },
    ])
    const [other] = amira.makes(bookLesson, input)
    const good = pushed(other?.bytes as Uint8Array)
    expect(await amira.push(BOOKING, [good])).toMatchObject([{ verdict: 'committed' }])
    expect(await amira.push('booking:b2', [good])).toMatchObject([
      { verdict: 'refused', code: 'wrong-document' },
    ])
  })

  test('cannot block an honest change by announcing rubbish under its hash', async () => {
    const { amira, seun } = await aSchool()
    const [one] = amira.makes(bookLesson, input)
    const honest = pushed(one?.bytes as Uint8Array)
    const rubbish = { hash: honest.hash, bytes: new Uint8Array([1, 2, 3]) }
    expect(await seun.push(BOOKING, [rubbish])).toMatchObject([
      { verdict: 'refused', hash: honest.hash, code: 'malformed' },
    ])
    const lied = {
      hash: honest.hash,
      bytes: seun.makes(bookLesson, {
        ...input,
        learnerId: 'seun',
        instructorId: 'dev',
        bookingId: 'b9',
      })[0]?.bytes as Uint8Array,
    }
    expect(await seun.push(BOOKING, [lied])).toMatchObject([
      { verdict: 'refused', code: 'wrong-hash' },
    ])
    expect(await amira.push(BOOKING, [honest])).toMatchObject([{ verdict: 'committed' }])
  })

  test('cannot start a rival root, or number its operations from far away', async () => {
    const { amira } = await aSchool()
    const actor = amira.actorId()
    const rival = Automerge.change(Automerge.init<Record<string, unknown>>({ actor }), (draft) => {
      draft.id = 'booking:b1'
    })
    const bytes = Automerge.getLastLocalChange(rival) as Uint8Array
    expect(await amira.push(BOOKING, [pushed(bytes)])).toMatchObject([
      { verdict: 'refused', code: 'malformed' },
    ])
    const [one] = amira.makes(bookLesson, input)
    const honest = Automerge.decodeChange(one?.bytes as Uint8Array)
    const far = Automerge.encodeChange({ ...honest, startOp: 1_000_000, ops: [] })
    expect(await amira.push(BOOKING, [pushed(far)])).toMatchObject([
      { verdict: 'refused', code: 'malformed' },
    ])
  })

  test('learns nothing about kinds nobody knows, and breaks nothing', async () => {
    const { amira } = await aSchool()
    const [one] = amira.makes(bookLesson, input)
    const change = pushed(one?.bytes as Uint8Array)
    for (const doc of ['spaceship:1', 'booking', '__proto__:x', ''])
      expect(await amira.push(doc, [change])).toMatchObject([{ verdict: 'refused' }])
  })

  test('T4: what was refused stays refused from another device', async () => {
    const { dev, deviceOf } = await aSchool()
    const lesson = {
      bookingId: 'b1',
      learnerId: 'amira',
      instructorId: 'dev',
      startsAtMs: 1_795_420_800_000,
      durationMinutes: 60,
      skills: [],
    }
    const [change] = dev.makes(logLesson, lesson)
    const push = [pushed(change?.bytes as Uint8Array)]
    const [first] = await dev.push('lesson:b1', push)
    const other = deviceOf('dev', 'dev-tablet')
    await other.connect()
    expect(await other.push('lesson:b1', push)).toEqual([first])
  })

  test('T3: everything pushed again in any order changes nothing', async () => {
    const all = await aSchool()
    const { amira, sarah } = all
    await amira.does(bookLesson, input)
    const changes = amira
      .held(BOOKING)
      .bytes.slice(1)
      .map((bytes) => pushed(bytes))
    await amira.does(cancelBooking, { bookingId: 'b1', reason: 'weather', charge: false })
    await sarah.until(() => sarah.sees('rows').length > 0)
    const before = dump(all)
    await amira.push(BOOKING, [...changes, ...changes])
    const everything = amira
      .held(BOOKING)
      .bytes.slice(1)
      .map((bytes) => pushed(bytes))
    await amira.push(BOOKING, everything.reverse())
    expect(dump(all)).toEqual(before)
  })

  test('ended while its push is under way: nothing of it is stored, and it hears nothing more', async () => {
    const { amira, ann, school } = await aSchool()
    const [one] = amira.makes(bookLesson, input)
    const push = {
      type: 'push' as const,
      push: 99,
      doc: BOOKING,
      changes: [pushed(one?.bytes as Uint8Array)],
    }
    const under = amira.say(push)
    school().endDevice(amira.session.deviceId)
    await under
    expect(amira.frames.at(-1)).toMatchObject({ type: 'refuse', code: 'device-ended' })
    expect(school().history(ann.session, BOOKING)).toMatchObject({ ok: false })
  })

  test('must say hello first, once, in a protocol both know', async () => {
    const { deviceOf, amira, school } = await aSchool({ enrols: false })
    await amira.connect()
    await amira.say({ type: 'hello', protocol: 1, app: 'x', epoch: '', cursor: 0 })
    expect(amira.frames.at(-1)).toMatchObject({ type: 'refuse', code: 'bad-frame' })
    const frames: unknown[] = []
    const tablet = deviceOf('seun', 'tablet')
    const old = school().connect(tablet.session, (frame) => void frames.push(frame) as undefined)
    await old.handle({ type: 'hello', protocol: 0, app: 'x', epoch: '', cursor: 0 })
    expect(frames).toMatchObject([{ type: 'refuse', code: 'update-needed' }])
  })
})
