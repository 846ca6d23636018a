/** Work on one thing goes one after the other; work on different things does not wait. */

export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>()
  return {
    /** Runs `work` when everything asked for `key` before has settled. */
    take: <T>(key: string, work: () => Promise<T>): Promise<T> => {
      const before = last.get(key)
      const mine = before === undefined ? work() : before.then(work, work)
      last.set(key, mine)
      const leave = (): void => {
        if (last.get(key) === mine) last.delete(key)
      }
      mine.then(leave, leave)
      return mine
    },
    /** Settles when nothing is under way. */
    quiet: async (): Promise<void> => {
      while (last.size > 0) await Promise.allSettled([...last.values()])
    },
  }
}

export type Turns = ReturnType<typeof createTurns>
