/**
 * Which fifty questions a mock asks, in which order, and in which order their options stand. Pure:
 * chance comes in as bytes, so a mock can be rebuilt from its seed.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import { MOCK_QUESTION_COUNT } from './figures.ts'
import { refuse } from './problems.ts'
import type { Attempt, Question } from './schema.ts'
import { seededRandom, shuffled } from './seeded-random.ts'
import { TOPICS } from './topics.ts'

export type PickedQuestion = {
  /** The whole question as it stood at the start: a later bank cannot change a running mock. */
  readonly question: Question
  /** `optionOrder[0]` is the index of the option shown first. */
  readonly optionOrder: readonly number[]
}

export type MockPick = {
  readonly bank: readonly Question[]
  /** Attempts whose questions should rest; the caller decides how many count as recent. */
  readonly recentAttempts: readonly Pick<Attempt, 'items'>[]
  /** At least 16 unpredictable bytes from `Random`. */
  readonly seed: Uint8Array
}

export const isAskable = (question: Question): boolean =>
  question.status === 'live' && question.categories.includes('car') && question.region !== 'NI'

/**
 * TH3, TH6. Takes each topic's share, unseen questions first; where a topic is thin, the rest comes
 * from the other topics. Refuses `bank-too-small` when fewer than fifty can be asked at all.
 */
export const pickMock = ({
  bank,
  recentAttempts,
  seed,
}: MockPick): Result<PickedQuestion[], 'bank-too-small'> => {
  const random = seededRandom(seed)
  const seen = new Set(recentAttempts.flatMap(({ items }) => items.map((item) => item.questionId)))
  const unseenFirst = (questions: readonly Question[]): Question[] => {
    const mixed = shuffled(questions, random)
    return [
      ...mixed.filter((question) => !seen.has(question.id)),
      ...mixed.filter((question) => seen.has(question.id)),
    ]
  }

  const askable = bank.filter(isAskable)
  if (askable.length < MOCK_QUESTION_COUNT.value) return refuse('bank-too-small')

  const picked: Question[] = []
  const spare: Question[] = []
  for (const topic of TOPICS) {
    const ofTopic = unseenFirst(askable.filter((question) => question.topic === topic.number))
    picked.push(...ofTopic.slice(0, topic.questionsPerMock))
    spare.push(...ofTopic.slice(topic.questionsPerMock))
  }
  picked.push(...unseenFirst(spare).slice(0, MOCK_QUESTION_COUNT.value - picked.length))

  return ok(
    shuffled(picked, random).map((question) => ({
      question,
      optionOrder: shuffled(
        question.options.map((_option, index) => index),
        random,
      ),
    })),
  )
}
