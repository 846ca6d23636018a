/**
 * A practice round while it is taken: one question at a time, the answer shown at once, no way back.
 * Pure steps; what is kept of it is only its answers, so a killed app loses none of them.
 */
import type { PickedQuestion } from '../pick-mock.ts'
import type { PracticeAnswer, PracticeKind, PracticeRound } from './schema.ts'

/** Everything decided at the start. Ids are the caller's; the instant in ms UTC. */
export type RoundSheet = {
  readonly id: string
  readonly personId: string
  readonly deviceId: string
  readonly kind: PracticeKind
  readonly startedAt: number
  readonly questions: readonly PickedQuestion[]
}

export type RunningRound = {
  readonly sheet: RoundSheet
  readonly answers: readonly PracticeAnswer[]
  /** The question on the screen, from 0; as many as there are questions once it is over. */
  readonly at: number
  /** Monotonic reading when it came on the screen. */
  readonly shownAtMs: number
}

export const startRound = (sheet: RoundSheet, monotonicMs: number): RunningRound => ({
  sheet,
  answers: [],
  at: 0,
  shownAtMs: monotonicMs,
})

/** The question on the screen; undefined once the round is over. */
export const questionOfRound = ({ sheet, at }: RunningRound): PickedQuestion | undefined =>
  sheet.questions[at]

/** TH41. Its answer, once it is given: from then on right and wrong are shown. */
export const answerOfRound = ({ answers, at }: RunningRound): PracticeAnswer | undefined =>
  answers[at]

/**
 * TH41. Answers the question on the screen; `chosen` counts in the question's own order. The first
 * answer stands: asked again, or for an option there is not, nothing changes.
 */
export const answerInRound = (
  round: RunningRound,
  chosen: number,
  { now, monotonicMs }: { now: number; monotonicMs: number },
): RunningRound => {
  const picked = questionOfRound(round)
  const option = picked?.question.options[chosen]
  if (!picked || !option || answerOfRound(round)) return round
  const { id: questionId, version, topic } = picked.question
  const answer: PracticeAnswer = {
    questionId,
    version,
    topic,
    chosen,
    correct: option.correct,
    // A clock that was set back in the middle may not turn the order of answers round.
    at: Math.max(now, round.answers.at(-1)?.at ?? round.sheet.startedAt),
    ms: Math.max(0, Math.round(monotonicMs - round.shownAtMs)),
  }
  return { ...round, answers: [...round.answers, answer] }
}

/** TH41. On to the next question; only after this one is answered. */
export const nextInRound = (round: RunningRound, monotonicMs: number): RunningRound =>
  answerOfRound(round) ? { ...round, at: round.at + 1, shownAtMs: monotonicMs } : round

export const isRoundOver = ({ sheet, at }: RunningRound): boolean => at >= sheet.questions.length

/** TH40, TH42. What is kept of it so far; undefined before the first answer. */
export const roundSoFar = ({ sheet, answers }: RunningRound): PracticeRound | undefined => {
  const last = answers.at(-1)
  if (last === undefined) return undefined
  const { id, personId, deviceId, kind, startedAt } = sheet
  return { id, personId, deviceId, kind, answers: [...answers], startedAt, finishedAt: last.at }
}
