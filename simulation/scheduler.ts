/**
 * Virtual time. Everything that happens later stands in one queue; between two events all promises
 * are run dry, so a seed always gives the same order.
 */
type Event = { readonly atMs: number; readonly order: number; run: (() => void) | undefined }

const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume))

export const createScheduler = (startMs: number) => {
  let nowMs = startMs
  let order = 0
  let events: Event[] = []

  const at = (atMs: number, run: () => void): Event => {
    order += 1
    // Clocks tell whole milliseconds.
    const event: Event = { atMs: Math.max(Math.ceil(atMs), nowMs), order, run }
    let low = 0
    let high = events.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = events[middle] as Event
      if (other.atMs < event.atMs || (other.atMs === event.atMs && other.order < order))
        low = middle + 1
      else high = middle
    }
    events.splice(low, 0, event)
    return event
  }

  /** Runs everything that is due within `durationMs`, then stands at its end. */
  const runFor = async (durationMs: number): Promise<void> => {
    const endMs = nowMs + durationMs
    await nextTurn()
    for (;;) {
      const [event] = events
      if (event === undefined || event.atMs > endMs) break
      events = events.slice(1)
      nowMs = event.atMs
      if (event.run === undefined) continue
      event.run()
      await nextTurn()
    }
    nowMs = endMs
  }

  return {
    now: (): number => nowMs,
    after: (delayMs: number, run: () => void): Event => at(nowMs + delayMs, run),
    cancel: (event: unknown): void => {
      if (event) (event as Event).run = undefined
    },
    runFor,
  }
}

export type Scheduler = ReturnType<typeof createScheduler>
