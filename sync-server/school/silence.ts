/** How long nothing has been heard of a process, and whether that is its own doing. */
import { readFileSync } from 'node:fs'
import type { TimerHandle, Timers } from '#shared/kernel/ports.ts'
import { nextTurn } from './ports-turn.ts'

/** What /proc counts CPU in. */
const TICK_MS = 10
/** A deadline is looked at in so many parts; from the second on it is known what a part was used for. */
const PARTS = 2
/** Who was not given the CPU has so many deadlines. */
const MOST_DEADLINES = 4

export type Silence = { heard(): void; stop(): void }

/** Tells of every `ms` in which nothing was heard, and of how many there were by now. */
export const watchSilence = (
  timers: Timers,
  ms: number,
  tell: (times: number) => void,
): Silence => {
  let heardSince = 0
  let times = 0
  let isOver = false
  let timer: TimerHandle | undefined
  const start = (): void => {
    timer = timers.after(ms, () => {
      const before = heardSince
      // What has arrived while this loop was busy itself is heard first.
      nextTurn(() =>
        nextTurn(() => {
          if (isOver || heardSince !== before) return
          times += 1
          start()
          tell(times)
        }),
      )
    })
  }
  start()
  return {
    heard: () => {
      heardSince += 1
      times = 0
      timers.cancel(timer)
      start()
    },
    stop: () => {
      isOver = true
      timers.cancel(timer)
    },
  }
}

/** CPU a process has used so far, in ms; undefined where the system does not say. */
const cpuMsOf = (pid: number | undefined): number | undefined => {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
    return words && (Number(words[11]) + Number(words[12])) * TICK_MS
  } catch {
    return undefined
  }
}

/**
 * Tells when a process has kept silent for so long and had the CPU meanwhile. On a machine that is
 * too busy to run it, it has four times as long, or honest work would be blamed for the machine.
 */
export const watchDeadline = (
  timers: Timers,
  deadlineMs: number,
  pid: number | undefined,
  late: () => void,
): Silence => {
  const partMs = deadlineMs / PARTS
  let usedMs: number | undefined
  return watchSilence(timers, partMs, (times) => {
    const before = usedMs
    usedMs = cpuMsOf(pid)
    if (times < PARTS) return
    const hadItsTurn =
      before === undefined || usedMs === undefined || usedMs - before >= partMs / PARTS
    if (hadItsTurn || times >= PARTS * MOST_DEADLINES) late()
  })
}
