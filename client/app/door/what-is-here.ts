/** What this device holds, in words: for the start without signal. Pure. */
import type { Rows } from '#client/engine/api.ts'
import { civilDateOf, formatDate } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type WhatIsHere = {
  /** "Your diary until Fri 27 Nov is here." */
  readonly words: string
  /** "4 lessons, first at 09:00". */
  readonly today: string
  readonly learners: string
}

const LESSONS = { one: 'lesson', other: 'lessons' }

export const whatIsHere = (rows: Rows, personId: string, now: InstantMs): WhatIsHere => {
  const today = civilDateOf(now)
  const own = rows
    .all<BookingRow>('booking')
    .filter((one) => one.instructorId === personId || one.learnerId === personId)
    .filter((one) => one.status === 'confirmed' || one.status === 'completed')
  const ofToday = own
    .filter((one) => one.date === today)
    .sort((a, b) => a.startsAtMs - b.startsAtMs)
  const last = own
    .map((one) => one.date)
    .sort()
    .at(-1)
  const [first] = ofToday
  return {
    words:
      last === undefined || last < today
        ? 'Your records are here.'
        : `Your diary until ${formatDate(last)} is here.`,
    today: first
      ? `${plural(ofToday.length, LESSONS)}, first at ${first.time}`
      : 'no lessons today',
    learners: `${rows.all<LearnerRow>('learner').length}, notes and skills`,
  }
}
