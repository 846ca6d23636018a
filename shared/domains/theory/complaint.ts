/** "This seems wrong": a learner's remark about a question, and what an admin answered. */
import * as v from 'valibot'
import type { PushStep } from '#shared/documents/published-set.ts'
import { type Actor, isAdmin, isLearner, type PersonId } from '#shared/kernel/actor.ts'
import { type Principal, personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse, type TheoryProblemCode } from './problems.ts'

/** The longest remark and the longest answer, in characters. */
export const COMPLAINT_MAX = 500

const text = (maximum: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maximum))
const instant = v.pipe(v.number(), v.integer(), v.minValue(0))

const ComplaintAnswerSchema = v.strictObject({
  by: text(64),
  at: instant,
  decision: v.picklist(['kept', 'reworded', 'retired']),
  text: text(COMPLAINT_MAX),
})

/** TH56. Instants in ms UTC. `version` is the one the learner was asked. */
export const ComplaintSchema = v.strictObject({
  id: text(150),
  personId: text(64),
  questionId: v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  text: text(COMPLAINT_MAX),
  at: instant,
  answer: v.optional(ComplaintAnswerSchema),
})

export type Complaint = v.InferOutput<typeof ComplaintSchema>
export type ComplaintAnswer = v.InferOutput<typeof ComplaintAnswerSchema>

/** One a person, question and version: two devices that say it twice have said it once. */
export const complaintId = (
  about: Pick<Complaint, 'personId' | 'questionId' | 'version'>,
): string => `${about.questionId}.${about.version}.${about.personId}`

/** TH56. Whoever made it, and the admins. */
export const readersOfComplaint = ({ personId }: { personId: PersonId }): Principal[] => [
  personPrincipal(personId),
  'role:admin',
]

const isSameRemark = (a: Complaint, b: Complaint): boolean =>
  a.id === b.id && a.text === b.text && a.at === b.at && a.version === b.version

const isSameAnswer = (a: ComplaintAnswer | undefined, b: ComplaintAnswer | undefined): boolean =>
  a?.by === b?.by && a?.at === b?.at && a?.decision === b?.decision && a?.text === b?.text

/**
 * TH56. A learner says it once, an admin answers it once; the same again is allowed.
 * Refuses: complaint-malformed, not-your-complaint, complaint-already-written, complaint-answered.
 */
export const mayWriteComplaint = (
  actor: Actor,
  { id, before, after }: PushStep<Complaint>,
): Result<undefined, TheoryProblemCode> => {
  if (after.id !== id || id !== complaintId(after)) return refuse('complaint-malformed')
  const isOwn = isLearner(actor) && after.personId === actor.personId
  if (before === undefined) {
    if (!isOwn) return refuse('not-your-complaint')
    return after.answer === undefined ? ok(undefined) : refuse('not-your-complaint')
  }
  if (!isSameRemark(before, after))
    return isOwn ? refuse('complaint-already-written') : refuse('not-your-complaint')
  if (isSameAnswer(before.answer, after.answer))
    return isOwn || isAdmin(actor) ? ok(undefined) : refuse('not-your-complaint')
  if (!isAdmin(actor) || after.answer?.by !== actor.personId) return refuse('not-your-complaint')
  return before.answer === undefined ? ok(undefined) : refuse('complaint-answered')
}
