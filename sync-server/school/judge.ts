/**
 * The judge decodes, judges and proves changes, and says what follows from them. It holds no truth:
 * whatever it needs comes with the task, and whatever it keeps is a cache. So it can live in another
 * process and be thrown away at any moment.
 */
import type { AskedFor, Row } from '#shared/documents/document-kind.ts'
import type { Plain } from '#shared/documents/edit.ts'
import type { Actor, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

/** A document as it lies in the file. No snapshot: it starts from the kind's first change. */
export type DocumentBytes = {
  readonly snap: Uint8Array | undefined
  readonly tail: readonly Uint8Array[]
}

export type ChangeToJudge = {
  readonly hash: string
  readonly bytes: Uint8Array
  /** Accepted before, by receipt: it must be sound, but is not asked again whether it may be. */
  readonly accepted: boolean
}

export type JudgeTask = {
  readonly school: SchoolId
  readonly doc: DocId
  /** Heads of the document before; with `doc` the key of the judge's cache. */
  readonly heads: readonly string[]
  /** Only asked for when the judge does not have the document at these heads. */
  readonly load: () => DocumentBytes
  /** In causal order; everything they depend on is in the document or before them here. */
  readonly changes: readonly ChangeToJudge[]
  readonly actor: Actor
  readonly now: InstantMs
  /** Rows of the records it stands beside, for kinds that want to see them. */
  readonly beside?: readonly Row[]
  /** What their author has asked for by records of this kind, for kinds that bound it. */
  readonly asked?: AskedFor
  /** Nothing is judged: only what the last change says is asked for; the others are its past. */
  readonly reads?: true
  /** Saved size of the document, as far as it is known: what opening it costs. */
  readonly docBytes?: number
  /** Nobody else waits for the answer, so it may take its time. */
  readonly isPatient?: boolean
  /** Asked before work begins that had to wait: has whoever sent it gone? */
  readonly isVoid?: () => boolean
}

/** One thing a change puts into its record. */
export type SaidValue = {
  readonly path: readonly string[]
  readonly value: Plain
  /** What the author saw there before; null when nothing. */
  readonly was: Plain
}

export type Opinion =
  | { readonly hash: string; readonly verdict: 'sound' }
  | {
      readonly hash: string
      readonly verdict: 'refused'
      readonly code: string
      readonly message: string
    }
  /** Depends on a change that was refused in the same task. */
  | { readonly hash: string; readonly verdict: 'stranded' }
  /** Not looked at, because one before it cost too much already: to be asked again. */
  | { readonly hash: string; readonly verdict: 'undecided' }

export type DerivedRow = {
  readonly table: string
  readonly id: string
  readonly bucket: string
  readonly json: string
}

export type DerivedPublication = {
  readonly set: string
  readonly id: string
  /** null takes it back. */
  readonly json: string | null
  readonly readers: readonly string[]
}

/** Everything that follows from a document. */
export type Derived = {
  readonly heads: readonly string[]
  readonly rows: readonly DerivedRow[]
  readonly readers: readonly string[]
  readonly holds: readonly { readonly person: PersonId; readonly principal: string }[]
  readonly publications: readonly DerivedPublication[]
}

export type JudgeOutcome = {
  /** One for each change of the task, in order. */
  readonly opinions: readonly Opinion[]
  /** Present when at least one change is sound. `saved` has been loaded again and found equal. */
  readonly after: { readonly derived: Derived; readonly saved: Uint8Array } | undefined
  /** The answer to `reads`; left out when the change cannot be read. */
  readonly said?: readonly SaidValue[]
  /** Nothing was judged: it is too heavy for others to wait for. Ask again with `isPatient`. */
  readonly isHeavy?: boolean
}

export type Judge = {
  /** Never rejects for anything a device can send. Rejects once closed. */
  judge(task: JudgeTask): Promise<JudgeOutcome>
  close(): Promise<void>
}
