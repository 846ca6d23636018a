/** A list of people to tell. */
export const createListeners = <Event>() => {
  const listeners = new Set<(event: Event) => void>()
  return {
    /** Gives back the way to stop listening. */
    on: (listener: (event: Event) => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (event: Event): void => {
      for (const listener of listeners) listener(event)
    },
  }
}
