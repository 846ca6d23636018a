/** A decision about a case: who answered what. RE4. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'

export const CASE_KINDS = ['logged-but-cancelled', 'double-booking', 'changed-apart'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CHOICES = [
  'happened',
  'happened-no-charge',
  'did-not-happen',
  'keep-first',
  'keep-second',
  'keep-both',
  'keep-shown',
  'reopened',
] as const
export type Choice = (typeof CHOICES)[number]

export const answer = v.object({
  choice: v.picklist(CHOICES),
  by: fields.id,
  at: fields.instantMs,
  /** Authority it was given with; checked when written. */
  as: v.picklist(['admin', 'instructor']),
  after: v.array(fields.id),
  type: v.literal('answered'),
})
export type CaseAnswer = v.InferOutput<typeof answer>

export const decisionSchema = v.object({
  id: fields.id,
  caseKind: v.picklist(CASE_KINDS),
  instructorId: fields.id,
  /** Everyone in the case, who may see how it was answered. */
  audience: v.array(fields.id),
  answers: v.record(v.string(), answer),
})
export type Decision = v.InferOutput<typeof decisionSchema>
