/**
 * Monday 23 November: Sarah teaches Amira at 11:00 and at 15:00, without signal. Ann ends the
 * assignment from 12:00 and gives Amira to Dev. Sarah comes back at 18:00.
 */
import { bookLesson, completeBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment } from '#shared/domains/money/index.ts'
import { assignInstructor, endAssignment } from '#shared/domains/people/index.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { aSchool } from './a-school.ts'
import { pushed } from './device.ts'

export const ELEVEN = '11:00'
export const THREE = '15:00'
export const slotAt = (time: string) => ({
  date: '2026-11-23',
  time,
  zone: 'Europe/London',
  durationMinutes: 60,
})
/** The instant of an hour of that Monday. */
export const at = (hour: number): number => Date.UTC(2026, 10, 23, hour)

const pair = { learnerId: 'amira', instructorId: 'sarah' }

export type Written = { doc: string; bytes: Uint8Array }

export const aLateReturn = async (options: { endsFrom?: number; path?: string } = {}) => {
  const all = await aSchool(options.path ? { path: options.path } : {})
  const { ann, sarah, amira, ports } = all
  for (const [bookingId, time] of [
    ['early', ELEVEN],
    ['late', THREE],
  ] as const)
    await ann.does(bookLesson, { bookingId, ...pair, slot: slotAt(time) })
  await sarah.until(() => sarah.holds().includes('booking:late'))
  await amira.until(() => amira.holds().includes('booking:late'))

  /** What the log sheet writes: completed, the log, what was paid. Nothing is sent. */
  const logs = (bookingId: string, startsAtMs: number, paymentId = `p-${bookingId}`): Written[] => [
    ...sarah.makes(completeBooking, { bookingId }),
    ...sarah.makes(logLesson, {
      bookingId,
      ...pair,
      startsAtMs,
      durationMinutes: 60,
      skills: [{ skill: 1, level: 2 }],
      note: `The lesson called ${bookingId}.`,
    }),
    ...sarah.makes(recordPayment, {
      paymentId,
      learnerId: 'amira',
      bookingId,
      amountPence: 3_800,
      method: 'Cash',
    }),
  ]

  sarah.disconnect()
  ports.passes(10 * HOUR_MS)
  const early = logs('early', at(11))
  const late = logs('late', at(15))
  /** What an honest device of hers would have written, and no rule there forbids. */
  const written = { early, late }
  await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'dev' })
  await ann.does(endAssignment, { ...pair, from: options.endsFrom ?? at(12) })
  await sarah.connect()

  /** Sends changes one by one, each to its record. @returns `committed`, or the code of the refusal */
  const sends = async (changes: readonly Written[]): Promise<string[]> => {
    const outcomes: string[] = []
    for (const { doc, bytes } of changes)
      for (const one of await sarah.push(doc, [pushed(bytes)]))
        outcomes.push(one.verdict === 'refused' ? one.code : one.verdict)
    return outcomes
  }
  return { ...all, pair, logs, written, sends }
}
