/**
 * What screens may ask of the engine. They read rows and never documents; they write through
 * commands and nothing else. Every function that reads is live inside a Solid computation.
 */

import type { Row } from '#shared/documents/document-kind.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Who uses this device; remembered from the last sign-in, so that it is known offline. */
export type Identity = {
  readonly personId: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly schoolId: string
  readonly schoolName: string
  readonly deviceId: string
  /** First 16 hex characters of every change written on this device. */
  readonly actorPrefix: string
}

export type CommandCall = {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Rows as screens see them. Also satisfied by the plain read model, so view models run anywhere. */
export interface Rows {
  /** All rows of a table that are in memory: this week at once, the rest moments later. */
  all<R extends Row>(table: R['table']): readonly R[]
  inBucket<R extends Row>(table: R['table'], bucket: string): readonly R[]
  /**
   * All rows of a table bucket by bucket, in no order. A list is the same object until one of its
   * rows changes: what was worked out of it can be kept beside it. Told of in steps while buckets are
   * read, so that what goes through all of them does not do so after each.
   */
  parts<R extends Row>(table: R['table']): readonly (readonly R[])[]
  get<R extends Row>(table: R['table'], id: string): R | undefined
  /** Does this record hold changes that have not been sent? Drawn with a broken line. */
  isUnsent(doc: DocId): boolean
  /** True once every bucket is in memory. */
  isComplete(): boolean
}

/** A change that waits, was sent or was refused, for the sheet behind the badge. */
export type ChangeItem = {
  readonly id: string
  /** Command names written together, e.g. `bookings.complete`. */
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  readonly doc: DocId
  /** People it is about, by id. */
  readonly about: readonly string[]
  readonly savedAtMs: InstantMs
  readonly sentAtMs?: InstantMs
  /** Why it could not be accepted; what was typed is in `input`. */
  readonly refusal?: { readonly code: string; readonly message: string; readonly atMs: InstantMs }
  /** Names of the people it is about, as they were known when it was written. */
  readonly names?: Readonly<Record<string, string>>
  /** Refused on this device: the office does not have it yet. */
  readonly isOnlyHere?: boolean
  /** What an admin decided about the refused change, and why. */
  readonly decision?: RefusalDecision
}

export type RefusalDecision = {
  readonly decision: 'adopt' | 'keep'
  readonly by: string
  readonly atMs: InstantMs
  readonly reason?: string
}

export type LinkState =
  | 'connecting'
  | 'online'
  | 'offline'
  /** The session has ended: nothing is lost, sign in to sync. */
  | 'signed-out'
  /** This app is too old for the relay: it goes on working offline. */
  | 'update-needed'
  /** The relay is older than this app and has to catch up; until then it works offline. */
  | 'relay-older'

export interface SyncView {
  link(): LinkState
  /** Changes of documents; rows of sets that wait are in `SetView.unsent`. */
  waiting(): readonly ChangeItem[]
  refused(): readonly ChangeItem[]
  /** Sent in the last 24 hours, newest first. */
  sent(): readonly ChangeItem[]
  /** Last time this device was in step with the relay. */
  inStepAtMs(): InstantMs | undefined
  /** How far this device's clock is ahead of the relay's; 0 when unknown. */
  clockAheadMs(): number
  /** False when unsent work is older than a day and the browser may delete data on its own. */
  isStorageSafe(): boolean
  /** Open refused changes of the whole school; for admins. */
  quarantineCount(): number
  /** Records whose newest state this app cannot read; what was here before stays. */
  unreadableCount(): number
  /** Tries again now instead of waiting. */
  tryNow(): void
  /** The person has seen a refusal and lets it go, or has written it anew. */
  dismissRefused(id: string): Promise<void>
}

export interface SetView<Data> {
  all(): ReadonlyMap<string, Data>
  /** When it was last brought up to date with the relay. */
  asOfMs(): InstantMs | undefined
  /** Saves here and pushes when there is a line. Refusals by the relay come back in `refused`. */
  put(id: string, data: Data): Promise<Result<undefined>>
  refused(): ReadonlyMap<
    string,
    { readonly data: Data; readonly message: string; readonly isHandedIn?: true }
  >
  /** The person has seen a refused row and lets it go. */
  dismissRefused(id: string): Promise<void>
  /** Ids saved here that the relay has not confirmed yet. */
  unsent(): ReadonlySet<string>
}

/** A collaborative text while a form is open: what others write arrives in it. */
export interface OpenText {
  value(): string
  /** The text as it stands in the document now; hand it to the command as `…Was`. */
  basis(): string
  /** Keeps what the person typed, merged with what arrived. */
  type(text: string): void
  close(): void
}

export interface Drafts {
  get<T>(key: string): Promise<T | undefined>
  /** Strictly durable: once this resolves it survives the browser being killed. */
  set<T>(key: string, value: T): Promise<Result<undefined>>
  remove(key: string): Promise<void>
}

export interface Engine {
  readonly me: Identity
  readonly rows: Rows
  readonly sync: SyncView
  readonly drafts: Drafts
  /**
   * Runs commands together in one local transaction. Resolves when saved on this device.
   * Refuses what a rule forbids, and `not-saved` when the device could not store it; then nothing
   * has changed anywhere.
   */
  run(...calls: readonly CommandCall[]): Promise<Result<{ readonly docs: readonly DocId[] }>>
  /** Would `run` be allowed? For buttons that say why not. Changes nothing. */
  check(...calls: readonly CommandCall[]): Promise<Result<undefined>>
  set<Data>(name: string): SetView<Data>
  openText(doc: DocId, field: string): Promise<OpenText>
  /** Wall clock of the ports. */
  now(): InstantMs
  /** Ticks every half minute inside a computation: for "in 40 min" and the now line. */
  minute(): InstantMs
  newId(): string
}
