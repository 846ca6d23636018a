/** What a school is told and what it answers, as plain values: lists, refusals, histories, counts. */
import type { AnyCommand } from '#shared/documents/command.ts'
import type { ErasureBlock } from '#shared/documents/document-kind.ts'
import type { DeviceId, PersonId, Role } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { Problem } from '#shared/kernel/result.ts'
import type { SaidValue } from './judge.ts'

/** How far a device has pulled a set. Opaque to it; null on the first pull. */
export type SetCheckpoint = { readonly epoch: string; readonly seq: number }

/** What an app says of itself with what it asks; apps from before it could say neither. */
export type SaidVersions = {
  readonly protocol?: number | undefined
  readonly schema?: number | undefined
}

export type PulledRow = {
  readonly id: string
  /** null when the row was taken back, or may no longer be read. */
  readonly data: unknown
}

export type SetPull = { readonly rows: PulledRow[]; readonly checkpoint: SetCheckpoint }

export type PushedRow = { readonly id: string; readonly data: unknown }

/** One for each pushed row, in order. `current` is what stands here instead (null: nothing). */
export type RowVerdict =
  | { readonly id: string; readonly ok: true }
  | {
      readonly id: string
      readonly ok: false
      readonly problem: Problem
      readonly current: unknown
    }

export type QuarantineEntry = {
  readonly id: number
  readonly doc: DocId
  readonly hash: string
  readonly person: PersonId
  readonly device: DeviceId
  readonly receivedAt: InstantMs
  readonly code: string
  readonly message: string
  readonly decision: 'adopt' | 'keep' | null
  readonly decidedBy: PersonId | null
  readonly decidedAt: InstantMs | null
  readonly reason: string | null
  /** Handed in by a device that had been cut off already. */
  readonly isLastWords: boolean
}

export type QuarantineReading = {
  readonly entry: QuarantineEntry
  /** Null when it cannot be read, or builds on what is not here. */
  readonly said: readonly SaidValue[] | null
}

export type Words = { readonly doc: DocId; readonly hash: string; readonly bytes: Uint8Array }

export type WordsFrom = {
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly actorPrefix: string
}

/** Hashes as they were announced. What is `full` had no room any more. */
export type WordsTaken = { readonly taken: string[]; readonly full: string[] }

/** What an admin says of a refused change. */
export type QuarantineDecision = {
  readonly decision: 'adopt' | 'keep'
  /** For the author; must be given to keep it refused. */
  readonly reason?: string | undefined
}

export type HistoryEntry = {
  readonly seq: number
  readonly hash: string
  readonly person: PersonId
  readonly receivedAt: InstantMs
  /** Whose words it is, when `person` is the admin who took it over. */
  readonly writtenBy?: PersonId
}

/** One value of a record, before and after a change; null where there was or is none. */
export type RecordStep = {
  /** `slot.date` */
  readonly path: string
  readonly before: string | number | boolean | null
  readonly after: string | number | boolean | null
}

export type RecordVersion = {
  readonly seq: number
  readonly person: PersonId
  readonly device: DeviceId
  readonly receivedAt: InstantMs
  /** By the clock of the device; null when the change does not say. */
  readonly writtenAt: InstantMs | null
  /** Whose words it is, when `person` is the admin who took it over. */
  readonly writtenBy?: PersonId
  readonly steps: readonly RecordStep[]
  readonly moreSteps: number
}

export type DirectoryPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly email?: string
  readonly phone?: string
  readonly role: Role
}

/** A member of the school as the accounts know them. */
export type KnownMember = {
  readonly personId: PersonId
  readonly roles: readonly Role[]
  readonly displayName: string
  readonly email: string
}

export type CommandCall = {
  readonly command: AnyCommand
  readonly input: unknown
  /** When the person did it; left out: now. */
  readonly at?: InstantMs
}

/** What `verify` found. Sound when `problems` is empty. */
export type Verification = {
  readonly documents: number
  readonly changes: number
  readonly problems: string[]
}

/** Counts, by kind of record or by list. */
export type ErasurePreview = {
  /** As the directory has it; undefined when it does not know them (any more). */
  readonly displayName: string | undefined
  /** It was done before. */
  readonly isErased: boolean
  readonly goes: Readonly<Record<string, number>>
  readonly lists: Readonly<Record<string, number>>
  /** Refused changes by them or about them. */
  readonly refused: number
  readonly stays: readonly {
    readonly kind: string
    readonly count: number
    readonly because: 'accounts' | 'others'
  }[]
  readonly blocks: readonly { readonly block: ErasureBlock; readonly count: number }[]
}

/** What `rebuild` did. Documents it could not make are in `problems`; the rest is as the log says. */
export type Rebuilding = {
  readonly documents: number
  /** Changes taken out of the log, into quarantine. */
  readonly excised: number
  readonly problems: readonly string[]
}

/** What an export holds of a school, for another relay. */
export type SchoolContent = {
  readonly records: readonly { readonly id: DocId; readonly record: unknown }[]
  readonly sets: readonly { readonly set: string; readonly id: string; readonly data: unknown }[]
}
