/** A device or a relay in miniature: one document, real Automerge, and the judge at the door. */
import * as A from '@automerge/automerge'
import type { Actor } from '../kernel/actor.ts'
import { TUESDAY_10_MS } from '../kernel/cast.builder.ts'
import type { Result } from '../kernel/result.ts'
import type { DecodedChange, LoadedDoc } from './automerge.ts'
import type { AnyKind } from './document-kind.ts'
import type { Edit } from './edit.ts'
import { judgeChange } from './judge.ts'
import { createRecords } from './records.ts'

export const records = createRecords(A)

let lastActor = 0
/** A fresh Automerge actor id, as every tab and load takes one. */
export const anActorId = (): string => (++lastActor).toString(16).padStart(32, 'a')

/** One change's bytes as hand-made operations; whatever an honest device would never write. */
export const aForgedChange = (
  deps: readonly string[],
  startOp: number,
  ops: readonly Record<string, unknown>[],
): Uint8Array =>
  A.encodeChange({
    ops: ops as unknown as DecodedChange['ops'],
    actor: anActorId(),
    seq: 1,
    startOp,
    time: 0,
    message: null,
    deps: [...deps],
  } as unknown as Parameters<typeof A.encodeChange>[0])

/** Object id of a top-level container or text, the same in every document of the kind. */
export const objectIdOf = (doc: LoadedDoc, field: string): string =>
  A.getObjectId(doc, field) as unknown as string

/**
 * One document at the relay. `write` makes a change on a copy that knows exactly the changes up to
 * `knowing` (all of them by default); `judge` asks whether it may stand and takes it in if it may.
 */
export const aReplica = (kind: AnyKind, docId: string) => {
  const accepted: Uint8Array[] = []
  const open = (changes: readonly Uint8Array[] = accepted): LoadedDoc =>
    records.open(kind, undefined, changes, anActorId())

  const write = (edit: Omit<Edit, 'doc'>, knowing: readonly Uint8Array[] = accepted) => {
    const written = records.write(open(knowing), { doc: docId, ...edit })
    if (written === undefined) throw new Error('The edit changes nothing.')
    return written.change.bytes
  }

  const judge = (actor: Actor, bytes: Uint8Array, now = TUESDAY_10_MS): Result<unknown> => {
    const change = A.decodeChange(bytes)
    const judged = judgeChange(records, { kind, docId, doc: open(), bytes, change, actor, now })
    if (judged.ok) accepted.push(bytes)
    return judged
  }

  return {
    write,
    judge,
    open,
    /** What has been accepted so far; hand it to `write` later to know no more than this. */
    known: (): Uint8Array[] => [...accepted],
    heads: (): string[] => A.getHeads(open()),
    /** Writes and judges; throws when refused, because the story needs it. */
    accept: (actor: Actor, edit: Omit<Edit, 'doc'>, knowing?: readonly Uint8Array[]) => {
      const judged = judge(actor, write(edit, knowing))
      if (!judged.ok) throw new Error(`refused: ${judged.problem.code}`)
    },
    read: <Rec>(): Rec => records.read<Rec>(kind, open()) as Rec,
  }
}

/** The code of a refusal, or 'ok'. */
export const outcomeOf = (result: Result<unknown>): string =>
  result.ok ? 'ok' : result.problem.code
