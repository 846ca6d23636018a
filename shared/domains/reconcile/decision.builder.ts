/** Decisions for tests: say only what the test is about. */
import type { CaseAnswer, Decision } from './schema.ts'

/** Ann keeps the first, as admin, unless said otherwise. */
export const anAnswer = (some: Partial<CaseAnswer> = {}): CaseAnswer => ({
  type: 'answered',
  choice: 'keep-first',
  by: 'ann',
  at: 1_000,
  as: 'admin',
  after: [],
  ...some,
})

/** A clash in Sarah's diary between Amira and Seun, answered by Ann as `n`. */
export const aDecision = (some: Partial<Decision> = {}): Decision => ({
  id: 'decision:double.b1.b2.t1.t2',
  caseKind: 'double-booking',
  instructorId: 'sarah',
  audience: ['amira', 'sarah', 'seun'],
  answers: { n: anAnswer() },
  ...some,
})
