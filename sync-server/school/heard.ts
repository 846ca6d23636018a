/** What a record says of when something was decided, held against when the relay heard of it. */
import type { Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { type Core, kindOfDoc } from './core.ts'
import { canonicalJson } from './derive.ts'
import { DIRECTORY } from './directory.ts'
import { storePublications, type TouchedSets } from './published.ts'

const rowsNow = (core: Core, doc: DocId): Map<string, Row> =>
  new Map(
    core.db.rows.jsonOfDoc(doc).map((json) => {
      const row: Row = JSON.parse(json)
      return [`${row.table} ${row.id}`, row]
    }),
  )

/** Runs `store`, which writes the record's rows anew, and tells what came late. Inside a transaction. */
export const telling = <Stored>(
  core: Core,
  doc: DocId,
  heardAt: InstantMs,
  touched: TouchedSets,
  store: () => Stored,
): Stored => {
  const tell = kindOfDoc(core, doc)?.publishHeard
  if (tell === undefined) return store()
  const before = rowsNow(core, doc)
  const stored = store()
  const admins = () => core.db.published.saying(DIRECTORY, '$.roles', 'admin')
  const said = [...rowsNow(core, doc)].flatMap(([key, row]) =>
    tell(before.get(key), row, heardAt, admins).map(({ set, id, data, readers }) => ({
      set,
      id,
      json: data === null ? null : canonicalJson(data),
      readers,
    })),
  )
  storePublications(core, doc, said, touched)
  return stored
}
