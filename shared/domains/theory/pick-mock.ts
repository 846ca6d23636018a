/**
 * Which fifty questions a mock asks, in which order, and in which order their options stand. Pure:
 * chance comes in as bytes, so a mock can be rebuilt from its seed.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import { MOCK_QUESTION_COUNT, MOCKS_KEPT_APART, SCENARIO_QUESTION_COUNT } from './figures.ts'
import { type AskedBefore, type Chooser, choosingApartFrom } from './keep-apart.ts'
import { refuse } from './problems.ts'
import type { Question } from './schema.ts'
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
  /** Mocks taken before, the newest first. Their questions rest while there are others. */
  readonly recentAttempts: readonly AskedBefore[]
  /** Scenes this device can show. Questions of other scenes are not asked. */
  readonly scenarioIds?: ReadonlySet<string>
  /** At least 16 unpredictable bytes from `Random`. */
  readonly seed: Uint8Array
}

export const isAskable = (question: Question): boolean =>
  question.status === 'live' && question.categories.includes('car') && question.region !== 'NI'

const isOrdinary = (question: Question): boolean => question.scenarioId === undefined

/** TH39. The scenes with their three questions, in the bank's order. */
const wholeScenarios = (
  questions: readonly Question[],
  known: ReadonlySet<string>,
): Question[][] => {
  const groups = new Map<string, Question[]>()
  for (const question of questions) {
    const { scenarioId } = question
    if (scenarioId === undefined || !known.has(scenarioId)) continue
    groups.set(scenarioId, [...(groups.get(scenarioId) ?? []), question])
  }
  return [...groups.values()]
    .filter((group) => group.length >= SCENARIO_QUESTION_COUNT.value)
    .map((group) => group.slice(0, SCENARIO_QUESTION_COUNT.value))
}

/** The scene that was asked least; takes its questions. Empty when there are no scenes. */
const takeScenario = (scenarios: readonly Question[][], chooser: Chooser): readonly Question[] => {
  const costOf = (group: readonly Question[]): number =>
    Math.max(...group.map((question) => chooser.cost(question)))
  const [best = []] = [...scenarios].sort((a, b) => costOf(a) - costOf(b))
  for (const question of best) chooser.takeThis(question)
  return best
}

/** One entry for each question still due: the number of its topic. */
const placesLeft = (taken: readonly Question[]): number[] =>
  TOPICS.flatMap(({ number, questionsPerMock }) => {
    const given = taken.filter((question) => question.topic === number).length
    return Array<number>(Math.max(0, questionsPerMock - given)).fill(number)
  })

/**
 * TH3, TH6, TH38, TH39. Three questions on one scene, where there are scenes; for the rest each
 * topic's share, as unlike the last mocks as the bank allows. Where a topic is thin, the rest comes
 * from the others. Refuses `bank-too-small` when fewer than fifty can be asked at all.
 */
export const pickMock = ({
  bank,
  recentAttempts,
  scenarioIds = new Set(),
  seed,
}: MockPick): Result<PickedQuestion[], 'bank-too-small'> => {
  const random = seededRandom(seed)
  const chooser = choosingApartFrom(recentAttempts.slice(0, MOCKS_KEPT_APART.value - 1))
  const askable = bank.filter(isAskable)
  const ordinary = shuffled(askable.filter(isOrdinary), random)
  const scenarios = shuffled(wholeScenarios(askable, scenarioIds), random)
  const onScene = takeScenario(scenarios, chooser)
  const count = MOCK_QUESTION_COUNT.value
  if (ordinary.length + onScene.length < count) return refuse('bank-too-small')

  for (const topic of shuffled(placesLeft(onScene), random)) {
    chooser.take(ordinary.filter((question) => question.topic === topic))
  }
  while (chooser.taken().length < count && chooser.take(ordinary)) {
    // A thin topic's share, from whatever is left.
  }

  const rest = chooser.taken().filter(isOrdinary)
  // The three stand together, so they are shuffled as one.
  const blocks = shuffled(
    [...(onScene.length > 0 ? [onScene] : []), ...rest.map((one) => [one])],
    random,
  )
  return ok(
    blocks.flat().map((question) => ({
      question,
      optionOrder: shuffled(
        question.options.map((_option, index) => index),
        random,
      ),
    })),
  )
}
