/** Who may write what in a lesson's record. LE3, LE4, LE7, PE9. */
import type { Row, Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, knowsRestricted, teaches } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { leftTeamOf, lessonToWriteUp, refuseLateWork } from '#shared/kernel/late-work.ts'
import { type Principal, personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import type { Lesson } from './schema.ts'

export const lessonReaders = (lesson: Lesson): Principal[] => [
  'role:admin',
  teamPrincipal(lesson.learnerId),
  personPrincipal(lesson.learnerId),
]

const STAFF_FIELDS = [['note'], ['next'], ['ratings', '*'], ['loggedAt'], ['loggedBy']]
const CREATION_FIELDS = [
  ['id'],
  ['learnerId'],
  ['instructorId'],
  ['startsAtMs'],
  ['durationMinutes'],
]

/** What staff have written, to see whether it is the same. */
const staffWords = ({ note, next, ratings, loggedAt, loggedBy }: Lesson): string =>
  JSON.stringify([note, next, ratings, loggedAt, loggedBy])

/**
 * A lesson given before its instructor left the team: at the time the booking says, and only as long
 * as nobody else has logged it, or written into it what its instructor did not know. LE8.
 */
const writesUpOwn = (actor: Actor, step: Step<Lesson>): boolean => {
  const { before, after, standing, doc } = step
  const given = lessonToWriteUp(actor, (before ?? after).learnerId, keyOf(doc))
  if (given === undefined || after.instructorId !== actor.personId) return false
  if (standing !== undefined && (!before || staffWords(standing) !== staffWords(before)))
    return false
  if (before === undefined)
    return after.startsAtMs === given.startsAtMs && after.durationMinutes === given.durationMinutes
  return before.loggedBy === undefined || before.loggedBy === actor.personId
}

type Parties = Row & { readonly learnerId?: string; readonly instructorId?: string }

/** Is the booking with this key somebody else's? One that is not here yet says nothing. LE9. */
const isOfAnother = ({ before, after, beside = [] }: Step<Lesson>): boolean =>
  before === undefined &&
  beside.some((row) => {
    const { learnerId = after.learnerId, instructorId = after.instructorId } = row as Parties
    return learnerId !== after.learnerId || instructorId !== after.instructorId
  })

/** Who logged it, and when, is said by whoever does. */
const logsForAnother = (actor: Actor, before: Lesson | undefined, after: Lesson): boolean =>
  after.loggedBy !== actor.personId &&
  (after.loggedBy !== before?.loggedBy || after.loggedAt !== before?.loggedAt)

export const mayChangeLesson = (actor: Actor, step: Step<Lesson>): Result<undefined> => {
  const { before, after, touched } = step
  const lesson = before ?? after
  const isOwn = actor.personId === lesson.learnerId
  const isStaff = isAdmin(actor) || teaches(actor, lesson.learnerId) || writesUpOwn(actor, step)
  const staff = isStaff && !isOwn
  if (!staff) {
    const left = leftTeamOf(actor, lesson.learnerId)
    if (left !== undefined) return refuseLateWork(left)
    if (!isOwn) return refuse('not-your-learner')
    const reflects = before !== undefined && touchesOnly(touched, [['reflection']])
    return reflects ? ok(undefined) : refuse('field-not-allowed')
  }
  if (isOfAnother(step)) return refuse('other-lesson')
  if (knowsRestricted(actor, lesson.learnerId)) return refuse('learner-restricted')
  if (touched.some((path) => path[0] === 'reflection')) return refuse('only-learner-reflects')
  if (
    !touchesOnly(
      touched,
      before === undefined ? [...STAFF_FIELDS, ...CREATION_FIELDS] : STAFF_FIELDS,
    )
  ) {
    return refuse('field-not-allowed')
  }
  if (logsForAnother(actor, before, after)) return refuse('field-not-allowed')
  const added = appendedKeys(touched, 'ratings', before?.ratings)
  if (added === undefined) return refuse('rating-fixed')
  const own = added.every((key) => after.ratings[key]?.by === actor.personId)
  return own ? ok(undefined) : refuse('rating-fixed')
}
