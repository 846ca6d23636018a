/** Stage and team of a learner follow from the events of the file. PE2–PE5. */
import { tipsOf } from '#shared/documents/tips.ts'
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

export type LearnerState = {
  readonly stage: Stage
  /** Instructors on the team now. */
  readonly assigned: readonly string[]
  readonly tips: readonly string[]
}

/** Assignments that an end was written after, with that assignment in its past. */
const endedAssignments = (events: Learner['events']): Set<string> => {
  const ended = new Set<string>()
  const walk = (id: string, instructorId: string, seen: Set<string>): void => {
    const event = events[id]
    if (event === undefined || seen.has(id)) return
    seen.add(id)
    if (event.type === 'assigned' && event.instructorId === instructorId) ended.add(id)
    for (const earlier of event.after) walk(earlier, instructorId, seen)
  }
  for (const [id, event] of Object.entries(events)) {
    if (event.type === 'ended') walk(id, event.instructorId, new Set())
  }
  return ended
}

/** Stage and team. Assigning and ending apart from each other: whoever is assigned in either, stays. */
export const learnerState = (learner: Pick<Learner, 'events'>): LearnerState => {
  let stage: Stage = 'Profile Setup Required'
  for (const event of inOrder(learner.events)) if (event.type === 'stage') stage = event.stage
  const ended = endedAssignments(learner.events)
  const assigned = Object.entries(learner.events).flatMap(([id, event]) =>
    event.type === 'assigned' && !ended.has(id) ? [event.instructorId] : [],
  )
  return { stage, assigned: [...new Set(assigned)].sort(), tips: tipsOf(learner.events) }
}
