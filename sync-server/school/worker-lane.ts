/** The process a lane works with, and the next one: warm before this one is let go. */
import type { JudgeProcess } from './judge-process.ts'

export type Wear = { readonly changes: number; readonly rssBytes: number }

/** WASM memory never shrinks, and what the library forgets to free adds up. */
export const WEAR: Wear = { changes: 5_000, rssBytes: 512 * 1024 * 1024 }

export const createLane = (start: () => JudgeProcess, wear: Wear) => {
  let current: JudgeProcess | undefined
  let next: JudgeProcess | undefined

  /** Starts the next one, if none is standing by. */
  const standBy = (): void => {
    if (next !== undefined) return
    const started = start()
    next = started
    started.ready.catch(() => {
      if (next === started) next = undefined
    })
  }
  const isWorn = (one: JudgeProcess): boolean =>
    one.changesJudged() >= wear.changes || one.rssBytes() > wear.rssBytes
  const drop = (one: JudgeProcess): void => {
    one.kill()
    if (current === one) current = undefined
  }
  const renew = (): void => {
    if (current === undefined || !isWorn(current)) return
    if (next?.isReady()) drop(current)
    else standBy()
  }

  return {
    standBy,
    drop,
    /** A process that is ready. Rejects when none can be had. */
    take: async (): Promise<JudgeProcess> => {
      renew()
      if (current === undefined) {
        current = next ?? start()
        next = undefined
      }
      const taken = current
      try {
        await taken.ready
      } catch (error) {
        drop(taken)
        throw error
      }
      return taken
    },
    close: (): void => {
      current?.kill()
      next?.kill()
      current = undefined
      next = undefined
    },
  }
}

export type Lane = ReturnType<typeof createLane>
