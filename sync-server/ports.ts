/** The real clock, randomness, ids and timers of the relay. Nothing else here may touch them. */
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { v7 } from 'uuid'
import type { Clock, IdSource, Ports, Random, TimerHandle, Timers } from '#shared/kernel/ports.ts'

export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}

export const nodeRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
}

export const nodeIds: IdSource = { uuid: () => v7() }

export const nodeTimers: Timers = {
  after: (delayMs, run) => setTimeout(run, delayMs),
  cancel: (handle: TimerHandle) => clearTimeout(handle as NodeJS.Timeout),
}

/** Everything the relay takes from the machine it runs on. */
export const nodePorts: Ports = {
  clock: nodeClock,
  random: nodeRandom,
  ids: nodeIds,
  timers: nodeTimers,
}
