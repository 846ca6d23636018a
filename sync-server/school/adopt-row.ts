/** A row of a published set among the last words of a device: adopted, it counts as its author's. */
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { QuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import type { SessionContext } from '../auth/session-context.ts'
import type { Core } from './core.ts'
import { directory } from './directory.ts'
import { refuse } from './problems.ts'
import { pushSet } from './published.ts'

const ROW = 'set:'

/** Last words name a row as `set:<set>:<id>`; no kind of document is called so. */
export const isRow = (doc: DocId): boolean => doc.startsWith(ROW)

/** Of which set, and which; undefined for a document. */
export const rowNamed = (doc: DocId): { set: string; id: string } | undefined => {
  if (!isRow(doc)) return undefined
  const [set = '', ...id] = doc.slice(ROW.length).split(':')
  return { set, id: id.join(':') }
}

const parse = (bytes: Uint8Array): Result<unknown> => {
  try {
    return ok(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return refuse('row-malformed')
  }
}

/** Writes the row as its author would, with the author's own rights: nobody sits another's test. */
export const adoptRow = (
  core: Core,
  session: SessionContext,
  row: QuarantineRow,
): Result<undefined> => {
  const { set = '', id = '' } = rowNamed(row.doc) ?? {}
  const data = parse(core.db.quarantine.bytes(row.id))
  if (!data.ok) return data
  const { person: personId, device: deviceId } = row
  const roles = directory(core).find((one) => one.personId === personId)?.roles ?? []
  const author = { ...session, personId, deviceId, roles }
  const pushed = pushSet(core, author, set, [{ id, data: data.value }])
  if (!pushed.ok) return pushed
  const [verdict] = pushed.value
  return verdict?.ok === false ? { ok: false, problem: verdict.problem } : ok(undefined)
}
