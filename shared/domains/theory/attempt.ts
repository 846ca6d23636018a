/**
 * A mock test while it is being taken: pure steps from start to finished attempt. The paper (the
 * questions as they stood at the start) never changes and is saved once; the progress is small and
 * saved after every step, so that a killed app resumes where it was.
 */
import { ok, type Result } from '#shared/kernel/result.ts'
import {
  hasExpired,
  type MockClock,
  remainingMs,
  runClock,
  stoppedClock,
  tickClock,
} from './mock-clock.ts'
import type { PickedQuestion } from './pick-mock.ts'
import { refuse } from './problems.ts'
import { type Attempt, OPTION_COUNT } from './schema.ts'
import { scoreAnswers } from './score.ts'

/** Everything decided at the start. Plain JSON. Ids are the caller's; times in milliseconds. */
export type MockPaper = {
  readonly id: string
  readonly personId: string
  readonly deviceId: string
  readonly startedAt: number
  /** Null when untimed. */
  readonly allowedMs: number | null
  readonly questions: readonly PickedQuestion[]
  /** TH30. The clips of the hazard part that follows; absent when only multiple choice is taken. */
  readonly hazardSceneIds?: readonly string[] | undefined
}

/** Everything that moves. Lists run in the paper's order. Plain JSON. */
export type MockProgress = {
  readonly paperId: string
  readonly elapsedMs: number
  /** The question on the screen, from 0. */
  readonly at: number
  /** In the question's own order, not the screen's; null while unanswered. */
  readonly chosen: readonly (number | null)[]
  readonly flagged: readonly boolean[]
}

export type Mock = {
  readonly paper: MockPaper
  readonly progress: Omit<MockProgress, 'elapsedMs'>
  readonly clock: MockClock
}

export type MockStep =
  /** `chosen` counts in the question's own order: `optionOrder[place on screen]`. Null takes it back. */
  | { readonly do: 'answer'; readonly question: number; readonly chosen: number | null }
  | { readonly do: 'flag'; readonly question: number; readonly flagged: boolean }
  | { readonly do: 'go-to'; readonly question: number }

export type StepProblem = 'no-such-question' | 'no-such-option' | 'time-is-up'

/** TH7. Starts with nothing answered and the clock running from this monotonic reading. */
export const startMock = (paper: MockPaper, monotonicMs: number): Mock => ({
  paper,
  progress: {
    paperId: paper.id,
    at: 0,
    chosen: paper.questions.map(() => null),
    flagged: paper.questions.map(() => false),
  },
  clock: runClock(stoppedClock(), monotonicMs),
})

/** Brings the clock up to date; the screen calls it to show the time left. */
export const tickMock = (mock: Mock, monotonicMs: number): Mock => ({
  ...mock,
  clock: tickClock(mock.clock, monotonicMs),
})

/** Milliseconds left at the last tick; null when untimed. */
export const timeLeftMs = (mock: Mock): number | null =>
  remainingMs(mock.clock, mock.paper.allowedMs)

/** TH7. Up at the last tick: nothing can be answered any more, only finished. */
export const isTimeUp = (mock: Mock): boolean => hasExpired(mock.clock, mock.paper.allowedMs)

const replaced = <Item>(list: readonly Item[], index: number, item: Item): Item[] =>
  list.map((old, position) => (position === index ? item : old))

const isIndexBelow = (index: number, length: number): boolean =>
  Number.isInteger(index) && index >= 0 && index < length

/**
 * TH6. One thing the learner does. Any question may be answered, changed, flagged or gone to in any
 * order. Refuses an unknown question or option, and everything once the time is up.
 */
export const stepMock = (
  mock: Mock,
  step: MockStep,
  monotonicMs: number,
): Result<Mock, StepProblem> => {
  const now = tickMock(mock, monotonicMs)
  if (isTimeUp(now)) return refuse('time-is-up')
  if (!isIndexBelow(step.question, mock.paper.questions.length)) return refuse('no-such-question')
  const { progress } = now
  switch (step.do) {
    case 'answer': {
      if (step.chosen !== null && !isIndexBelow(step.chosen, OPTION_COUNT)) {
        return refuse('no-such-option')
      }
      const chosen = replaced(progress.chosen, step.question, step.chosen)
      return ok({ ...now, progress: { ...progress, chosen } })
    }
    case 'flag': {
      const flagged = replaced(progress.flagged, step.question, step.flagged)
      return ok({ ...now, progress: { ...progress, flagged } })
    }
    case 'go-to':
      return ok({ ...now, progress: { ...progress, at: step.question } })
  }
}

export type ReviewFilter = 'all' | 'unanswered' | 'flagged'

/** TH6. Positions (from 0) of the questions a review shows, in the paper's order. */
export const questionsToReview = (mock: Mock, filter: ReviewFilter): number[] =>
  mock.paper.questions
    .map((_picked, index) => index)
    .filter(
      (index) =>
        filter === 'all' ||
        (filter === 'unanswered' && mock.progress.chosen[index] === null) ||
        (filter === 'flagged' && mock.progress.flagged[index] === true),
    )

/**
 * TH8, TH9. Ends the test: asked for by the learner at any moment, or because the time is up. What
 * is unanswered counts as wrong. `finishedAt` is wall time, for people; the duration is the clock's.
 */
export const finishMock = (
  mock: Mock,
  { finishedAt, monotonicMs }: { finishedAt: number; monotonicMs: number },
): Attempt => {
  const { paper, progress, clock } = tickMock(mock, monotonicMs)
  const items = paper.questions.map(({ question, optionOrder }, index) => {
    const chosen = progress.chosen[index] ?? null
    return {
      questionId: question.id,
      version: question.version,
      topic: question.topic,
      optionOrder: [...optionOrder],
      chosen,
      correct: chosen !== null && question.options[chosen]?.correct === true,
      flagged: progress.flagged[index] === true,
    }
  })
  const elapsedMs = Math.round(clock.elapsedMs)
  return {
    id: paper.id,
    personId: paper.personId,
    kind: 'mock',
    startedAt: paper.startedAt,
    finishedAt,
    // A device that slept past the end found out late; the test itself ended on time.
    durationMs: paper.allowedMs === null ? elapsedMs : Math.min(elapsedMs, paper.allowedMs),
    allowedMs: paper.allowedMs,
    items,
    ...scoreAnswers(items),
    deviceId: paper.deviceId,
  }
}
