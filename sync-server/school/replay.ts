/** A document from its raw changes alone, no snapshot: what everything else is held against. */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { WholeChange } from '#sync-server/storage/school/log.ts'
import { type Core, kindOfDoc } from './core.ts'
import { derive, readRecord } from './derive.ts'
import type { Derived } from './judge.ts'

export type Replayed = {
  readonly derived: Derived
  readonly saved: Uint8Array
  readonly heads: readonly string[]
  /** The document as plain data, as one text. */
  readonly plain: string
}

/** Bytes exist that apply without a complaint, and then make a snapshot nobody can open. */
const isLoadedAgain = (
  { records }: Core,
  kind: AnyKind,
  { saved, heads, plain }: Omit<Replayed, 'derived'>,
): boolean => {
  let again: LoadedDoc | undefined
  try {
    const whole = records.openWhole(kind, saved)
    again = whole.doc
    return (
      records.automerge.getHeads(again).join() === heads.join() &&
      JSON.stringify(whole.data) === plain
    )
  } catch {
    return false
  } finally {
    if (again !== undefined) records.automerge.free(again)
  }
}

const replayOf = (core: Core, doc: DocId, changes: readonly Uint8Array[]): Replayed => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) throw new Error('of no known kind')
  const A = core.records.automerge
  const opened = core.records.open(kind, undefined, changes)
  const data = core.records.plain(opened)
  const heads = A.getHeads(opened)
  const saved = A.save(opened)
  A.free(opened)
  const plain = JSON.stringify(data)
  const derived = derive(kind, doc, heads, readRecord(kind, data))
  if (!isLoadedAgain(core, kind, { saved, heads, plain }))
    throw new Error('saved, it cannot be loaded again')
  return { derived, saved, heads, plain }
}

/** Throws when the changes do not make a document, or one that cannot be loaded once it is saved. */
export const replay = (core: Core, doc: DocId): Replayed =>
  replayOf(core, doc, core.db.log.tail(doc, 0))

/** A change as an operator can name it: `relay rebuild --without` asks for the hash. */
export const nameOf = ({ seq, hash }: Pick<WholeChange, 'seq' | 'hash'>): string =>
  `change ${seq} (${hash})`

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Why a document that cannot be replayed cannot, and by which change. Each change was proven on top of
 * those before it when it came, so the first that cannot be is the one that got past the airlock.
 */
export const whyNot = (core: Core, doc: DocId, error: unknown): string => {
  const changes = core.db.log.wholeOf(doc)
  for (const [index, change] of changes.entries())
    try {
      replayOf(
        core,
        doc,
        changes.slice(0, index + 1).map(({ bytes }) => bytes),
      )
    } catch (fault) {
      return `${nameOf(change)}: ${wordsOf(fault)}`
    }
  return wordsOf(error)
}
