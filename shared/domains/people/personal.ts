/** A learner's file is the learner's: it goes with them. */
import type { PersonalData } from '#shared/documents/document-kind.ts'
import type { Learner } from './schema.ts'
import { learnerState } from './team.ts'

export const learnerPersonal: PersonalData<Learner> = {
  subject: (learner) => learner.personId,
  parties: (learner) => learnerState(learner).assigned,
  onErase: { does: 'go' },
  // Whoever still has learners would leave them without anybody.
  blocks: (learner, person) =>
    learner.personId !== person && learnerState(learner).assigned.includes(person)
      ? 'still-teaching'
      : undefined,
  lastUseMs: (learner) => Math.max(0, ...Object.values(learner.events).map((event) => event.at)),
}
