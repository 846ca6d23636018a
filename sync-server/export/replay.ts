/**
 * A record from its raw changes, one after the other, with what each of them did in words. The log is
 * the truth, so an export reads nothing else.
 */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Records } from '#shared/documents/records.ts'
import { changeWords } from './history.ts'
import type { LoggedChange } from './reader.ts'

export type Told = { readonly at: number; readonly person: string; readonly what: string }

export type Replayed = {
  readonly data: Readonly<Record<string, unknown>>
  readonly told: readonly Told[]
}

export const replay = (
  records: Records,
  kind: AnyKind,
  changes: readonly LoggedChange[],
): Replayed => {
  const A = records.automerge
  let doc = records.open(kind, undefined)
  let data: Record<string, unknown> = records.plain(doc)
  const told: Told[] = []
  for (const { bytes, person, receivedAt } of changes) {
    doc = A.applyChanges(doc, [bytes])[0]
    const after = records.plain(doc)
    told.push({ at: receivedAt, person, what: changeWords(kind.name, data, after) })
    data = after
  }
  A.free(doc)
  return { data, told }
}
