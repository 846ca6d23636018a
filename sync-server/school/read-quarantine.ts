/** One refused change with what it says, for those who have to decide about it. */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import { hasRole } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { actorOf, mayReadDoc, principalsHeld } from './access.ts'
import { isRow } from './adopt-row.ts'
import type { QuarantineReading } from './answers.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import type { ChangeToJudge, SaidValue } from './judge.ts'
import { preflight } from './preflight.ts'
import { refuse } from './problems.ts'

/** A change is read together with the refused ones it was written after, as far back as this. */
const MOST_BEFORE_IT = 50

/** The change, after the refused ones it builds on. Undefined: it must not be decoded. */
const withItsPast = (core: Core, doc: DocId, bytes: Uint8Array): ChangeToJudge[] | undefined => {
  const past = new Map<string, ChangeToJudge>()
  const waiting = [bytes]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const walked = preflight(one)
    if (!walked.ok || past.size > MOST_BEFORE_IT) return undefined
    const { hash, deps } = walked.header
    past.set(hash, { hash, bytes: one, accepted: false })
    for (const dep of deps) {
      if (past.has(dep) || core.db.log.byHash(dep) !== undefined) continue
      const kept = core.db.quarantine.byHash(dep)
      if (kept?.doc === doc) waiting.push(core.db.quarantine.bytes(kept.id))
    }
  }
  // The one that is asked about was the first to be put in.
  return [...past.values()].reverse()
}

/** A row of a published set among the last words of a device: its own fields. */
const saidOfRow = (bytes: Uint8Array): SaidValue[] | null => {
  try {
    const row: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof row !== 'object' || row === null) return null
    return Object.entries(row).map(([key, value]) => ({ path: [key], value, was: null }))
  } catch {
    return null
  }
}

/**
 * What stood there is the record's, and so is what an addition to a list or a text makes of it: whoever
 * may not read the record is shown only what the change puts by itself. PE8.
 */
const withoutTheRecord =
  (kind: AnyKind) =>
  ({ path, value, was }: SaidValue): SaidValue => {
    const isAddition = typeof value === 'object' || kind.texts.includes(path.join('.'))
    return { path, value: was !== null && isAddition ? null : value, was: null }
  }

export const readQuarantine = async (
  core: Core,
  session: SessionContext,
  id: number,
): Promise<Result<QuarantineReading>> => {
  const reader = actorOf(core, session)
  const row = core.db.quarantine.byId(id)
  const isTheirs = row !== undefined && (hasRole(reader, 'admin') || row.person === reader.personId)
  if (!isTheirs) return refuse('not-found')
  const { doc } = row
  const entry = { ...row, isLastWords: row.isLastWords === 1 }
  const bytes = core.db.quarantine.bytes(id)
  if (isRow(doc)) return ok({ entry, said: saidOfRow(bytes) })
  const kind = kindOfDoc(core, doc)
  const changes = kind && withItsPast(core, doc, bytes)
  if (kind === undefined || changes === undefined) return ok({ entry, said: null })
  const { schoolId } = core
  const load = () => documentBytes(core, doc)
  const now = core.ports.clock.now()
  const task = {
    school: schoolId,
    doc,
    heads: [],
    load,
    changes,
    actor: reader,
    now,
    reads: true as const,
  }
  const { said } = await core.judge.judge(task)
  if (said === undefined) return ok({ entry, said: null })
  // Asked now: they may have lost the record while it was read. What nobody has is its author's alone.
  const isTheirRecord =
    core.db.documents.byId(doc) === undefined ||
    mayReadDoc(core, principalsHeld(core, session), doc)
  return ok({ entry, said: isTheirRecord ? said : said.map(withoutTheRecord(kind)) })
}
