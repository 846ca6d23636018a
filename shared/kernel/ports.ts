/**
 * What the outside world lends us. Everything that is not a pure function of its arguments comes in
 * through these, so that one seed can replay a whole school and a test can hold the clock.
 */

/** Milliseconds since 1970 in UTC. Wall time: shown to people, never used to decide who wins. */
export type InstantMs = number

export interface Clock {
  /** Wall time. May jump. */
  now(): InstantMs
  /** Milliseconds since some start; never goes back. For durations. */
  monotonicMs(): number
}

export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array
}

export interface IdSource {
  /** A new UUIDv7: 36 characters, sorts by time of making. */
  uuid(): string
}

export type TimerHandle = unknown

export interface Timers {
  after(delayMs: number, run: () => void): TimerHandle
  cancel(handle: TimerHandle): void
}

/** The ports both sides share. Storage and network have their own interfaces beside their users. */
export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly ids: IdSource
  readonly timers: Timers
}
