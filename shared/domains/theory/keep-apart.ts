/**
 * Chooses questions so that mocks taken one after the other differ: unasked ones first, then those
 * whose mocks have given the fewest questions to this one.
 */
import type { Attempt, Question } from './schema.ts'

export type AskedBefore = Pick<Attempt, 'items'>

export type Chooser = {
  /** The best of `candidates` that has not been taken yet; undefined when there is none. */
  readonly take: (candidates: readonly Question[]) => Question | undefined
  /** Takes this one, whatever was asked before. */
  readonly takeThis: (question: Question) => void
  /** How much taking this question would cost; for comparing groups of questions. */
  readonly cost: (question: Question) => number
  readonly taken: () => readonly Question[]
}

/**
 * TH38. A chooser that knows the mocks before. Among equals the first of the candidates wins, so
 * they come in shuffled.
 */
export const choosingApartFrom = (mocksBefore: readonly AskedBefore[]): Chooser => {
  const mocksAsking = new Map<string, number[]>()
  for (const [mock, { items }] of mocksBefore.entries()) {
    for (const { questionId } of items) {
      mocksAsking.set(questionId, [...(mocksAsking.get(questionId) ?? []), mock])
    }
  }
  /** How many questions each mock before shares with this one so far. */
  const shared = mocksBefore.map(() => 0)
  const taken = new Map<string, Question>()

  // What counts is the mock that is most alike; a question asked twice makes two mocks alike.
  const cost = (question: Question): number => {
    const mocks = mocksAsking.get(question.id) ?? []
    const mostAlike = Math.max(0, ...mocks.map((mock) => (shared[mock] ?? 0) + 1))
    return mostAlike * (mocksBefore.length + 1) + mocks.length
  }
  const takeThis = (question: Question): void => {
    taken.set(question.id, question)
    for (const mock of mocksAsking.get(question.id) ?? []) shared[mock] = (shared[mock] ?? 0) + 1
  }
  return {
    cost,
    takeThis,
    taken: () => [...taken.values()],
    take: (candidates) => {
      let best: { question: Question; cost: number } | undefined
      for (const question of candidates) {
        if (taken.has(question.id)) continue
        const costs = cost(question)
        if (best === undefined || costs < best.cost) best = { question, cost: costs }
      }
      if (best) takeThis(best.question)
      return best?.question
    },
  }
}
