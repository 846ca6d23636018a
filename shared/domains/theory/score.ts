/** What a set of answers is worth: the total, pass or fail, and topics with the weakest first. */
import { MOCK_PASS_MARK } from './figures.ts'
import type { Answer, TopicScore } from './schema.ts'

export type Score = {
  readonly score: number
  readonly outOf: number
  readonly passed: boolean
  readonly byTopic: TopicScore[]
}

/** Share of right answers first, then the topic with more wrong answers, then the test's order. */
const weakestFirst = (a: TopicScore, b: TopicScore): number =>
  a.right * b.outOf - b.right * a.outOf ||
  b.outOf - b.right - (a.outOf - a.right) ||
  a.topic - b.topic

/** TH8. Unanswered counts as wrong. Never refuses. */
export const scoreAnswers = (
  answers: readonly Pick<Answer, 'topic' | 'correct'>[],
  passMark: number = MOCK_PASS_MARK.value,
): Score => {
  const byTopic = new Map<Answer['topic'], TopicScore>()
  for (const { topic, correct } of answers) {
    const sum = byTopic.get(topic) ?? { topic, right: 0, outOf: 0 }
    byTopic.set(topic, { topic, right: sum.right + (correct ? 1 : 0), outOf: sum.outOf + 1 })
  }
  const score = answers.filter((answer) => answer.correct).length
  return {
    score,
    outOf: answers.length,
    passed: score >= passMark,
    byTopic: [...byTopic.values()].sort(weakestFirst),
  }
}
