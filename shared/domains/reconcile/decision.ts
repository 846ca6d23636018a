/** How a case was answered, from its decision record. RE4–RE6. */
import type { Row } from '#shared/documents/document-kind.ts'
import { tipsOf } from '#shared/documents/tips.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'
import type { CaseAnswer, CaseKind, Choice, Decision } from './schema.ts'

export type DecisionRow = Row & {
  readonly table: 'decision'
  readonly caseKind: CaseKind
  readonly instructorId: string
  readonly choice: Choice
  readonly by: string
  readonly atMs: number
  readonly as: 'admin' | 'instructor'
  /** Another answer, given without knowing this one. RE5. */
  readonly differs?: { readonly choice: Choice; readonly by: string; readonly atMs: number }
}

/** An admin's answer stands before an instructor's; among equals the first by key, everywhere alike. */
const byAuthority = ([idA, a]: [string, CaseAnswer], [idB, b]: [string, CaseAnswer]): number => {
  if (a.as !== b.as) return a.as === 'admin' ? -1 : 1
  return idA < idB ? -1 : 1
}

export const projectDecision = (decision: Decision, doc: DocId): DecisionRow[] => {
  const standing = tipsOf(decision.answers)
    .map((id): [string, CaseAnswer] => [id, decision.answers[id] as CaseAnswer])
    .sort(byAuthority)
  const [first, ...others] = standing.map(([, answer]) => answer)
  if (first === undefined) return []
  const other = others.find((one) => one.choice !== first.choice)
  return [
    {
      table: 'decision',
      id: keyOf(doc),
      doc,
      bucket: 'base/decision',
      caseKind: decision.caseKind,
      instructorId: decision.instructorId,
      choice: first.choice,
      by: first.by,
      atMs: first.at,
      as: first.as,
      ...(other ? { differs: { choice: other.choice, by: other.by, atMs: other.at } } : {}),
    },
  ]
}
