/**
 * The processes of a lane: one that works, and others that stand by, warm, for when it hangs or has
 * done enough. Each is taken, and then given back or dropped; one that seems to hang is set aside
 * meanwhile, and is one of them again when it has answered after all.
 */
import type { JudgeProcess } from './judge-process.ts'

export type Wear = { readonly changes: number; readonly rssBytes: number }

/** WASM memory never shrinks, and what the library forgets to free adds up. */
export const WEAR: Wear = { changes: 5_000, rssBytes: 512 * 1024 * 1024 }

type Waiting = {
  readonly settle: (one: JudgeProcess) => void
  readonly fail: (error: Error) => void
}

/** @param isWhole told when all processes are there again after one was lost */
export const createLane = (
  start: () => JudgeProcess,
  wear: Wear,
  isWhole: () => void = () => {},
) => {
  const starting = new Set<JudgeProcess>()
  /** The last one was at work last, and has most documents open. */
  let idle: readonly JudgeProcess[] = []
  const working = new Set<JudgeProcess>()
  const aside = new Set<JudgeProcess>()
  let waiting: readonly Waiting[] = []
  let wanted = 1
  let hasLost = false
  let hasClosed = false

  const isWorn = (one: JudgeProcess): boolean =>
    one.changesJudged() >= wear.changes || one.rssBytes() > wear.rssBytes
  const ready = (): readonly JudgeProcess[] => {
    idle = idle.filter((one) => one.isReady())
    return idle
  }
  /** Of those that can work, the ones that have not done enough yet. */
  const fresh = (): number => [...ready(), ...working].filter((one) => !isWorn(one)).length

  const hire = (): void => {
    const started = start()
    starting.add(started)
    started.ready.then(
      () => {
        starting.delete(started)
        receive(started, 'new')
      },
      (error: Error) => {
        starting.delete(started)
        const told = waiting
        waiting = []
        for (const { fail } of told) fail(error)
        // Nobody waits for what does not come.
        hasLost = false
        isWhole()
      },
    )
  }
  const fill = (): void => {
    // What is set aside comes back, most of the time.
    while (!hasClosed && fresh() + starting.size + aside.size < wanted) hire()
  }
  const drop = (one: JudgeProcess): void => {
    one.kill()
    working.delete(one)
    aside.delete(one)
    idle = idle.filter((other) => other !== one)
  }
  /** One is free: for whoever waits, or to stand by. */
  const receive = (one: JudgeProcess, has: 'new' | 'worked'): void => {
    const [next, ...others] = waiting
    if (next !== undefined) {
      waiting = others
      working.add(one)
      next.settle(one)
    } else if (hasClosed || fresh() >= wanted) drop(one)
    else idle = has === 'new' ? [one, ...ready()] : [...ready(), one]
    // What has done enough goes when nobody needs it any more.
    if (fresh() >= wanted) for (const worn of ready().filter(isWorn)) drop(worn)
    fill()
    if (aside.size > 0 || ready().length + working.size < wanted) return
    hasLost = false
    isWhole()
  }

  return {
    /** From now on there are so many, started as soon as one is missing. */
    standBy: (count: number): void => {
      wanted = Math.max(wanted, count)
      fill()
    },
    hasSpare: (): boolean => ready().length > 0,
    /** Something hung here just now, and another that hangs would be felt. */
    isShort: (): boolean => hasLost || aside.size > 0,
    /** A process that is ready. Rejects when none can be had. */
    take: (): Promise<JudgeProcess> =>
      new Promise((settle, fail) => {
        const one = ready().at(-1)
        if (one === undefined) {
          waiting = [...waiting, { settle, fail }]
          if (starting.size < waiting.length) hire()
          return
        }
        idle = idle.slice(0, -1)
        working.add(one)
        settle(one)
      }),
    giveBack: (one: JudgeProcess): void => {
      working.delete(one)
      aside.delete(one)
      receive(one, 'worked')
    },
    setAside: (one: JudgeProcess): void => {
      working.delete(one)
      aside.add(one)
    },
    /** Ends one that hung, or that has ended. */
    lose: (one: JudgeProcess): void => {
      hasLost = true
      drop(one)
      fill()
    },
    close: (): void => {
      hasClosed = true
      for (const one of [...starting, ...idle, ...working, ...aside]) one.kill()
    },
  }
}

export type Lane = ReturnType<typeof createLane>
