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

/** Stage and team. Assigning and ending apart from each other: whoever is assigned in either, stays. */
export const learnerState = (learner: Pick<Learner, 'events'>): LearnerState => {
  let stage: Stage = 'Profile Setup Required'
  const assigned = new Set<string>()
  for (const event of inOrder(learner.events)) {
    if (event.type === 'stage') stage = event.stage
    if (event.type === 'assigned') assigned.add(event.instructorId)
    if (event.type === 'ended') assigned.delete(event.instructorId)
  }
  return { stage, assigned: [...assigned].sort(), tips: tipsOf(learner.events) }
}
