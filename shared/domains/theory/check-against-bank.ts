/**
 * Does an attempt tell the truth about its answers? The totals are checked without the bank; this
 * second look needs it, so the relay, which publishes the bank, takes it.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import type { Attempt, Question } from './schema.ts'

/**
 * TH9. Refuses `attempt-does-not-add-up` when an answer is called right or wrong, or put under a
 * topic, against the bank. An answer to a version the bank no longer holds is believed: a mock may
 * be finished long after the bank has moved on.
 */
export const checkAgainstBank = (
  attempt: Attempt,
  bank: readonly Question[],
): Result<Attempt, 'attempt-does-not-add-up'> => {
  const questionById = new Map(bank.map((question) => [question.id, question]))
  const isTrue = ({
    questionId,
    version,
    topic,
    chosen,
    correct,
  }: Attempt['items'][0]): boolean => {
    const question = questionById.get(questionId)
    if (question?.version !== version) return true
    const isRight = chosen !== null && question.options[chosen]?.correct === true
    return correct === isRight && topic === question.topic
  }
  return attempt.items.every(isTrue) ? ok(attempt) : refuse('attempt-does-not-add-up')
}
