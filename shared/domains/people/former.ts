/** Who has ceased to teach a learner, and from when. Follows from the events of the file. PE5, PE13. */
import { pastOf } from '#shared/documents/tips.ts'
import type { Learner, LearnerEvent } from './schema.ts'

export type FormerInstructor = {
  readonly instructorId: string
  /** The time the end was given, not the time it was written. */
  readonly untilMs: number
}

type Entry = readonly [id: string, event: LearnerEvent]

/** Assignments and ends of one instructor that no later word about the same person was written after. */
const lastWordsOn = (events: Learner['events'], entries: readonly Entry[]): Entry[] => {
  const passed = new Set(entries.flatMap(([id]) => [...pastOf(events, id)]))
  return entries.filter(([id]) => !passed.has(id))
}

/**
 * Instructors who were assigned and are no more. Of two ends written apart the earlier time holds;
 * one written after another replaces it. Whoever is assigned in any last word has not left.
 */
export const formerInstructors = ({ events }: Pick<Learner, 'events'>): FormerInstructor[] => {
  const byInstructor = new Map<string, Entry[]>()
  for (const [id, event] of Object.entries(events)) {
    if (event.type !== 'assigned' && event.type !== 'ended') continue
    const before = byInstructor.get(event.instructorId) ?? []
    byInstructor.set(event.instructorId, [...before, [id, event]])
  }
  return [...byInstructor]
    .flatMap(([instructorId, entries]): FormerInstructor[] => {
      if (!entries.some(([, event]) => event.type === 'assigned')) return []
      const last = lastWordsOn(events, entries)
      const ends = last.flatMap(([, event]) => (event.type === 'ended' ? [event.from] : []))
      const hasLeft = ends.length === last.length
      return hasLeft ? [{ instructorId, untilMs: Math.min(...ends) }] : []
    })
    .sort((a, b) => (a.instructorId < b.instructorId ? -1 : 1))
}
