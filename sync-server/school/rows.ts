/** The projected rows of a document as they go over the wire. */
import type { DocId } from '#shared/kernel/ids.ts'
import type { WireRow } from '#shared/protocol/down.ts'
import type { Core } from './core.ts'

export const wireRows = (core: Core, doc: DocId): WireRow[] =>
  core.db.rows.jsonOfDoc(doc).map((json) => JSON.parse(json) as WireRow)
