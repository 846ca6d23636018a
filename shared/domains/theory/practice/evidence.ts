/**
 * What a learner has answered, from every device, as one list: practice rounds and mock tests
 * together. Everything that is said about a learner follows from this list, so it is the same on
 * each device that holds the same rows, whatever order they came in.
 */
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import type { Attempt } from '../schema.ts'
import type { TopicNumber } from '../topics.ts'
import type { PracticeRound } from './schema.ts'

export type GivenAnswer = {
  readonly questionId: string
  readonly topic: TopicNumber
  readonly isRight: boolean
  /** ms UTC. */
  readonly at: number
}

export type TheoryWork = {
  readonly rounds: Iterable<PracticeRound>
  readonly attempts: Iterable<Attempt>
}

type Placed = GivenAnswer & { readonly row: string; readonly place: number }

const byTime = (a: Placed, b: Placed): number =>
  a.at - b.at || (a.row < b.row ? -1 : a.row > b.row ? 1 : a.place - b.place)

/**
 * TH43. Every answer this person gave, oldest first. What was left blank in a mock is no answer:
 * it cost a mark there and says nothing about the topic.
 */
export const answersOf = ({ rounds, attempts }: TheoryWork, personId: string): GivenAnswer[] => {
  const all: Placed[] = []
  for (const { id, personId: who, answers } of rounds) {
    if (who !== personId) continue
    for (const [place, { questionId, topic, correct, at }] of answers.entries())
      all.push({ questionId, topic, isRight: correct, at, row: id, place })
  }
  for (const { id, personId: who, items, finishedAt } of attempts) {
    if (who !== personId) continue
    for (const [place, { questionId, topic, correct, chosen }] of items.entries())
      if (chosen !== null)
        all.push({ questionId, topic, isRight: correct, at: finishedAt, row: id, place })
  }
  return all
    .sort(byTime)
    .map(({ questionId, topic, isRight, at }) => ({ questionId, topic, isRight, at }))
}

/** TH43. So long after seeing an answer, remembering it says little about knowing it. */
const JUST_SEEN_MS = 20 * HOUR_MS

/**
 * TH43. The answers that tell something: not those given soon after the same question was last
 * seen with its answer. Takes and returns oldest first.
 */
export const tellingAnswers = (answers: readonly GivenAnswer[]): GivenAnswer[] => {
  const lastSeenAt = new Map<string, number>()
  return answers.filter(({ questionId, at }) => {
    const seenAt = lastSeenAt.get(questionId)
    lastSeenAt.set(questionId, at)
    return seenAt === undefined || at - seenAt >= JUST_SEEN_MS
  })
}
