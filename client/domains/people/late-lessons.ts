/**
 * The refused changes of one late lesson as one thing to decide about: its booking, its log, its
 * payment, by the same person. Pure. PE13.
 */
import { civilDateOf, formatDayTime, formatTime } from '#client/ui/format/index.ts'
import { keyOf, kindOf } from '#shared/kernel/ids.ts'
import { LATE_WORK } from '#shared/kernel/late-work.ts'
import type { AnswerStep, RefusedEntry } from './account-api.ts'

export type LateLesson = {
  readonly person: string
  readonly bookingId: string
  /** In the order in which they can be adopted. */
  readonly entries: readonly RefusedEntry[]
}

/** A log stands on its booking, and a payment on both. */
const ORDER: readonly string[] = ['booking', 'lesson', 'payment']

const isLate = (entry: RefusedEntry): boolean => entry.code === LATE_WORK
export const isLatePayment = (entry: RefusedEntry): boolean =>
  isLate(entry) && kindOf(entry.doc) === 'payment'

const byOrder = (a: RefusedEntry, b: RefusedEntry): number =>
  ORDER.indexOf(kindOf(a.doc)) - ORDER.indexOf(kindOf(b.doc)) || a.id - b.id

/**
 * Late lessons, oldest first, and what belongs to none. What was written on top of a late change of a
 * lesson goes with it, whatever it was refused for.
 * @param bookingOf the booking a payment says it is for
 */
export const lateLessons = (
  open: readonly RefusedEntry[],
  bookingOf: (payment: RefusedEntry) => string | undefined,
): { readonly lessons: readonly LateLesson[]; readonly others: readonly RefusedEntry[] } => {
  const lessonOf = (entry: RefusedEntry): string | undefined => {
    const kind = kindOf(entry.doc)
    if (kind === 'booking' || kind === 'lesson') return keyOf(entry.doc)
    return isLatePayment(entry) ? bookingOf(entry) : undefined
  }
  const keyed = open.map((entry) => {
    const bookingId = lessonOf(entry)
    return { entry, bookingId, key: bookingId && `${entry.person} ${bookingId}` }
  })
  const late = new Set(keyed.flatMap(({ entry, key }) => (key && isLate(entry) ? [key] : [])))
  const lessons = new Map<string, LateLesson>()
  const others: RefusedEntry[] = []
  for (const { entry, bookingId, key } of keyed) {
    if (!key || !bookingId || !late.has(key)) {
      others.push(entry)
      continue
    }
    const before = lessons.get(key)?.entries ?? []
    const entries = [...before, entry].sort(byOrder)
    lessons.set(key, { person: entry.person, bookingId, entries })
  }
  return { lessons: [...lessons.values()], others }
}

export type LateAnswer = 'accept' | 'no-charge' | 'reject'

/** Left out where nothing was paid: a completed lesson carries no charge of its own. */
export const answersTo = ({ entries }: LateLesson): readonly LateAnswer[] =>
  entries.some(isLatePayment) ? ['accept', 'no-charge', 'reject'] : ['accept', 'reject']

const WITHOUT_CHARGE = 'Accepted without charge.'

/** What an answer does, one change after the other; every part carries the message to its author. */
export const stepsOf = (
  { entries }: LateLesson,
  answer: LateAnswer,
  message: string,
): AnswerStep[] => {
  const said = message.trim()
  const reason = answer === 'no-charge' ? `${WITHOUT_CHARGE} ${said}`.trim() : said
  return entries.map((entry) => {
    const isTaken = answer === 'accept' || (answer === 'no-charge' && !isLatePayment(entry))
    return { id: entry.id, decision: isTaken ? 'adopt' : 'keep', reason }
  })
}

export type LateFacts = {
  readonly author: string
  readonly learner: string
  /** Log or completion are among it; else the lesson was only changed. */
  readonly isLogged: boolean
  readonly startsAtMs: number | undefined
  /** From when the assignment ended; undefined when that is not known here any more. */
  readonly untilMs: number | undefined
}

/** "Raj logged a lesson with Zoe at 15:00, after the assignment ended at 12:00"; with days where they differ. */
export const lateTitle = (facts: LateFacts): string => {
  const { author, learner, isLogged, startsAtMs, untilMs } = facts
  const what = `${author} ${isLogged ? 'logged' : 'changed'} a lesson with ${learner}`
  if (startsAtMs === undefined) return what
  if (untilMs === undefined) return `${what}, ${formatDayTime(startsAtMs)}`
  const isSameDay = civilDateOf(startsAtMs) === civilDateOf(untilMs)
  const time = (atMs: number) =>
    isSameDay ? `at ${formatTime(atMs)}` : `on ${formatDayTime(atMs)}`
  const order = startsAtMs >= untilMs ? 'after' : 'before'
  return `${what} ${time(startsAtMs)}, ${order} the assignment ended ${time(untilMs)}`
}
