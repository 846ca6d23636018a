/** What practice shows, from answers and the address. Pure; no words but figures. */
import {
  type Attempt,
  answersOf,
  type GivenAnswer,
  type PracticeRound,
  type PracticeWish,
  type Question,
  type RunningRound,
  TOPICS,
  type TopicMastery,
  type TopicNumber,
  weakestTopicsFirst,
} from '#shared/domains/theory/index.ts'

export type PracticeAddress = {
  readonly topic?: string | undefined
  readonly ids?: string | undefined
  readonly mode?: string | undefined
}

/** What an address asks for; a quick ten when it asks for nothing we know. */
export const wishOf = ({ topic, ids, mode }: PracticeAddress): PracticeWish => {
  const number = TOPICS.find((one) => String(one.number) === topic)?.number
  if (number !== undefined) return { kind: 'topic', topic: number }
  const named = (ids ?? '').split(',').filter((id) => id !== '')
  if (named.length > 0) return { kind: 'ids', ids: named }
  return { kind: mode === 'weak' || mode === 'due' ? mode : 'quick' }
}

/** A link to practise exactly these. */
export const practiseHref = (ids: readonly string[]): string =>
  `/theory/practice?ids=${ids.join(',')}`

/** Everything this person answered, oldest first, from all devices. */
export const theoryAnswers = (
  rounds: ReadonlyMap<string, PracticeRound>,
  attempts: ReadonlyMap<string, Attempt>,
  personId: string,
): readonly GivenAnswer[] =>
  answersOf({ rounds: rounds.values(), attempts: attempts.values() }, personId)

const MOST_WEAK_TOPICS = 3

/** Topics that are surely or possibly below pass standard, the weakest first; at most three. */
export const weakTopicsOf = (mastery: readonly TopicMastery[]): TopicNumber[] =>
  weakestTopicsFirst(mastery)
    .filter(({ estimate, standing }) => estimate !== null && standing !== 'above')
    .filter(({ right, counted }) => right < counted)
    .slice(0, MOST_WEAK_TOPICS)
    .map((one) => one.topic)

/** How many questions of each topic there are to practise. */
export const countByTopic = (questions: readonly Question[]): ReadonlyMap<TopicNumber, number> => {
  const counts = new Map<TopicNumber, number>()
  for (const { topic } of questions) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return counts
}

export type RoundSummary = {
  readonly right: number
  readonly answered: number
  readonly asked: number
  /** Ids of what was wrong, in the order it was asked. */
  readonly wrong: readonly string[]
}

export const roundSummary = ({ sheet, answers }: RunningRound): RoundSummary => ({
  right: answers.filter((answer) => answer.correct).length,
  answered: answers.length,
  asked: sheet.questions.length,
  wrong: answers.filter((answer) => !answer.correct).map((answer) => answer.questionId),
})
