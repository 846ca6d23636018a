/** Runs one piece of work after the other, so that two never read the same state and write twice. */
export const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

export type Queue = ReturnType<typeof createQueue>
