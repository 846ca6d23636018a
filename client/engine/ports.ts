/** What the engine borrows from the browser. The simulator lends it faulty ones instead. */
import type { Ports } from '#shared/kernel/ports.ts'

export type TableName = 'chunks' | 'docs' | 'buckets' | 'outbox' | 'meta' | 'drafts'

export type Write =
  | { readonly table: TableName; readonly key: string; readonly value: unknown }
  | { readonly table: TableName; readonly key: string; readonly remove: true }

/** Strict: on disk before it resolves, as far as the browser can promise. */
export type Durability = 'strict' | 'relaxed'

/** One person's database. All keys are strings; values are plain data and bytes. */
export interface DeviceStore {
  get<T>(table: TableName, key: string): Promise<T | undefined>
  many<T>(table: TableName, keys: readonly string[]): Promise<(T | undefined)[]>
  /** Values whose key starts with `prefix`, in key order. */
  withPrefix<T>(table: TableName, prefix: string): Promise<{ key: string; value: T }[]>
  keys(table: TableName): Promise<string[]>
  /** All or nothing. Rejects when nothing was stored: full disk, aborted transaction, closed database. */
  commit(writes: readonly Write[], durability: Durability): Promise<void>
  close(): void
}

export type LinkHandlers = {
  readonly onOpen: () => void
  readonly onMessage: (bytes: Uint8Array) => void
  readonly onClose: () => void
}

export interface Link {
  send(bytes: Uint8Array): void
  close(): void
}

/** Changes with their documents. */
export type WordsToHandIn = readonly {
  readonly doc: string
  readonly hash: string
  readonly bytes: Uint8Array
}[]

/** Hashes that are in quarantine now, and those there was no room for. */
export type HandedIn = { readonly taken: readonly string[]; readonly full: readonly string[] }

/** Opens the socket to the relay; handlers are called later, never during `connect`. */
export interface Network {
  connect(handlers: LinkHandlers): Link
  /** What the browser believes; a hint for when to try again, never the truth on the screen. */
  isOnline(): boolean
  /** Calls back when it may be worth trying again, or when the browser says it is offline. */
  onHint(run: () => void): () => void
  /** Asked after a connection that never opened: has the session ended, or is nobody there? */
  whyRefused(): Promise<'signed-out' | 'device-ended' | 'unreachable'>
  /**
   * The last words of a device that was ended; none says that there are no more. `wipe`: nothing will
   * be taken any more. `not-now`: nobody was there, try again later.
   */
  handIn?(words: WordsToHandIn): Promise<HandedIn | 'wipe' | 'not-now'>
}

export type EnginePorts = Ports & {
  readonly store: DeviceStore
  readonly network: Network
}
