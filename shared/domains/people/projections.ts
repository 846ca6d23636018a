import type { Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { type FormerInstructor, formerInstructors } from './former.ts'
import type { Learner, Stage } from './schema.ts'
import { learnerState, type Restriction } from './team.ts'

/** A learner as a list shows them; the name comes from the directory. */
export type LearnerRow = Row & {
  readonly table: 'learner'
  readonly stage: Stage
  readonly assigned: readonly string[]
  readonly pickup?: string
  /** Who restricted the data, when and why. PE8. */
  readonly restriction?: Restriction
  /** Who taught them and does no more, and from when; left out while there is nobody. PE13. */
  readonly former?: readonly FormerInstructor[]
}

export const projectLearner = (learner: Learner, doc: DocId): LearnerRow[] => {
  const { stage, assigned, restriction } = learnerState(learner)
  const former = formerInstructors(learner)
  return [
    {
      table: 'learner',
      id: learner.personId,
      doc,
      // Split by the last two characters, so that one learner's change rewrites few others.
      bucket: `base/learner-${learner.personId.slice(-2)}`,
      stage,
      assigned,
      ...(former.length > 0 ? { former } : {}),
      ...(learner.pickup ? { pickup: learner.pickup } : {}),
      ...(restriction ? { restriction } : {}),
    },
  ]
}
