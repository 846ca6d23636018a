/** Stage, team and restriction of a learner follow from the events of the file. PE2–PE5, PE8. */
import { pastOf, tipsOf } from '#shared/documents/tips.ts'
import type { Learner, LearnerEvent, Stage } from './schema.ts'

const inOrder = (events: Learner['events']): LearnerEvent[] => {
  const ids = Object.keys(events).sort()
  const done = new Set<string>()
  const ordered: LearnerEvent[] = []
  const visit = (id: string): void => {
    const event = events[id]
    if (done.has(id) || event === undefined) return
    done.add(id)
    for (const earlier of [...event.after].sort()) visit(earlier)
    ordered.push(event)
  }
  for (const id of ids) visit(id)
  return ordered
}

/** Who restricted the data, when and why. PE8. */
export type Restriction = { readonly by: string; readonly atMs: number; readonly reason: string }

export type LearnerState = {
  readonly stage: Stage
  /** Instructors assigned now; while the data is restricted they do not hold the team. */
  readonly assigned: readonly string[]
  /** Undefined when the data is not restricted. */
  readonly restriction: Restriction | undefined
  readonly tips: readonly string[]
}

/** Assignments that an end was written after, with that assignment in its past. */
const endedAssignments = (events: Learner['events']): Set<string> => {
  const ended = new Set<string>()
  for (const [id, event] of Object.entries(events)) {
    if (event.type !== 'ended') continue
    for (const earlier of pastOf(events, id)) {
      const one = events[earlier]
      if (one?.type === 'assigned' && one.instructorId === event.instructorId) ended.add(earlier)
    }
  }
  return ended
}

const restrictionIs = (event: LearnerEvent, is: 'placed' | 'lifted'): boolean =>
  event.type === 'enrolled' && event.restriction?.is === is

/** The oldest restriction that no lift knew of: whoever lifts apart from it lifts something else. */
const standingRestriction = (events: Learner['events']): Restriction | undefined => {
  const lifted = new Set(
    Object.entries(events).flatMap(([id, event]) =>
      restrictionIs(event, 'lifted') ? [...pastOf(events, id)] : [],
    ),
  )
  const [oldest] = Object.entries(events)
    .filter(([id, event]) => restrictionIs(event, 'placed') && !lifted.has(id))
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    .map(([, event]) => event)
  if (oldest?.type !== 'enrolled') return undefined
  return { by: oldest.by, atMs: oldest.at, reason: oldest.restriction?.reason ?? '' }
}

/** Stage and team. Assigning and ending apart from each other: whoever is assigned in either, stays. */
export const learnerState = (learner: Pick<Learner, 'events'>): LearnerState => {
  const { events } = learner
  let stage: Stage = 'Profile Setup Required'
  for (const event of inOrder(events)) if (event.type === 'stage') stage = event.stage
  const ended = endedAssignments(events)
  const assigned = Object.entries(events).flatMap(([id, event]) =>
    event.type === 'assigned' && !ended.has(id) ? [event.instructorId] : [],
  )
  return {
    stage,
    assigned: [...new Set(assigned)].sort(),
    restriction: standingRestriction(events),
    tips: tipsOf(events),
  }
}
