/**
 * The theory domain's published sets: the bank comes down and admins write into it; a learner's
 * finished attempts, practice rounds, remarks about questions and the choice of who sees them go up.
 */
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok } from '#shared/kernel/result.ts'
import {
  type BankRow,
  BankRowSchema,
  isOfSchool,
  questionAsReadBy,
  readersOfQuestion,
  staysOverPublished,
} from './bank-row.ts'
import { bringBackQuestion, isFurther } from './bring-back-question.ts'
import {
  type Complaint,
  ComplaintSchema,
  mayWriteComplaint,
  readersOfComplaint,
} from './complaint.ts'
import { mayWriteQuestion } from './may-write-question.ts'
import { asOneStep } from './one-step.ts'
import { mayWriteAttempt, readersOfTheory } from './permissions.ts'
import { maySetSharing, mayWritePractice } from './practice/permissions.ts'
import {
  type PracticeRound,
  PracticeRoundSchema,
  type Sharing,
  SharingSchema,
} from './practice/schema.ts'
import { refuse } from './problems.ts'
import { type Attempt, AttemptSchema } from './schema.ts'

const MB = 1024 * 1024
/** Three rounds a day for years: nobody who learns comes near it, and nobody fills the school's disk. */
const MOST_OF_A_LEARNER = {
  rows: 5_000,
  bytes: 32 * MB,
  // Sixty rounds a day, each day of a month without a signal, sent in one hour: that still goes in.
  newRowsADay: 2_000,
}
/** More than there are questions; and in a month nobody finds so many of them wrong. */
const MOST_REMARKS = { rows: 2_000, bytes: 2 * MB, newRowsADay: 500 }

/** TH50–TH53. Questions, by id: those the relay publishes, and what the school made of them. */
export const questionsSet = definePublishedSet<BankRow>({
  name: 'questions',
  schema: BankRowSchema,
  readers: readersOfQuestion,
  subject: () => undefined,
  mayPush: mayWriteQuestion,
  asOneStep,
  staysOver: staysOverPublished,
  asReadBy: questionAsReadBy,
  isTheirs: isOfSchool,
  outlives: isFurther,
  bringBack: bringBackQuestion,
})

/** TH56. Remarks about questions, answered by admins. */
export const complaintsSet = definePublishedSet<Complaint>({
  name: 'complaints',
  schema: ComplaintSchema,
  readers: readersOfComplaint,
  subject: (data) => data.personId,
  sentAtMs: ({ answer }) => answer?.at,
  mostOfAPerson: MOST_REMARKS,
  mayPush: mayWriteComplaint,
})

type Hideable = { readonly hiddenFromTeam?: true | undefined }

/** TH48: what was hidden stays hidden until its learner's own device says otherwise. */
const isHiddenOnlyHere = (mine: Hideable, theirs: Hideable): boolean =>
  mine.hiddenFromTeam === true && theirs.hiddenFromTeam !== true

/** TH9–TH11: written once by the learner, the same again is harmless. */
export const attemptsSet = definePublishedSet<Attempt>({
  name: 'attempts',
  schema: AttemptSchema,
  readers: (data) => readersOfTheory(data),
  subject: (data) => data.personId,
  mostOfAPerson: MOST_OF_A_LEARNER,
  outlives: isHiddenOnlyHere,
  mayPush: (actor, { id, before, after }) => {
    // A row is found by its id: under another's it would stand in the way of that one.
    if (after.id !== id) return refuse('attempt-malformed')
    const may = mayWriteAttempt(actor, before ?? null, after)
    return may.ok ? ok(undefined) : may
  },
})

/** TH40: rounds of practice, each growing at its end only. */
export const practiceSet = definePublishedSet<PracticeRound>({
  name: 'practice',
  schema: PracticeRoundSchema,
  readers: (data) => readersOfTheory(data),
  subject: (data) => data.personId,
  mostOfAPerson: MOST_OF_A_LEARNER,
  outlives: (mine, theirs) =>
    mine.answers.length > theirs.answers.length || isHiddenOnlyHere(mine, theirs),
  mayPush: (actor, { id, before, after }) =>
    after.id === id ? mayWritePractice(actor, before, after) : refuse('not-your-practice'),
})

/** TH48: one row a learner. Their team reads it, or "hidden" would look like "nothing yet". */
export const sharingSet = definePublishedSet<Sharing>({
  name: 'sharing',
  schema: SharingSchema,
  readers: ({ personId }) => [personPrincipal(personId), 'role:admin', teamPrincipal(personId)],
  subject: (data) => data.personId,
  outlives: (mine, theirs) => mine.at > theirs.at,
  mayPush: (actor, { id, before, after }) => maySetSharing(actor, id, before, after),
})
