/**
 * A former instructor who lies: about the slot, about when, about whose lesson it was. Whatever the
 * device claims, the relay's bookings and clock decide. PE14.
 */
import { expect, test } from 'vitest'
import {
  bookLesson,
  completeBooking,
  confirmBooking,
  moveBooking,
} from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment } from '#shared/domains/money/index.ts'
import { aLateReturn, at, ELEVEN, slotAt, type Written } from '../testing/a-late-return.ts'
import { pushed } from '../testing/device.ts'

const LATE = 'late-work'

test('[PE14] the log says 11:00, the booking says 15:00: the booking is believed', async () => {
  const { logs, sends } = await aLateReturn()
  expect(await sends(logs('late', at(11), 'p-lie').slice(1))).toEqual([LATE, LATE])
})

test('[PE14] the log of the lesson before says another time than its booking: it waits', async () => {
  const { logs, sends } = await aLateReturn()
  const [, lesson] = logs('early', at(10))
  expect(await sends([lesson as Written])).toEqual([LATE])
})

test('[PE14] the 15:00 lesson moved to 11:00 first, or taken back to where it was: neither is let in', async () => {
  const { sarah, written, logs, sends } = await aLateReturn()
  const [moved] = sarah.makes(moveBooking, { bookingId: 'late', slot: slotAt(ELEVEN) })
  expect(await sends([moved as Written])).toEqual([LATE])
  const [undone] = sarah.writes({
    doc: 'booking:late',
    put: [
      {
        path: ['events', 'u1'],
        value: { type: 'undone', undoes: 'nothing', by: 'sarah', at: 1, after: [] },
      },
    ],
  })
  expect(await sends([undone as Written])).toEqual([LATE])
  expect(await sends(written.late)).toEqual([LATE, LATE, LATE])
  expect(await sends(logs('late', at(11), 'p-lie').slice(1))).toEqual([LATE, LATE])
})

test('[PE14] a time before the end cannot be had by taking back a move', async () => {
  const { ann, sarah, sends } = await aLateReturn()
  await ann.does(moveBooking, { bookingId: 'early', slot: slotAt('16:00') })
  await sarah.until(() => JSON.stringify(sarah.record('booking:early')).includes('16:00'))
  const events = (sarah.record('booking:early') as { events: Record<string, { type: string }> })
    .events
  const [move] = Object.entries(events).find(([, { type }]) => type === 'moved') ?? ['']
  const [undone] = sarah.writes({
    doc: 'booking:early',
    put: [
      {
        path: ['events', 'u1'],
        value: { type: 'undone', undoes: move, by: 'sarah', at: 1, after: [move] },
      },
    ],
  })
  expect(await sends([undone as Written])).toEqual([LATE])
})

test('[PE14] a booking made now in the past, with its log and payment: none of it', async () => {
  const { sarah, pair, logs, sends } = await aLateReturn()
  const booked = sarah.makes(bookLesson, { bookingId: 'new', ...pair, slot: slotAt('10:00') })
  expect(await sends(booked)).toEqual([LATE])
  sarah.held('booking:new').bytes.push(booked[0]?.bytes as Uint8Array)
  const [, lesson, payment] = logs('new', at(10))
  expect(await sends([lesson, payment] as Written[])).toEqual([LATE, LATE])
  // The relay knows no such booking; what is built on it has nothing to stand on.
  const done = sarah.makes(completeBooking, { bookingId: 'new' })
  expect(await sends(done)).toEqual(['retry'])
})

test('[PE14] a booking moved behind the device’s back is where the office put it', async () => {
  const { ann, sends, written } = await aLateReturn()
  await ann.does(moveBooking, { bookingId: 'early', slot: slotAt('16:00') })
  expect(await sends(written.early)).toEqual([LATE, LATE, LATE])
})

test('[PE14] somebody else’s lesson with the learner is not one’s own, whatever the log says', async () => {
  const { dev, sarah, sends } = await aLateReturn()
  await dev.until(() => dev.holds().includes('learner:amira'))
  const theirs = { learnerId: 'amira', instructorId: 'dev' }
  await dev.does(bookLesson, { bookingId: 'devs', ...theirs, slot: slotAt('10:00') })
  const log = { bookingId: 'devs', startsAtMs: at(10), durationMinutes: 60, skills: [] }
  for (const instructorId of ['dev', 'sarah'])
    expect(
      await sends(sarah.makes(logLesson, { ...log, learnerId: 'amira', instructorId })),
    ).toEqual([LATE])
})

test('[PE14] a payment for no lesson, or under another learner’s name, is not late work of this one', async () => {
  const { sarah, sends } = await aLateReturn()
  const cash = { amountPence: 100_000, method: 'Cash' }
  const pays = (paymentId: string, more: object) =>
    sends(sarah.makes(recordPayment, { paymentId, ...cash, ...more }))
  expect(await pays('p1', { learnerId: 'amira' })).toEqual([LATE])
  expect(await pays('p2', { learnerId: 'amira', bookingId: 'late' })).toEqual([LATE])
  expect(await pays('p3', { learnerId: 'seun', bookingId: 'early' })).toEqual(['not-your-learner'])
})

test('[PE14] what others have logged is not written over, and a request is not confirmed late', async () => {
  const { dev, amira, sarah, ann, pair, sends, written } = await aLateReturn()
  await dev.until(() => dev.holds().includes('booking:early'))
  await dev.does(logLesson, {
    bookingId: 'early',
    ...pair,
    startsAtMs: at(11),
    durationMinutes: 60,
    skills: [],
    note: 'By Dev.',
  })
  await ann.until(() => ann.holds().includes('lesson:early'))
  const [, lesson] = written.early
  // Her log was made beside his: what his says would be what hers says, or the other way round.
  expect(await sends([lesson as Written])).toEqual([LATE])

  const asked = { bookingId: 'asked', ...pair, slot: slotAt('19:00') }
  await amira.does(bookLesson, asked)
  await sarah.until(() => sarah.holds().includes('booking:asked'))
  expect(await sends(sarah.makes(confirmBooking, { bookingId: 'asked' }))).toEqual([LATE])
})

test('[PE14] sent again and again, from this device or another of hers, it stays refused and stands once', async () => {
  const { ann, deviceOf, sends, written, school } = await aLateReturn()
  const other = deviceOf('sarah', 'sarah-tablet')
  await other.connect()
  for (const round of [1, 2])
    expect(await sends(written.late), `${round}`).toEqual([LATE, LATE, LATE])
  for (const { doc, bytes } of written.late) {
    const [again] = await other.push(doc, [pushed(bytes)])
    expect(again?.verdict).toBe('refused')
  }
  const list = school().quarantine.list(ann.session)
  expect(list.ok && list.value).toHaveLength(3)
})

test('[PE14] nobody else hands in her late work for her', async () => {
  const { dev, amira, written } = await aLateReturn()
  const [, lesson] = written.early
  for (const device of [dev, amira]) {
    const [verdict] = await device.push('lesson:early', [pushed(lesson?.bytes as Uint8Array)])
    expect(verdict).toMatchObject({ verdict: 'refused', code: 'forged-actor' })
  }
})
