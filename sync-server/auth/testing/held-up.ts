/** Work at the door that takes its time, so that a test can say what happens meanwhile. */
import type { Passwords } from '../passwords.ts'

/** A moment between a password's being compared and its answer's being heard; nothing happens in it at first. */
export const aMomentOfLooking = () => {
  let happens = (): void => undefined
  return {
    wrapPasswords: (passwords: Passwords): Passwords => ({
      ...passwords,
      verify: async (...asked) => {
        const answer = await passwords.verify(...asked)
        happens()
        return answer
      },
    }),
    brings: (what: () => unknown): void => {
      happens = () => void what()
    },
  }
}

/** Pieces of work that are under way until they are told to end, in the order they were begun. */
export const heldWork = () => {
  const finishers: (() => void)[] = []
  return {
    isHeld: () => new Promise<void>((resolve) => finishers.push(resolve)),
    /** Ends one after the other, also those that are begun by another's end, until all jobs are done. */
    finishes: async <Value>(jobs: readonly Promise<Value>[]): Promise<Value[]> => {
      let done = false
      const all = Promise.all(jobs).finally(() => {
        done = true
      })
      while (!done) {
        finishers.shift()?.()
        await Promise.resolve()
      }
      return all
    },
  }
}
