/** Work that waits for a judge. Whoever asks for much waits behind their own. */
import type { JudgeOutcome, JudgeTask } from './judge.ts'

export type Waiting = {
  readonly task: JudgeTask
  readonly settle: (outcome: JudgeOutcome) => void
  readonly fail: (error: Error) => void
}

export const whoAsks = ({ school, actor }: JudgeTask): string => `${school}/${actor.personId}`

/** Everybody's first, then everybody's second. */
const inTurns = (queue: readonly Waiting[]): Waiting[] => {
  const asked = new Map<string, number>()
  const places = new Map<Waiting, number>()
  for (const waiting of queue) {
    const who = whoAsks(waiting.task)
    const place = (asked.get(who) ?? 0) + 1
    asked.set(who, place)
    places.set(waiting, place)
  }
  return [...queue].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

export const createWorkQueue = () => {
  let queue: readonly Waiting[] = []
  return {
    add: (waiting: Waiting): void => {
      queue = [...queue, waiting]
    },
    /** Before everything that waits already. */
    putBack: (again: readonly Waiting[]): void => {
      queue = [...again, ...queue]
    },
    isEmpty: (): boolean => queue.length === 0,
    /** The next ones that may be tried now, of at most so many units together but at least one. */
    take: (
      mostUnits: number,
      unitsOf: (task: JudgeTask) => number,
      mayTry: (task: JudgeTask) => boolean,
    ): Waiting[] => {
      const inOrder = inTurns(queue)
      const free = inOrder.filter(({ task }) => mayTry(task))
      let units = 0
      const end = free.findIndex(({ task }, index) => {
        units += unitsOf(task)
        return index > 0 && units > mostUnits
      })
      const taken = new Set(free.slice(0, end === -1 ? free.length : end))
      queue = inOrder.filter((waiting) => !taken.has(waiting))
      return [...taken]
    },
    failAll: (error: Error): void => {
      for (const { fail } of queue) fail(error)
      queue = []
    },
  }
}

export type WorkQueue = ReturnType<typeof createWorkQueue>
