import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { type Device, pushed } from '../testing/device.ts'

const folder = mkdtempSync(join(tmpdir(), 'epoch-'))
afterAll(() => rmSync(folder, { recursive: true }))

const BOOKING = 'booking:b1'
const input = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }

/** What an app does when the relay's epoch is new to it: says what it holds, pushes what is missing. */
const heals = async (device: Device, mine: ReadonlyMap<string, Uint8Array[]>) => {
  const docs = [...mine.keys()].map((doc) => ({ doc, heads: headsBefore.get(doc) ?? [] }))
  await device.say({ type: 'manifest', docs, last: true })
  const need = device.frames.flatMap((frame) => (frame.type === 'need' ? frame.docs : []))
  const verdicts = []
  for (const { doc } of need) {
    const receipts = receiptsBefore.get(doc)
    const changes = (mine.get(doc) ?? []).map((bytes) => {
      const { hash } = pushed(bytes)
      return pushed(bytes, receipts?.get(hash))
    })
    verdicts.push(...(await device.push(doc, changes)))
  }
  return verdicts
}

let headsBefore = new Map<string, string[]>()
let receiptsBefore = new Map<string, Map<string, Uint8Array>>()

const remember = (device: Device): Map<string, Uint8Array[]> => {
  const docs = device.holds()
  headsBefore = new Map(docs.map((doc) => [doc, device.heads(doc)]))
  receiptsBefore = new Map(docs.map((doc) => [doc, new Map(device.held(doc).receipts)]))
  return new Map(docs.map((doc) => [doc, device.held(doc).bytes.slice(1)]))
}

test('a relay restored from an old backup is healed by one device, also of what others wrote', async () => {
  const path = join(folder, 'healed.db')
  const { amira, sarah, ann, school, becomes } = await aSchool({ path })
  const backup = join(folder, 'backup.db')
  await school().backup(backup)
  await amira.does(bookLesson, input)
  await sarah.until(() => sarah.holds().includes(BOOKING))
  await sarah.does(confirmBooking, { bookingId: 'b1' })
  await amira.until(() => amira.heads(BOOKING).join() === sarah.heads(BOOKING).join())
  await school().close()

  becomes(backup).newEpoch()
  const mine = remember(sarah)
  const record = sarah.record(BOOKING)
  await sarah.connect()
  expect(sarah.sees('welcome').at(-1)).not.toMatchObject({ epoch: 'x' })
  const verdicts = await heals(sarah, mine)
  expect(verdicts.map((one) => one.verdict)).toEqual(['committed', 'committed'])
  const history = school().history(ann.session, BOOKING)
  expect(history).toMatchObject({ ok: true, value: [{ person: 'amira' }, { person: 'sarah' }] })
  await ann.connect()
  await ann.until(() => ann.holds().includes(BOOKING))
  expect(ann.record(BOOKING)).toEqual(record)
  expect(school().verify().problems).toEqual([])
  await school().close()
})

test("without a receipt another's change stays out, and nobody can make a receipt", async () => {
  const path = join(folder, 'unreceipted.db')
  const { amira, sarah, school, becomes } = await aSchool({ path })
  const backup = join(folder, 'backup-2.db')
  await school().backup(backup)
  await amira.does(bookLesson, input)
  await sarah.until(() => sarah.holds().includes(BOOKING))
  await school().close()
  becomes(backup).newEpoch()
  const mine = remember(sarah)
  await sarah.connect()
  const [bytes] = mine.get(BOOKING) ?? []
  const forged = pushed(bytes as Uint8Array, new Uint8Array(32).fill(1))
  expect(await sarah.push(BOOKING, [forged])).toMatchObject([
    { verdict: 'refused', code: 'forged-actor' },
  ])
  // The true receipt opens the door after all.
  expect(await heals(sarah, mine)).toMatchObject([{ verdict: 'committed' }])
  await school().close()
})

test('a long document comes in several frames: others’ changes wait for the receipt in the last', async () => {
  const path = join(folder, 'long.db')
  const { amira, sarah, ann, school, becomes } = await aSchool({ path })
  const backup = join(folder, 'backup-3.db')
  await school().backup(backup)
  await amira.does(bookLesson, input)
  await sarah.until(() => sarah.holds().includes(BOOKING))
  await sarah.does(confirmBooking, { bookingId: 'b1' })
  await amira.until(() => amira.heads(BOOKING).join() === sarah.heads(BOOKING).join())
  await amira.does(cancelBooking, { bookingId: 'b1', reason: 'weather', charge: false })
  await ann.until(() => ann.holds().includes(BOOKING) && ann.held(BOOKING).bytes.length === 4)
  await school().close()
  becomes(backup).newEpoch()
  const mine = remember(ann)
  await ann.connect()
  await ann.say({
    type: 'manifest',
    docs: [{ doc: BOOKING, heads: headsBefore.get(BOOKING) ?? [] }],
    last: true,
  })
  const changes = (mine.get(BOOKING) ?? []).map((bytes) => pushed(bytes))
  const [one, two, three] = changes
  const last = { ...three, receipt: receiptsBefore.get(BOOKING)?.get(three?.hash ?? '') }
  for (const change of [one, two])
    expect(await ann.push(BOOKING, [change as NonNullable<typeof change>])).toMatchObject([
      { verdict: 'retry', why: 'missing-deps' },
    ])
  expect(await ann.push(BOOKING, [last as NonNullable<typeof three>])).toMatchObject([
    { verdict: 'committed' },
  ])
  expect(await ann.push(BOOKING, changes)).toMatchObject(
    changes.map(() => ({ verdict: 'duplicate' })),
  )
  expect(school().quarantine.list(ann.session)).toMatchObject({ value: [] })
  await school().close()
})

test('healing does not undo what the relay decides: own unsent work is judged as it is now', async () => {
  const path = join(folder, 'judged.db')
  const { dev, school, becomes } = await aSchool({ path })
  const backup = join(folder, 'backup-4.db')
  await school().backup(backup)
  await school().close()
  becomes(backup).newEpoch()
  await dev.connect()
  const [change] = dev.makes(logLesson, {
    bookingId: 'b7',
    learnerId: 'amira',
    instructorId: 'dev',
    startsAtMs: 1,
    durationMinutes: 60,
    skills: [],
  })
  await dev.say({
    type: 'manifest',
    docs: [{ doc: 'lesson:b7', heads: [pushed(change?.bytes as Uint8Array).hash] }],
    last: true,
  })
  expect(await dev.push('lesson:b7', [pushed(change?.bytes as Uint8Array)])).toMatchObject([
    { verdict: 'refused', code: 'not-your-learner' },
  ])
  await school().close()
})
