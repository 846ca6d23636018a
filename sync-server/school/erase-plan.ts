/**
 * What erasing a person comes to, from the records that name them: what goes, what stays without a
 * word of theirs, and what has to be ended first. Pure; `erase.ts` does it.
 */
import type { AnyKind, ErasureBlock } from '#shared/documents/document-kind.ts'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

/** A record that names the person, with all it has ever been. */
export type NamingRecord = {
  readonly doc: DocId
  readonly kind: AnyKind
  readonly record: unknown
  /** After each of its changes, oldest first; the last is the record. */
  readonly states: readonly unknown[]
}

export type Stripped = { readonly doc: DocId; readonly kind: AnyKind; readonly record: unknown }

export type ErasurePlan = {
  readonly goes: readonly NamingRecord[]
  /** Stays, and begins anew: words stood in it, now or once. */
  readonly strips: readonly Stripped[]
  /** Stays as it is: there never was a word in it. */
  readonly stays: readonly NamingRecord[]
  readonly blocks: readonly { readonly block: ErasureBlock; readonly doc: DocId }[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const planErasure = (
  person: PersonId,
  now: InstantMs,
  records: readonly NamingRecord[],
): ErasurePlan => {
  const goes: NamingRecord[] = []
  const strips: Stripped[] = []
  const stays: NamingRecord[] = []
  const blocks: { block: ErasureBlock; doc: DocId }[] = []
  for (const one of records) {
    const { doc, kind, record, states } = one
    const { subject, onErase, blocks: blockOf } = kind.personal
    const block = blockOf?.(record, person, now)
    if (block) blocks.push({ block, doc })
    // Somebody else's record names them by an id that will lead to nobody.
    if (subject(record) !== person) continue
    if (onErase.does === 'go') goes.push(one)
    else if (states.every((state) => same(onErase.withoutWords(state), state))) stays.push(one)
    else strips.push({ doc, kind, record: onErase.withoutWords(record) })
  }
  return { goes, strips, stays, blocks }
}
