/**
 * How likely a learner would pass the multiple-choice part today, and how sure that is. The share of
 * right answers in each topic is a Beta distribution; the test asks its questions from all of them.
 */
import { MOCK_PASS_MARK, MOCK_QUESTION_COUNT } from '../figures.ts'
import { TOPICS } from '../topics.ts'
import { betaQuantile } from './beta.ts'
import type { TopicMastery } from './mastery.ts'

/** TH46. Less says too little about fifty questions from fourteen topics. */
export const ENOUGH_IN_ALL = 100
export const ENOUGH_IN_EACH_TOPIC = 3

/** How strongly a topic is drawn to the learner's whole: as many answers as it weighs. */
const DRAWN_TO_WHOLE = 4
/** Before any answer: three of four right, as strong as four answers. */
const FIRST_GUESS = { right: 3, outOf: 4 }
/** Steps of the quadrature over how good the learner really is. */
const LEVELS = 40

export type PassChance =
  | {
      readonly isKnown: false
      /** Different questions that tell something, and how many are needed. */
      readonly counted: number
      readonly needed: number
      /** Topics with too few answers, in the test's order. */
      readonly thinTopics: readonly TopicMastery['topic'][]
    }
  /** From 0 to 1. It lies between `low` and `high` 8 times in 10. */
  | {
      readonly isKnown: true
      readonly middle: number
      readonly low: number
      readonly high: number
    }

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const shifted = (share: number, by: number): number => {
  const odds = (share / (1 - share)) * Math.exp(by)
  return odds / (1 + odds)
}

/** How likely at least the pass mark is, when each topic's share is known for certain. */
const chanceAt = (shares: readonly number[]): number => {
  let right: number[] = [1]
  for (const [place, { questionsPerMock }] of TOPICS.entries()) {
    const share = shares[place] ?? 0
    for (let question = 0; question < questionsPerMock; question++) {
      const next = new Array<number>(right.length + 1).fill(0)
      for (const [count, chance] of right.entries()) {
        next[count] = (next[count] ?? 0) + chance * (1 - share)
        next[count + 1] = (next[count + 1] ?? 0) + chance * share
      }
      right = next
    }
  }
  return sum(right.slice(MOCK_PASS_MARK.value))
}

const asked = (shares: readonly number[]): number =>
  sum(TOPICS.map(({ questionsPerMock }, place) => questionsPerMock * (shares[place] ?? 0))) /
  MOCK_QUESTION_COUNT.value

/** The topics' shares, all moved the same way until the whole is `level`. */
const sharesAtLevel = (shares: readonly number[], level: number): number[] => {
  let low = -12
  let high = 12
  const at = (by: number): number[] => shares.map((share) => shifted(share, by))
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (asked(at(middle)) < level) low = middle
    else high = middle
  }
  return at((low + high) / 2)
}

/** Mean and spread of the share of right answers in a test, from what is known of each topic. */
const whole = (mastery: readonly TopicMastery[]) => {
  const weight = sum(mastery.map((one) => one.weight))
  const right = sum(mastery.map((one) => one.weightedRight))
  const mean = (right + FIRST_GUESS.right) / (weight + FIRST_GUESS.outOf)
  const topics = mastery.map((one) => {
    const a = one.weightedRight + DRAWN_TO_WHOLE * mean
    const total = one.weight + DRAWN_TO_WHOLE
    const share = a / total
    return { share, spread: (share * (1 - share)) / (total + 1), drawn: DRAWN_TO_WHOLE / total }
  })
  const shares = topics.map((one) => one.share)
  const parts = TOPICS.map(({ questionsPerMock }) => questionsPerMock / MOCK_QUESTION_COUNT.value)
  const own = sum(topics.map((one, place) => (parts[place] ?? 0) ** 2 * one.spread))
  const meanSpread = (mean * (1 - mean)) / (weight + FIRST_GUESS.outOf + 1)
  const common = asked(topics.map((one) => one.drawn)) ** 2 * meanSpread
  return { shares, level: asked(shares), variance: own + common }
}

/**
 * TH46. The chance to pass with its range, or what is still missing. Takes all fourteen topics in
 * the test's order. Deterministic: the same answers give the same figures on every device.
 */
export const passChance = (mastery: readonly TopicMastery[]): PassChance => {
  const counted = sum(mastery.map((one) => one.counted))
  const thinTopics = mastery
    .filter((one) => one.counted < ENOUGH_IN_EACH_TOPIC)
    .map((one) => one.topic)
  if (counted < ENOUGH_IN_ALL || thinTopics.length > 0)
    return { isKnown: false, counted, needed: ENOUGH_IN_ALL, thinTopics }

  const { shares, level, variance } = whole(mastery)
  const strength = (level * (1 - level)) / variance - 1
  const [a, b] = [level * strength, (1 - level) * strength]
  const at = (probability: number): number =>
    chanceAt(sharesAtLevel(shares, betaQuantile(a, b, probability)))
  const levels = Array.from({ length: LEVELS }, (_nothing, step) => at((step + 0.5) / LEVELS))
  return { isKnown: true, middle: sum(levels) / LEVELS, low: at(0.1), high: at(0.9) }
}
