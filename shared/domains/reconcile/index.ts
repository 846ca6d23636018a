/** Reconcile: when two people decided at once. */
import { defineDocumentKind } from '#shared/documents/document-kind.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { bookingDoc } from '../bookings/index.ts'
import { projectDecision } from './decision.ts'
import { bookingIdsIn } from './find-cases.ts'
import { decisionReaders, mayChangeDecision } from './permissions.ts'
import { decisionSchema } from './schema.ts'

export const decisions = defineDocumentKind({
  name: 'decision',
  version: 1,
  empty: { answers: {} },
  texts: [],
  schema: decisionSchema,
  readers: decisionReaders,
  mayChange: mayChangeDecision,
  standsBeside: (doc) => bookingIdsIn(keyOf(doc)).map(bookingDoc),
  project: projectDecision,
  personal: {
    // About a clash, in ids and choices: nobody's words are in it.
    subject: () => undefined,
    parties: (decision) => [decision.instructorId, ...decision.audience],
    onErase: { does: 'stay', because: 'others', withoutWords: (decision) => decision },
    lastUseMs: (decision) => Math.max(0, ...Object.values(decision.answers).map((one) => one.at)),
  },
})

export * from './answers.ts'
export * from './commands.ts'
export type { DecisionRow } from './decision.ts'
export * from './find-cases.ts'
export type { CaseKind, Choice, Decision } from './schema.ts'
