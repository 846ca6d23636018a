/** Which questions a practice round asks. Pure: chance comes in as bytes, the day as a date. */
import { ok, type Result } from '#shared/kernel/result.ts'
import { isAskable, type PickedQuestion } from '../pick-mock.ts'
import { refuse } from '../problems.ts'
import type { Question } from '../schema.ts'
import { seededRandom, shuffled } from '../seeded-random.ts'
import type { TopicNumber } from '../topics.ts'
import type { GivenAnswer } from './evidence.ts'
import { masteryByTopic, type TopicMastery } from './mastery.ts'

/** TH47. How many questions a round has; `ids` has what it names. */
export const ROUND_LENGTH = { topic: 20, weak: 20, quick: 10, due: 20, ids: 60 } as const
/** A quick ten takes up some of what is due, so that nothing waits for a mood. */
const DUE_IN_QUICK = 4
const WEAK_TOPICS = 3

export type PracticeWish =
  | { readonly kind: 'topic'; readonly topic: TopicNumber }
  | { readonly kind: 'weak' }
  | { readonly kind: 'quick' }
  | { readonly kind: 'due' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }

export type PracticePick = {
  readonly wish: PracticeWish
  readonly bank: readonly Question[]
  /** Of this learner, oldest first. */
  readonly answers: readonly GivenAnswer[]
  /** Questions due again, the longest overdue first. */
  readonly due: readonly string[]
  /** At least 16 unpredictable bytes from `Random`. */
  readonly seed: Uint8Array
  /** Civil date: a question whose law has ended is not asked. */
  readonly today: string
}

/** TH47. What practice may ask: as in a mock, but nothing that hangs on a scene. */
export const practisable = (bank: readonly Question[], today: string): Question[] =>
  bank.filter(
    (question) =>
      isAskable(question) &&
      question.scenarioId === undefined &&
      question.effectiveFrom <= today &&
      (question.effectiveTo === undefined || today <= question.effectiveTo),
  )

/** Wrong last time, then never seen, then the longest not seen; by chance among equals. */
const mostUsefulFirst = (
  questions: readonly Question[],
  answers: readonly GivenAnswer[],
  random: () => number,
): Question[] => {
  const last = new Map(answers.map((answer) => [answer.questionId, answer]))
  const rank = ({ id }: Question): number => {
    const answer = last.get(id)
    if (answer === undefined) return 0
    return answer.isRight ? answer.at : -1
  }
  return shuffled(questions, random).sort((a, b) => rank(a) - rank(b))
}

/** TH47. A topic nobody knows yet counts as just below the weakest that are known to be good. */
const weakness = ({ estimate, standing }: TopicMastery): number =>
  estimate === null ? 0.8 : standing === 'above' ? 1 + estimate.share : estimate.share

/** The topics a round by weakness takes its questions from, the weakest first. */
export const weakTopics = (mastery: readonly TopicMastery[]): TopicNumber[] =>
  [...mastery]
    .sort((a, b) => weakness(a) - weakness(b) || a.counted - b.counted || a.topic - b.topic)
    .slice(0, WEAK_TOPICS)
    .map((one) => one.topic)

const byIds = (questions: readonly Question[], ids: readonly string[]): Question[] => {
  const byId = new Map(questions.map((question) => [question.id, question]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}

const chosen = (pick: PracticePick, random: () => number): Question[] => {
  const { wish, answers } = pick
  const all = practisable(pick.bank, pick.today)
  const due = byIds(all, pick.due)
  const useful = (questions: readonly Question[]) => mostUsefulFirst(questions, answers, random)
  switch (wish.kind) {
    case 'ids':
      return byIds(all, wish.ids).slice(0, ROUND_LENGTH.ids)
    case 'due':
      return due.slice(0, ROUND_LENGTH.due)
    case 'topic':
      return useful(all.filter((one) => one.topic === wish.topic)).slice(0, ROUND_LENGTH.topic)
    case 'weak': {
      const topics = weakTopics(masteryByTopic(answers))
      const each = Math.ceil(ROUND_LENGTH.weak / topics.length)
      const found = topics.flatMap((topic) =>
        useful(all.filter((one) => one.topic === topic)).slice(0, each),
      )
      return shuffled(found.slice(0, ROUND_LENGTH.weak), random)
    }
    case 'quick': {
      const first = due.slice(0, DUE_IN_QUICK)
      const rest = useful(all.filter((one) => !first.includes(one)))
      return shuffled([...first, ...rest.slice(0, ROUND_LENGTH.quick - first.length)], random)
    }
  }
}

/**
 * TH47. The questions of a round with the order their options stand in. The same seed and the same
 * answers give the same round. Refuses `nothing-due` and `nothing-to-practise`.
 */
export const pickPractice = (
  pick: PracticePick,
): Result<PickedQuestion[], 'nothing-due' | 'nothing-to-practise'> => {
  const random = seededRandom(pick.seed)
  const questions = chosen(pick, random)
  if (questions.length === 0)
    return refuse(pick.wish.kind === 'due' ? 'nothing-due' : 'nothing-to-practise')
  return ok(
    questions.map((question) => ({
      question,
      optionOrder: shuffled([0, 1, 2, 3], random),
    })),
  )
}
