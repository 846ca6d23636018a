/**
 * The theory domain's published sets: the bank comes down and admins write into it; a learner's
 * finished attempts and remarks about questions go up.
 */
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { ok } from '#shared/kernel/result.ts'
import {
  type BankRow,
  BankRowSchema,
  isOfSchool,
  readersOfQuestion,
  staysOverPublished,
} from './bank-row.ts'
import {
  type Complaint,
  ComplaintSchema,
  mayWriteComplaint,
  readersOfComplaint,
} from './complaint.ts'
import { mayWriteQuestion } from './may-write-question.ts'
import { mayWriteAttempt, readersOfAttempt } from './permissions.ts'
import { refuse } from './problems.ts'
import { type Attempt, AttemptSchema } from './schema.ts'

/** TH50–TH53. Questions, by id: those the relay publishes, and what the school made of them. */
export const questionsSet = definePublishedSet<BankRow>({
  name: 'questions',
  schema: BankRowSchema,
  readers: readersOfQuestion,
  subject: () => undefined,
  mayPush: mayWriteQuestion,
  staysOver: staysOverPublished,
  isTheirs: isOfSchool,
})

/** TH56. Remarks about questions, answered by admins. */
export const complaintsSet = definePublishedSet<Complaint>({
  name: 'complaints',
  schema: ComplaintSchema,
  readers: readersOfComplaint,
  subject: (data) => data.personId,
  mayPush: mayWriteComplaint,
})

/** TH9–TH11: written once by the learner, the same again is harmless. */
export const attemptsSet = definePublishedSet<Attempt>({
  name: 'attempts',
  schema: AttemptSchema,
  readers: (data) => readersOfAttempt(data),
  subject: (data) => data.personId,
  mayPush: (actor, { id, before, after }) => {
    // A row is found by its id: under another's it would stand in the way of that one.
    if (after.id !== id) return refuse('attempt-malformed')
    const may = mayWriteAttempt(actor, before ?? null, after)
    return may.ok ? ok(undefined) : may
  },
})
