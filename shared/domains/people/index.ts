/** People: the directory, the learner's file, consents. */
import { defineDocumentKind } from '#shared/documents/document-kind.ts'
import { learnerCommands } from './commands.ts'
import { consentCommands } from './consents/index.ts'
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

export const peopleCommands = [...learnerCommands, ...consentCommands]

export * from './commands.ts'
export {
  type ConsentRow,
  consents,
  giveConsent,
  PURPOSES,
  type Purpose,
  purposeOf,
  wordingNow,
} from './consents/index.ts'
export { type Person, peopleSet } from './directory.ts'
export { LEARNER_RESTRICTED } from './problems.ts'
export type { LearnerRow } from './projections.ts'
export * from './retention.ts'
export { type Learner, STAGES, type Stage } from './schema.ts'
export type { Restriction } from './team.ts'
