/** The writer on a store in memory, with the school's real records and the real Automerge. */
import { expect, test } from 'vitest'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { aDevice, NOON_MS } from './a-device.testkit.ts'
import type { MemoryStore } from './memory-store.ts'

const sarahsPhone = async (store?: MemoryStore) => {
  const device = await aDevice(store ? { store } : {})
  const booking = () => device.memory.model.get<BookingRow>('booking', 'b1')
  return { ...device, booking }
}

const bookAmira = {
  name: 'bookings.book',
  input: {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: { date: '2026-11-24', time: '09:00', zone: 'Europe/London', durationMinutes: 90 },
  },
}

const logIt = [
  { name: 'bookings.complete', input: { bookingId: 'b1' } },
  {
    name: 'lessons.log',
    input: {
      bookingId: 'b1',
      learnerId: 'amira',
      instructorId: 'sarah',
      startsAtMs: NOON_MS,
      durationMinutes: 90,
      skills: [{ skill: 8, level: 4 }],
      note: 'Good planning.',
      next: 'Roundabouts.',
    },
  },
  {
    name: 'money.record',
    input: {
      paymentId: 'p1',
      learnerId: 'amira',
      bookingId: 'b1',
      amountPence: 5700,
      method: 'Cash',
    },
  },
]

test('a lesson logged offline is three waiting changes and shows at once', async () => {
  const { writer, memory, booking } = await sarahsPhone()
  expect((await writer.run([bookAmira])).ok).toBe(true)
  expect(booking()?.status).toBe('confirmed')
  expect((await writer.run(logIt)).ok).toBe(true)
  expect(booking()?.status).toBe('completed')
  expect(memory.outboxView().waiting).toHaveLength(4)
  expect(memory.model.isUnsent('payment:p1')).toBe(true)
})

test('what was saved is there after the tab is killed', async () => {
  const { writer, store } = await sarahsPhone()
  await writer.run([bookAmira])
  await writer.run(logIt)
  const again = await sarahsPhone(store)
  const rows = await again.writer.rebuildRows()
  expect(rows.map((row) => row.table).sort()).toEqual(['booking', 'lesson', 'payment'])
  expect(again.memory.outboxView().waiting).toHaveLength(4)
})

test('what waits was saved when the record says it was done, though the clock goes on', async () => {
  let now = NOON_MS
  const { writer, memory } = await aDevice({
    now: () => {
      now += 1
      return now
    },
  })
  await writer.run([bookAmira])
  const [booking] = memory.model.all<BookingRow>('booking')
  const [waits] = memory.outboxView().waiting
  expect(booking?.decidedAtMs).toBeDefined()
  expect(waits?.savedAtMs).toBe(booking?.decidedAtMs)
})

test('a full disk says so and changes nothing', async () => {
  const { writer, store, booking, memory } = await sarahsPhone()
  store.failNextCommits(1)
  const result = await writer.run([bookAmira])
  expect(result.ok ? '' : result.problem.code).toBe('not-saved')
  expect(booking()).toBeUndefined()
  expect(memory.outboxView().waiting).toEqual([])
})

test('a refused command leaves nothing of the whole press behind', async () => {
  const { writer, memory } = await sarahsPhone()
  const [complete, log, pay] = logIt
  const result = await writer.run([log as never, pay as never, complete as never])
  expect(result.ok ? '' : result.problem.code).toBe('booking-not-found')
  expect(memory.outboxView().waiting).toEqual([])
})

test('a refused change goes with its reason, and later work on the record is done again', async () => {
  const { writer, memory, booking } = await sarahsPhone()
  await writer.run([bookAmira])
  const [created] = writer.outbox.waiting()
  const receipt = new Uint8Array(32)
  await writer.receive((into) =>
    into.verdicts('booking:b1', [
      { verdict: 'committed', hash: created?.hash as string, seq: 1, receivedAt: NOON_MS, receipt },
    ]),
  )
  await writer.run([
    {
      name: 'bookings.cancel',
      input: { bookingId: 'b1', reason: 'weather', charge: false },
    },
  ])
  await writer.run([{ name: 'bookings.undo', input: { bookingId: 'b1' } }])
  await writer.run([
    {
      name: 'bookings.move',
      input: {
        bookingId: 'b1',
        slot: { date: '2026-11-25', time: '10:00', zone: 'Europe/London', durationMinutes: 60 },
      },
    },
  ])
  const [cancelled] = writer.outbox.waiting()
  await writer.receive((into) =>
    into.verdicts('booking:b1', [
      {
        verdict: 'refused',
        hash: cancelled?.hash as string,
        code: 'not-your-booking',
        message: 'No.',
      },
    ]),
  )
  const refused = memory.outboxView().refused
  expect(refused.map((item) => item.command)).toContain('bookings.cancel')
  expect(refused.find((item) => item.command === 'bookings.cancel')?.refusal?.message).toBe('No.')
  // There is nothing left to undo; it must not undo the booking itself instead.
  expect(refused.map((item) => item.command)).toContain('bookings.undo')
  // The move stood on its own and is still there, waiting, under a new actor.
  expect(booking()?.date).toBe('2026-11-25')
  expect(memory.outboxView().waiting.map((item) => item.command)).toContain('bookings.move')
})
