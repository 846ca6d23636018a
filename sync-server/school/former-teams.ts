/**
 * Which lessons somebody may still write up who was taken off a team: by the bookings as they stand
 * here, and by the clock here. Nothing a late device says has a part in it (PE13, PE14).
 */
import type { FormerTeam, PersonId } from '#shared/kernel/actor.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { LATE_WORK_MS } from '#shared/kernel/late-work.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { formerOf, personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import type { Core } from './core.ts'

/** Lessons of this instructor with this learner that began within the given time. */
const lessonsBetween = (
  core: Core,
  person: PersonId,
  learnerId: PersonId,
  fromMs: InstantMs,
  untilMs: InstantMs,
): FormerTeam['lessons'] => {
  const shared = core.db.access.docsOfBoth(personPrincipal(person), teamPrincipal(learnerId))
  return shared.flatMap((doc) => {
    const kind = core.kinds.get(kindOf(doc))
    if (kind?.lessonGiven === undefined) return []
    return core.db.rows.jsonOfDoc(doc).flatMap((json) => {
      const given = kind.lessonGiven?.(JSON.parse(json))
      if (given?.instructorId !== person || given.learnerId !== learnerId) return []
      const { id, startsAtMs, durationMinutes } = given
      const isOfThen = startsAtMs >= fromMs && startsAtMs < untilMs
      return isOfThen ? [{ id, startsAtMs, durationMinutes }] : []
    })
  })
}

/** Teams this person has left, each with the lessons of its time that began in the last days. */
export const formerTeamsOf = (core: Core, person: PersonId): FormerTeam[] => {
  const now = core.ports.clock.now()
  const oldest = now - LATE_WORK_MS
  return core.db.access.heldBy(person).flatMap((principal) => {
    const former = formerOf(principal)
    if (former === undefined) return []
    const { learnerId, untilMs } = former
    // A lesson ahead is nobody's to write up, however far ahead the clock that ended the assignment.
    const end = Math.min(untilMs, now)
    const lessons = end <= oldest ? [] : lessonsBetween(core, person, learnerId, oldest, end)
    return [{ learnerId, untilMs, lessons }]
  })
}
