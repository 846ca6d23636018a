/** What the learner's home, lessons and progress show. Pure functions of rows and sets. */
import {
  type Awaiting,
  type BookingMark,
  learnerLessonsView,
  markOf,
} from '#client/domains/bookings/index.ts'
import {
  learnerProgressView,
  lessonHistory,
  levelHistory,
  type ProgressView,
  type SkillView,
} from '#client/domains/lessons/index.ts'
import { paymentsOfBooking } from '#client/domains/money/index.ts'
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { Notice } from '#shared/domains/notifications/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'

export type LessonLine = { readonly booking: BookingRow; readonly mark: BookingMark }

export type NextLesson = LessonLine & {
  readonly pickup: string | undefined
  /** It has begun and is not over. */
  readonly isNow: boolean
  /** May say "I'll be there": confirmed, ahead, no clash, and not said yet. */
  readonly canAttend: boolean
  readonly attends: boolean
}

export type LearnerAsked = {
  readonly learnerId: string
  readonly nowMs: number
  readonly busy: Busy
  readonly awaiting?: Awaiting
}

/** The next lesson as the plate shows it; undefined when nothing lies ahead. */
export const nextLessonView = (
  rows: Rows,
  { learnerId, nowMs, busy, awaiting }: LearnerAsked,
): NextLesson | undefined => {
  const booking = learnerLessonsView(rows, learnerId, { nowMs }).next
  if (booking === undefined) return undefined
  const isNow = booking.startsAtMs <= nowMs
  const mark = markOf(rows, busy, booking, nowMs, awaiting)
  const mayAttend = booking.status === 'confirmed' && !isNow && !mark.isClash
  return {
    booking,
    mark,
    pickup: booking.pickup ?? rows.get<LearnerRow>('learner', learnerId)?.pickup,
    isNow,
    canAttend: mayAttend && !booking.learnerAttends,
    attends: booking.learnerAttends,
  }
}

/** Nobody has booked or logged anything yet. Only certain once all rows are in memory. */
export const isNewLearner = (rows: Rows, learnerId: string): boolean =>
  rows.isComplete() &&
  !rows.all<BookingRow>('booking').some((one) => one.learnerId === learnerId) &&
  learnerProgressView(rows, learnerId).lessonCount === 0

/** The skill that rose last, for the line under the ring. */
export const newestRise = (progress: ProgressView): SkillView | undefined =>
  progress.groups
    .flatMap((group) => group.skills)
    .filter((skill) => skill.trend === 'up')
    .sort((a, b) => (b.ratedAtMs ?? 0) - (a.ratedAtMs ?? 0) || b.skill - a.skill)[0]

export type LessonsView = {
  /** The nearest first; a cancelled one stays until its time has passed. */
  readonly coming: readonly LessonLine[]
  /** The newest first. */
  readonly past: readonly LessonLine[]
}

export const lessonsView = (
  rows: Rows,
  { learnerId, nowMs, busy, awaiting }: LearnerAsked,
): LessonsView => {
  const { upcoming, past } = learnerLessonsView(rows, learnerId, { nowMs })
  const line = (booking: BookingRow): LessonLine => ({
    booking,
    mark: markOf(rows, busy, booking, nowMs, awaiting),
  })
  const isAhead = (booking: BookingRow) =>
    booking.status === 'cancelled' && booking.endsAtMs > nowMs
  const coming = [...upcoming, ...past.filter(isAhead)].sort(
    (a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1),
  )
  return {
    coming: coming.map(line),
    past: past.filter((booking) => !isAhead(booking)).map(line),
  }
}

/** One lesson as its page shows it. */
export type PastLesson = LessonLine & {
  /** Absent until the instructor has written it up. */
  readonly lesson: LessonRow | undefined
  readonly ratings: readonly { readonly skill: number; readonly level: number }[]
  readonly payments: readonly PaymentRow[]
  readonly isReflectionUnsent: boolean
}

/** Undefined when this device does not hold the booking, or it is somebody else's. */
export const pastLessonView = (
  rows: Rows,
  bookingId: string,
  { learnerId, nowMs, busy, awaiting }: LearnerAsked,
): PastLesson | undefined => {
  const booking = rows.get<BookingRow>('booking', bookingId)
  if (booking === undefined || booking.learnerId !== learnerId) return undefined
  const entry = lessonHistory(rows, learnerId).find(({ lesson }) => lesson.id === bookingId)
  return {
    booking,
    mark: markOf(rows, busy, booking, nowMs, awaiting),
    lesson: entry?.lesson,
    ratings: entry?.ratings ?? [],
    payments: paymentsOfBooking(rows, learnerId, bookingId).payments,
    isReflectionUnsent: entry?.isUnsent ?? false,
  }
}

/** Columns of the trend: more do not fit a phone beside the name and the word. */
export const TREND_LESSONS = 6

export type SkillTrend = SkillView & { readonly levels: readonly number[] }

export type TrendView = {
  /** Starts of the lessons of the columns, oldest first. */
  readonly lessonsAtMs: readonly number[]
  readonly groups: readonly { readonly name: string; readonly skills: readonly SkillTrend[] }[]
}

/** All 27 skills by group, each with its level after the newest lessons. LE1, LE2. */
export const trendView = (rows: Rows, learnerId: string): TrendView => {
  const history = levelHistory(rows, learnerId, TREND_LESSONS)
  return {
    lessonsAtMs: history.lessonsAtMs,
    groups: learnerProgressView(rows, learnerId).groups.map((group) => ({
      name: group.name,
      skills: group.skills.map((skill) => ({
        ...skill,
        levels: history.levels.get(skill.skill) ?? [],
      })),
    })),
  }
}

export type NoticeLine = {
  readonly id: string
  readonly notice: Notice
  /** The lesson it is about, while this device holds it. */
  readonly booking: BookingRow | undefined
}

/** The newest notices for this person. */
export const noticeLines = (
  rows: Rows,
  notices: ReadonlyMap<string, Notice>,
  personId: string,
  most: number,
): readonly NoticeLine[] =>
  [...notices]
    .filter(([, notice]) => notice.personId === personId)
    .sort(([idA, a], [idB, b]) => b.atMs - a.atMs || (idA < idB ? 1 : -1))
    .slice(0, most)
    .map(([id, notice]) => ({
      id,
      notice,
      booking: rows.get<BookingRow>('booking', notice.about),
    }))
