/** T17: one change that does not open costs its own record the newest state, and nothing else. */
import * as A from '@automerge/automerge'
import { beforeEach, expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { RowsFrame, SnapFrame } from '#shared/protocol/down.ts'
import { documentKinds } from '#shared/registry.ts'
import { aDevice } from './a-device.testkit.ts'
import type { Chunk } from './document-store.ts'
import type { MemoryStore } from './memory-store.ts'

const records = createRecords(A)

const sarahsDevice = async (actorPrefix: string, store?: MemoryStore, app = '1') => {
  const teams = ['amira', 'seun']
  const device = await aDevice({ actorPrefix, teams, app, ...(store ? { store } : {}) })
  const { writer, memory } = device
  return {
    writer,
    store: device.store,
    status: (id: string) => memory.model.get<BookingRow>('booking', id)?.status,
  }
}

type Device = Awaited<ReturnType<typeof sarahsDevice>>
type Sent = RowsFrame['changes'][number]

const AMIRAS: DocId = 'booking:b1'
const SEUNS: DocId = 'booking:b2'

const book = (bookingId: string, learnerId: string, time: string) => ({
  name: 'bookings.book',
  input: {
    bookingId,
    learnerId,
    instructorId: 'sarah',
    slot: { date: '2026-11-24', time, zone: 'Europe/London', durationMinutes: 60 },
  },
})

const written = async ({ store }: Device, doc: DocId): Promise<Sent[]> => {
  const chunk = await store.get<Chunk>('chunks', doc)
  return (chunk?.pending ?? []).map(({ hash, bytes }) => ({
    doc,
    hash,
    bytes,
    receipt: new Uint8Array(32),
  })) as Sent[]
}

const spoilt = (change: Sent): Sent => {
  const bytes = new Uint8Array(change.bytes)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
  return { ...change, bytes }
}

const rows = (cur: number, changes: readonly Sent[]) =>
  ({ type: 'rows', cur, changes }) as RowsFrame

let office: Device
let phone: Device

beforeEach(async () => {
  office = await sarahsDevice('a'.repeat(16))
  phone = await sarahsDevice('b'.repeat(16))
  await office.writer.run([book('b1', 'amira', '09:00')])
  await office.writer.run([book('b2', 'seun', '11:00')])
  const booked = [...(await written(office, AMIRAS)), ...(await written(office, SEUNS))]
  await phone.writer.receive((into) => into.rows(rows(2, booked)))
  await office.writer.run([{ name: 'bookings.complete', input: { bookingId: 'b1' } }])
  await office.writer.run([{ name: 'bookings.complete', input: { bookingId: 'b2' } }])
})

const completions = async (): Promise<[Sent, Sent]> => {
  const [, amiras] = await written(office, AMIRAS)
  const [, seuns] = await written(office, SEUNS)
  return [amiras as Sent, seuns as Sent]
}

test('[T17] the record stays as it was, the others go on, and the hash is noted', async () => {
  const [amiras, seuns] = await completions()
  const isStored = await phone.writer.receive((into) => into.rows(rows(4, [spoilt(amiras), seuns])))
  expect(isStored).toBe(true)
  expect([phone.status('b1'), phone.status('b2')]).toEqual(['confirmed', 'completed'])
  expect(await phone.store.get('meta', 'cursor')).toBe(4)
  expect(phone.writer.unreadable.all()).toEqual([{ doc: AMIRAS, hash: amiras.hash, app: '1' }])
  // It can still be worked with.
  const call = {
    name: 'bookings.cancel',
    input: { bookingId: 'b1', reason: 'other', charge: false },
  }
  expect((await phone.writer.run([call])).ok).toBe(true)
})

test('[T17] when what is here does not open either, nothing is passed over', async () => {
  const [amiras] = await completions()
  const chunk = (await phone.store.get<Chunk>('chunks', AMIRAS)) as Chunk
  const broken = { ...chunk, confirmed: chunk.confirmed.map(() => new Uint8Array([1, 2, 3])) }
  await phone.store.commit([{ table: 'chunks', key: AMIRAS, value: broken }], 'strict')
  await expect(
    phone.writer.receive((into) => into.rows(rows(4, [spoilt(amiras)]))),
  ).rejects.toThrow()
  expect(await phone.store.get('meta', 'cursor')).toBe(2)
})

test('[T17] the next version asks for everything anew, once, and a whole document settles it', async () => {
  const [amiras, seuns] = await completions()
  await phone.writer.receive((into) => into.rows(rows(4, [spoilt(amiras), seuns])))
  const same = await sarahsDevice('b'.repeat(16), phone.store)
  await same.writer.unreadable.askAnew()
  expect(await phone.store.get('meta', 'cursor')).toBe(4)

  const next = await sarahsDevice('b'.repeat(16), phone.store, '2')
  await next.writer.unreadable.askAnew()
  expect(await phone.store.get('meta', 'cursor')).toBe(0)

  const kind = documentKinds.get('booking')
  if (!kind) throw new Error('no bookings')
  const all = await written(office, AMIRAS)
  const whole = records.open(
    kind,
    undefined,
    all.map(({ bytes }) => bytes),
  )
  const frame = {
    type: 'snap',
    docs: [{ doc: AMIRAS, bytes: A.save(whole), heads: A.getHeads(whole), receipts: [], rows: [] }],
  } as unknown as SnapFrame
  await next.writer.receive((into) => into.snap(frame))
  expect(next.status('b1')).toBe('completed')
  expect(next.writer.unreadable.all()).toEqual([])
})
