/** People: the directory and the learner's file. */
import { defineDocumentKind } from '#shared/documents/document-kind.ts'
import { learnerHolds, learnerReaders, mayChangeLearner } from './permissions.ts'
import { learnerPersonal } from './personal.ts'
import { projectLearner } from './projections.ts'
import { learnerSchema } from './schema.ts'

export const learners = defineDocumentKind({
  name: 'learner',
  version: 1,
  empty: { events: {} },
  texts: [],
  schema: learnerSchema,
  readers: learnerReaders,
  holds: learnerHolds,
  mayChange: mayChangeLearner,
  project: projectLearner,
  personal: learnerPersonal,
})

export * from './commands.ts'
export { type Person, peopleSet } from './directory.ts'
export type { LearnerRow } from './projections.ts'
export { type Learner, STAGES, type Stage } from './schema.ts'
