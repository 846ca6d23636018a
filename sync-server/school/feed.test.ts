import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bookLesson,
  cancelBooking,
  confirmBooking,
  moveBooking,
} from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { setStage } from '#shared/domains/people/index.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { documentKinds } from '#shared/registry.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'

const booking = (bookingId: string) => ({
  bookingId,
  learnerId: 'amira',
  instructorId: 'sarah',
  slot: MONDAY_NINE,
})

/** What the device's own projection makes of the bytes it was sent. */
const ownRows = (device: Device, doc: string): unknown[] => {
  const kind = documentKinds.get(kindOf(doc))
  return JSON.parse(JSON.stringify(kind?.project(device.record(doc), doc) ?? []))
}

type Act = (all: TestSchool, number: number) => Promise<unknown>

/** What people do, as far as it can be done just now. */
const ACTS: Record<string, Act> = {
  book: ({ amira }, number) => amira.does(bookLesson, booking(`b${number}`)),
  confirm: ({ sarah }, number) => sarah.does(confirmBooking, { bookingId: `b${number}` }),
  move: ({ sarah }, number) =>
    sarah.does(moveBooking, { bookingId: `b${number}`, slot: { ...MONDAY_NINE, time: '11:00' } }),
  cancel: ({ amira }, number) =>
    amira.does(cancelBooking, { bookingId: `b${number}`, reason: 'weather', charge: false }),
  stage: ({ sarah }) => sarah.does(setStage, { learnerId: 'amira', stage: 'Registered' }),
  log: ({ sarah }, number) =>
    sarah.does(logLesson, {
      bookingId: `b${number}`,
      learnerId: 'amira',
      instructorId: 'sarah',
      startsAtMs: 1_795_420_800_000 + number,
      durationMinutes: 60,
      skills: [{ skill: 1 + (number % 5), level: 2 }],
      note: `Lesson ${number}. `.repeat(number * 4),
    }),
}

const attempt = async (act: Promise<unknown>): Promise<void> => {
  await act.catch(() => {
    // A command that its own device refuses is no step at all.
  })
}

describe('the feed', () => {
  test('what a new device is sent is what its own projection of the bytes gives', async () => {
    const step = fc.record({ act: fc.constantFrom(...Object.keys(ACTS)), number: fc.nat(4) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const all = await aSchool()
        for (const { act, number } of steps) await attempt((ACTS[act] as Act)(all, number))
        const fresh = all.deviceOf('ann', 'ann-new')
        await fresh.connect()
        for (const doc of fresh.holds()) {
          expect(fresh.held(doc).rows).toEqual(ownRows(fresh, doc))
          expect(fresh.record(doc)).toEqual(all.ann.record(doc))
        }
        expect(fresh.holds()).toEqual(all.ann.holds())
        await all.school().close()
      }),
      { numRuns: 10 },
    )
  }, 120_000)

  test('the document changed last comes first, with a receipt for each head', async () => {
    const { amira, sarah, deviceOf } = await aSchool()
    for (const id of ['b1', 'b2', 'b3']) await amira.does(bookLesson, booking(id))
    await sarah.until(() => sarah.holds().includes('booking:b3'))
    await sarah.does(confirmBooking, { bookingId: 'b1' })
    const fresh = deviceOf('sarah', 'sarah-new')
    await fresh.connect()
    const docs = fresh.frames.flatMap((frame) => (frame.type === 'snap' ? frame.docs : []))
    expect(docs.map((one) => one.doc)).toEqual([
      'booking:b1',
      'booking:b3',
      'booking:b2',
      'learner:amira',
    ])
    for (const { heads, receipts } of docs)
      expect(receipts.map((receipt) => receipt.hash)).toEqual(heads)
    expect(fresh.frames.map((frame) => frame.type)).toEqual(['welcome', 'snap', 'live'])
  })

  test('coming back when nothing has changed is one frame, for every reader', async () => {
    const all = await aSchool()
    for (const id of ['b1', 'b2']) await all.amira.does(bookLesson, booking(id))
    for (const device of [all.ann, all.sarah, all.amira]) {
      await device.until(() => device.cursor() === all.amira.cursor())
      device.disconnect()
      const before = device.frames.length
      await device.connect()
      expect(device.frames.slice(before)).toMatchObject([{ type: 'welcome', top: device.cursor() }])
    }
  })

  test('who may read nothing of it is only told that time has passed', async () => {
    const { seun, amira } = await aSchool()
    seun.disconnect()
    await amira.does(bookLesson, booking('b1'))
    const before = seun.frames.length
    await seun.connect()
    expect(seun.frames.slice(before)).toMatchObject([
      { type: 'welcome' },
      { type: 'rows', changes: [] },
      { type: 'live' },
    ])
  })

  test('away for a while: the changes come in order, and then live', async () => {
    const { sarah, amira } = await aSchool()
    sarah.disconnect()
    for (const id of ['b1', 'b2', 'b3']) await amira.does(bookLesson, booking(id))
    await sarah.connect()
    const rows = sarah.frames.flatMap((frame) => (frame.type === 'rows' ? frame.changes : []))
    const seqs = rows.map((row) => row.seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect(sarah.record('booking:b3')).toEqual(amira.record('booking:b3'))
    expect(rows.at(-1)).toMatchObject({ person: 'amira', doc: 'booking:b3' })
  })

  test('a socket that is full is not fed; when it drains it gets everything, once and in order', async () => {
    const { sarah, amira, school } = await aSchool()
    const frames: { type: string; changes?: { seq: number }[] }[] = []
    let drain = () => {}
    let full: Promise<void> | undefined
    const slow = school().connect({ ...sarah.session, deviceId: 'slow' }, (frame) => {
      frames.push(frame)
      return full
    })
    await slow.handle({ type: 'hello', protocol: 1, app: 'x', epoch: '', cursor: 0 })
    full = new Promise((done) => {
      drain = done
    })
    for (const id of ['b1', 'b2', 'b3', 'b4']) await amira.does(bookLesson, booking(id))
    expect(frames.filter((frame) => frame.type === 'rows')).toHaveLength(1)
    full = undefined
    drain()
    await sarah.until(() => sarah.holds().includes('booking:b4'))
    await amira.does(bookLesson, booking('b5'))
    const seen = () => frames.flatMap((frame) => frame.changes ?? []).map((change) => change.seq)
    while (seen().length < 5) await new Promise<void>((done) => setImmediate(done))
    expect(new Set(seen()).size).toBe(5)
    expect(seen()).toEqual([...seen()].sort((a, b) => a - b))
  })

  test('a relay that starts again on its file goes on where it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'school-'))
    const path = join(folder, 'school.db')
    const { amira, sarah, school, becomes } = await aSchool({ path })
    await amira.does(bookLesson, booking('b1'))
    await sarah.until(() => sarah.holds().includes('booking:b1'))
    await school().close()
    expect(sarah.frames.at(-1)).toMatchObject({ type: 'refuse', code: 'busy' })
    becomes(path)
    const before = sarah.frames.length
    await sarah.connect()
    expect(sarah.frames.slice(before)).toHaveLength(1)
    expect(await sarah.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
      { verdict: 'committed' },
    ])
    expect(school().verify().problems).toEqual([])
    await school().close()
    rmSync(folder, { recursive: true })
  })
})
