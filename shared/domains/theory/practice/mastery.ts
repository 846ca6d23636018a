/**
 * How well a learner stands in each topic, with how sure that is. Not the last score: the newest
 * answers to different questions, newer ones weighing more, and an interval instead of a verdict.
 */
import { MOCK_PASS_MARK, MOCK_QUESTION_COUNT } from '../figures.ts'
import { TOPICS, type TopicNumber } from '../topics.ts'
import { betaQuantile } from './beta.ts'
import { type GivenAnswer, tellingAnswers } from './evidence.ts'

/** TH44. Older answers than the newest of so many different questions say nothing any more. */
const NEWEST_QUESTIONS = 30
/** TH44. An answer so many questions back counts half. */
const HALF_WEIGHT_AFTER = 15
/** TH44. Fewer different questions say nothing yet. */
export const ENOUGH_QUESTIONS = 6
/** The interval leaves one in ten out at either end. */
const BELOW = 0.1
/** The share the whole test asks for. */
const PASS_SHARE = MOCK_PASS_MARK.value / MOCK_QUESTION_COUNT.value

export type TopicMastery = {
  readonly topic: TopicNumber
  /** Different questions answered at least once. */
  readonly seen: number
  /** Of the newest questions that tell something: how many, and how many were right last time. */
  readonly counted: number
  readonly right: number
  /** The same, the newest weighing most: as if so many answers of equal weight had been given. */
  readonly weight: number
  readonly weightedRight: number
  /** Absent below six questions. `low` and `high`: the share lies between them 8 times in 10. */
  readonly estimate: { readonly share: number; readonly low: number; readonly high: number } | null
  /** Surely above or below the share a pass needs, or neither is sure. */
  readonly standing: 'above' | 'below' | 'unsure' | 'not-enough'
}

/** TH44. The newest telling answer to each question, newest first. */
const newestByQuestion = (telling: readonly GivenAnswer[]): GivenAnswer[] => {
  const byQuestion = new Map<string, GivenAnswer>()
  for (const answer of [...telling].reverse())
    if (!byQuestion.has(answer.questionId)) byQuestion.set(answer.questionId, answer)
  return [...byQuestion.values()].slice(0, NEWEST_QUESTIONS)
}

const weighed = (newest: readonly GivenAnswer[]) => {
  let sum = 0
  let squares = 0
  let right = 0
  for (const [place, { isRight }] of newest.entries()) {
    const weight = 0.5 ** (place / HALF_WEIGHT_AFTER)
    sum += weight
    squares += weight * weight
    if (isRight) right += weight
  }
  // Unequal weights tell less than as many equal ones (Kish).
  const weight = squares === 0 ? 0 : (sum * sum) / squares
  return { weight, weightedRight: sum === 0 ? 0 : (weight * right) / sum }
}

const standingOf = (estimate: TopicMastery['estimate']): TopicMastery['standing'] => {
  if (estimate === null) return 'not-enough'
  if (estimate.low >= PASS_SHARE) return 'above'
  return estimate.high < PASS_SHARE ? 'below' : 'unsure'
}

const masteryOf = (
  topic: TopicNumber,
  seen: number,
  telling: readonly GivenAnswer[],
): TopicMastery => {
  const newest = newestByQuestion(telling)
  const { weight, weightedRight } = weighed(newest)
  const right = newest.filter((answer) => answer.isRight).length
  // Jeffreys' interval: honest with few answers, and it reaches the end where nothing speaks against.
  const [a, b] = [weightedRight + 0.5, weight - weightedRight + 0.5]
  const estimate =
    newest.length < ENOUGH_QUESTIONS
      ? null
      : {
          share: weightedRight / weight,
          low: right === 0 ? 0 : betaQuantile(a, b, BELOW),
          high: right === newest.length ? 1 : betaQuantile(a, b, 1 - BELOW),
        }
  return {
    topic,
    seen,
    counted: newest.length,
    right,
    weight,
    weightedRight,
    estimate,
    standing: standingOf(estimate),
  }
}

/** TH44. All fourteen topics in the test's own order. `answers` oldest first, of one person. */
export const masteryByTopic = (answers: readonly GivenAnswer[]): TopicMastery[] => {
  const telling = tellingAnswers(answers)
  return TOPICS.map(({ number }) => {
    const ofTopic = (answer: GivenAnswer): boolean => answer.topic === number
    const seen = new Set(answers.filter(ofTopic).map((answer) => answer.questionId)).size
    return masteryOf(number, seen, telling.filter(ofTopic))
  })
}

/** Weakest first: by share; topics not known well enough come last, the least seen first. */
export const weakestTopicsFirst = (all: readonly TopicMastery[]): TopicMastery[] =>
  [...all].sort(
    (a, b) =>
      (a.estimate?.share ?? 2) - (b.estimate?.share ?? 2) ||
      a.counted - b.counted ||
      a.topic - b.topic,
  )
