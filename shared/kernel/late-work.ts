/**
 * Work that arrives after its author was taken off a learner's team. What belongs to a lesson given
 * before the end counts, and only that: all else waits for an admin (PE13, PE14).
 */
import { type Actor, type FormerTeam, isAdmin, isInstructor } from './actor.ts'
import { type Refused, refuseWith } from './result.ts'
import { DAY_MS } from './time-units.ts'

/** A phone that comes back later than this after a lesson has its log looked at by an admin. */
export const LATE_WORK_DAYS = 14
export const LATE_WORK_MS = LATE_WORK_DAYS * DAY_MS

/** The team an instructor is no longer on; undefined for an admin, and for whoever never was on it. */
export const leftTeamOf = (actor: Actor, learnerId: string): FormerTeam | undefined =>
  isAdmin(actor) || !isInstructor(actor) || actor.personId === learnerId
    ? undefined
    : actor.formerTeams?.find((one) => one.learnerId === learnerId)

/** The lesson of their time on the team; undefined when it is not theirs to write up any more. */
export const lessonToWriteUp = (actor: Actor, learnerId: string, lessonId: string | undefined) =>
  leftTeamOf(actor, learnerId)?.lessons.find(({ id }) => id === lessonId)

/** "Monday 30 November, 12:00", in the school's zone. */
const spoken = (atMs: number): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options }).format(atMs)
  const day = part({ weekday: 'long', day: 'numeric', month: 'long' })
  return `${day.replace(',', '')}, ${part({ hour: '2-digit', minute: '2-digit' })}`
}

export const LATE_WORK = 'late-work'

const BEFORE_TIME = 'The assignment to this learner ended: '
const AFTER_TIME = '. This was kept; the school decides about it.'

/** The sentence both the author and the admin read; names are put beside it where they are known. */
export const refuseLateWork = ({ untilMs }: FormerTeam): Refused<typeof LATE_WORK> =>
  refuseWith(LATE_WORK, `${BEFORE_TIME}${spoken(untilMs)}${AFTER_TIME}`)

/** The time in that sentence: a device is told no other way from when an assignment ended. */
export const endSaidIn = (message: string): string | undefined =>
  message.startsWith(BEFORE_TIME) && message.endsWith(AFTER_TIME)
    ? message.slice(BEFORE_TIME.length, -AFTER_TIME.length)
    : undefined
