/** From when an assignment ends: now, or a time of today or before. Pure. PE13, PE15. */
import { SCHOOL_ZONE, slotStartMs } from '#shared/kernel/time.ts'

export type EndText = {
  readonly when: 'now' | 'earlier'
  readonly date: string
  readonly time: string
}

type EndTime =
  | { readonly from: number | undefined }
  /** What to put right, for the field. */
  | { readonly problem: string }

/** The time that was asked for; `from` undefined: now. Refuses one that is not complete or still to come. */
export const endTimeOf = ({ when, date, time }: EndText, nowMs: number): EndTime => {
  if (when === 'now') return { from: undefined }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time))
    return { problem: 'Enter a date and a time.' }
  const from = slotStartMs({ date, time, zone: SCHOOL_ZONE, durationMinutes: 0 })
  return from > nowMs
    ? { problem: 'Choose a time that has passed. To end it later, come back then.' }
    : { from }
}

type Lesson = {
  readonly learnerId: string
  readonly instructorId: string
  readonly status: string
  readonly startsAtMs: number
}

/** Lessons of the two that begin at or after that time and still stand in the diary. */
export const lessonsLeft = <L extends Lesson>(
  bookings: readonly L[],
  { learnerId, instructorId }: Pick<Lesson, 'learnerId' | 'instructorId'>,
  fromMs: number,
): L[] =>
  bookings.filter(
    (one) =>
      one.learnerId === learnerId &&
      one.instructorId === instructorId &&
      one.startsAtMs >= fromMs &&
      (one.status === 'pending' || one.status === 'confirmed'),
  )
