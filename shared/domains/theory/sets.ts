/** The theory domain's published sets: the bank comes down, a learner's finished attempts go up. */
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { ok } from '#shared/kernel/result.ts'
import { mayWriteAttempt, readersOfAttempt } from './permissions.ts'
import { refuse } from './problems.ts'
import { type Attempt, AttemptSchema, type Question, QuestionSchema } from './schema.ts'

/** Questions, by id; everyone in the school may read them. */
export const questionsSet = definePublishedSet<Question>({
  name: 'questions',
  schema: QuestionSchema,
  readers: () => ['school'],
  subject: () => undefined,
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
