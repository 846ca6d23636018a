/** What one tab borrows from a simulated browser: once the tab is dead, nothing of it answers any more. */
import type { MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { EnginePorts, Network } from '#client/engine/ports.ts'
import { mortalStore } from './mortal-store.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

export const portsOfTab = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  isAlive: () => boolean
  now: () => number
  ids: EnginePorts['ids']
  store: MemoryStore
  line: Network
  handIn: Network['handIn']
  onCommit: () => void
  onTold: (entry: OutboxEntry) => void
}): EnginePorts => {
  const { scheduler, isAlive, line, handIn, onCommit, onTold } = deps
  const whenAlive = (run: () => void) => (): void => {
    if (isAlive()) run()
  }
  return {
    clock: { now: deps.now, monotonicMs: () => scheduler.now() },
    random: { bytes: deps.random.bytes },
    ids: deps.ids,
    timers: {
      after: (delayMs, run) => scheduler.after(delayMs, whenAlive(run)),
      cancel: scheduler.cancel,
    },
    store: mortalStore(deps.store, { isAlive, onCommit, onTold }),
    network: {
      ...line,
      ...(handIn ? { handIn } : {}),
      connect: (handlers) =>
        line.connect({
          onOpen: whenAlive(handlers.onOpen),
          onMessage: (bytes) => isAlive() && handlers.onMessage(bytes),
          onClose: whenAlive(handlers.onClose),
        }),
      onHint: (run) => line.onHint(whenAlive(run)),
    },
  }
}
