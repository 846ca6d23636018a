/** What was refused, and what was decided about it, each with its line in the audit: both or neither. */
import type { DeviceId } from '#shared/kernel/actor.ts'
import { type DocId, docId, parseDocId } from '#shared/kernel/ids.ts'
import type { Decision, NewQuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import { rowNamed } from './adopt-row.ts'
import type { Core } from './core.ts'
import { DIRECTORY } from './directory.ts'

/** Stands in the audit for a record that is none, as far as this school can tell. */
export const NO_RECORD = 'unknown'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An app's or the relay's own key, or of something that is here: not any words somebody may write. */
const isKey = (core: Core, key: string): boolean =>
  UUID.test(key) ||
  core.db.published.byId(DIRECTORY, key) !== undefined ||
  [...core.kinds.keys()].some((kind) => core.db.documents.byId(docId(kind, key)) !== undefined)

/**
 * What the audit says a refused change was for. It cannot be erased from, and what a device calls its
 * record is text like any other: it is written only where it can be nothing but an id.
 */
const targetOf = (core: Core, doc: DocId): string => {
  const row = rowNamed(doc)
  if (row !== undefined) {
    const { set, id } = row
    const isHere = core.db.published.byId(set, id) !== undefined
    return core.sets.has(set) && (isHere || isKey(core, id)) ? doc : NO_RECORD
  }
  const parsed = parseDocId(doc)
  return parsed && core.kinds.has(parsed.kind) && isKey(core, parsed.key) ? doc : NO_RECORD
}

/** Keeps what is not kept yet. Inside a transaction. @returns how many were new */
export const keepRefused = (core: Core, rows: readonly NewQuarantineRow[]): number => {
  const added = rows.filter((row) => core.db.quarantine.add(row))
  for (const { receivedAt: at, person, device, doc, code, isLastWords } of added) {
    const action = isLastWords ? 'last-words-kept' : 'change-refused'
    core.db.audit.append({ at, person, device, action, target: targetOf(core, doc), outcome: code })
  }
  return added.length
}

/** The first word stands. Inside a transaction. The reason is free text, so it stays out of the audit. */
export const storeDecision = (
  core: Core,
  { id, ...decision }: Decision & { readonly id: number },
  device: DeviceId,
): void => {
  if (!core.db.quarantine.decide(id, decision)) return
  const target = targetOf(core, core.db.quarantine.byId(id)?.doc ?? '')
  const { at, by: person, decision: outcome } = decision
  core.db.audit.append({ at, person, device, action: 'refusal-decided', target, outcome })
}
