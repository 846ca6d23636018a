/**
 * A school in a file in which something has happened: lessons, notes, money, a mock test. What Amira
 * and those who teach her have typed can be found again anywhere, by words nobody else would type.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bookLesson, cancelBooking, completeBooking } from '#shared/domains/bookings/index.ts'
import { logLesson, reflectOnLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment, strikePayment } from '#shared/domains/money/index.ts'
import { giveConsent } from '#shared/domains/people/index.ts'
import { aSchool } from './a-school.ts'

/** Typed by or about Amira, each in one place only. */
export const WORDS = {
  name: 'Amira Quillfeather',
  phone: '07700 900417',
  email: 'quillfeather@post.example',
  pickup: '7 Thistledown Mews',
  purpose: 'Wobblegate roundabout',
  note: 'Held the wheel like a marmalade jar.',
  next: 'Reverse past the gooseberry hedge.',
  reflection: 'I was as calm as a pudding.',
  cancelNote: 'My grandmother Philippa fell ill.',
  strikeReason: 'Amira paid in dubloons.',
} as const

export const PAST = [
  { date: '2026-11-17', time: '09:00', zone: 'Europe/London', durationMinutes: 60 },
  { date: '2026-11-18', time: '09:00', zone: 'Europe/London', durationMinutes: 60 },
] as const

export type LivedSchool = Awaited<ReturnType<typeof aLivedSchool>>

/** Ann, Sarah with Amira, Dev with Seun, as in `aSchool`; everybody is connected. */
export const aLivedSchool = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-lived-'))
  const file = join(folder, 'school.db')
  const cast = await aSchool({ path: file })
  const { ann, sarah, dev, amira } = cast
  const person = (id: string, displayName: string, more: object = {}) => ({
    id,
    data: {
      displayName,
      roles: [id === 'seun' || id === 'amira' ? 'learner' : 'instructor'],
      ...more,
    },
  })
  const named = cast
    .school()
    .sets.push(ann.session, 'people', [
      person('amira', WORDS.name, { phone: WORDS.phone, email: WORDS.email }),
      person('seun', 'Seun Otherperson', { phone: '07700 900999' }),
      person('sarah', 'Sarah Teacher', { phone: '07700 900111' }),
    ])
  if (!named.ok || named.value.some((one) => !one.ok)) throw new Error('nobody was named')

  await sarah.does(bookLesson, {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: PAST[0],
    pickup: WORDS.pickup,
    purpose: WORDS.purpose,
  })
  await sarah.does(completeBooking, { bookingId: 'b1' })
  await sarah.does(logLesson, {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    startsAtMs: Date.UTC(2026, 10, 17, 9),
    durationMinutes: 60,
    skills: [{ skill: 3, level: 4 }],
    note: WORDS.note,
    next: WORDS.next,
  })
  await sarah.does(recordPayment, {
    paymentId: 'p1',
    learnerId: 'amira',
    bookingId: 'b1',
    amountPence: 5_700,
    method: 'Cash',
  })
  await sarah.does(recordPayment, {
    paymentId: 'p2',
    learnerId: 'amira',
    bookingId: 'b1',
    amountPence: 5_700,
    method: 'Cash',
  })
  await sarah.does(strikePayment, { paymentId: 'p2', reason: WORDS.strikeReason })
  await sarah.does(bookLesson, {
    bookingId: 'b2',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: PAST[1],
  })
  await amira.until(() => amira.docs.has('lesson:b1') && amira.docs.has('booking:b2'))
  await amira.does(reflectOnLesson, { bookingId: 'b1', reflection: WORDS.reflection })
  await amira.does(cancelBooking, {
    bookingId: 'b2',
    reason: 'learner-cannot-come',
    note: WORDS.cancelNote,
    charge: true,
  })
  await amira.does(giveConsent, {
    personId: 'amira',
    purpose: 'payer',
    wording: '2026-09-01',
    how: 'app',
  })
  await dev.does(bookLesson, {
    bookingId: 'b3',
    learnerId: 'seun',
    instructorId: 'dev',
    slot: PAST[0],
    pickup: 'Seun lives at 1 Otherstreet',
  })
  return { ...cast, folder, file, ends: () => rmSync(folder, { recursive: true, force: true }) }
}
