/**
 * Runs a practice round: gives the pure steps a clock, tells the screen at once, and saves behind
 * it. It knows no screen, and no answer waits for the disk.
 */
import {
  answerInRound,
  isRoundOver,
  nextInRound,
  type RoundSheet,
  type RunningRound,
  roundSoFar,
  startRound,
} from '#shared/domains/theory/index.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Problem, type Result } from '#shared/kernel/result.ts'
import type { PracticeStore } from './practice-store.ts'

export type PracticeState = {
  readonly round: RunningRound
  readonly isOver: boolean
  /** Why what was answered is not safe on this device yet. */
  readonly problem: Problem | undefined
}

export type PracticeRunner = {
  readonly state: () => PracticeState
  /** TH41. The screen is told before this returns. */
  readonly answer: (chosen: number) => void
  /** On to the next question, or to the end. */
  readonly next: () => void
  /** Ends it with what is answered so far. Asked again, it tries again to save. */
  readonly end: () => Promise<Result<undefined>>
}

export const runPractice = (
  sheet: RoundSheet,
  { clock }: Pick<Ports, 'clock'>,
  store: Pick<PracticeStore, 'keep' | 'handIn'>,
  onChange: (state: PracticeState) => void,
): PracticeRunner => {
  let state: PracticeState = {
    round: startRound(sheet, clock.monotonicMs()),
    isOver: false,
    problem: undefined,
  }
  let saving: Promise<unknown> = Promise.resolve()

  const publish = (change: Partial<PracticeState>): void => {
    state = { ...state, ...change }
    onChange(state)
  }

  /** One after the other, each with what is newest when its turn comes. */
  const save = (write: PracticeStore['keep']): Promise<Result<undefined>> => {
    const saved = saving.then(async () => {
      const round = roundSoFar(state.round)
      const kept = round ? await write(round) : ok(undefined)
      const problem = kept.ok ? undefined : kept.problem
      if (problem !== state.problem) publish({ problem })
      return kept
    })
    saving = saved
    return saved
  }

  const end = (): Promise<Result<undefined>> => {
    if (!state.isOver) publish({ isOver: true })
    return save((round) => store.handIn(round))
  }

  return {
    state: () => state,
    answer: (chosen) => {
      if (state.isOver) return
      const readings = { now: clock.now(), monotonicMs: clock.monotonicMs() }
      const round = answerInRound(state.round, chosen, readings)
      if (round === state.round) return
      publish({ round })
      void save((soFar) => store.keep(soFar))
    },
    next: () => {
      if (state.isOver) return
      const round = nextInRound(state.round, clock.monotonicMs())
      if (round === state.round) return
      state = { ...state, round }
      if (isRoundOver(round)) void end()
      else publish({})
    },
    end,
  }
}
