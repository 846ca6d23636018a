/** Everything that follows from a document, by what its kind says about itself. */
import * as v from 'valibot'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { Derived } from './judge.ts'

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** The same text for equal data, however its keys were put in, so that "unchanged" can be seen. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortKeys)

const nothing = { rows: [], readers: [], holds: [], publications: [] }

/**
 * The record in a document's plain data; undefined while nothing but the first change is there.
 * Throws when it has a wrong shape: the judge asks first.
 */
export const readRecord = (kind: AnyKind, data: Readonly<Record<string, unknown>>): unknown =>
  data.id === undefined ? undefined : v.parse(kind.schema, data)

/** Throws when the kind cannot make rows of the record. */
export const derive = (
  kind: AnyKind,
  id: DocId,
  heads: readonly string[],
  record: unknown,
): Derived => {
  if (record === undefined) return { heads, ...nothing }
  return {
    heads,
    rows: kind.project(record, id).map((row) => ({
      table: row.table,
      id: row.id,
      bucket: row.bucket,
      json: JSON.stringify(row),
    })),
    readers: [...new Set(kind.readers(record, id))].sort(),
    holds: kind.holds?.(record, id) ?? [],
    publications: (kind.publish?.(record, id) ?? []).map(({ set, id: rowId, data, readers }) => ({
      set,
      id: rowId,
      json: data === null ? null : canonicalJson(data),
      readers: [...new Set(readers)].sort(),
    })),
  }
}
