/**
 * What a school has had for as long as it wants, or has to. Messages are let go; what the law kept of
 * people who were erased goes for good when an admin says so. F185.
 */
import * as v from 'valibot'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import { type DocId, kindOf } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import { type Core, documentBytes } from './core.ts'
import { COMPACTION_DUE, countBy, drop, take, tellEverybody } from './erase.ts'
import { type TouchedSets, tellTouched } from './published.ts'

export type PastTime = { readonly doc: DocId; readonly person: PersonId; readonly kind: string }

const recordOf = (core: Core, kind: AnyKind, doc: DocId): unknown => {
  const { records } = core
  const { snap, tail } = documentBytes(core, doc)
  const open = records.open(kind, snap, tail)
  const read = v.safeParse(kind.schema, records.plain(open))
  records.automerge.free(open)
  return read.success ? read.output : undefined
}

/** Accounts of people who were erased, last of use before then: all that is left of them here. */
export const ledgerPastTime = (core: Core, before: InstantMs): PastTime[] =>
  [...core.db.erasure.persons()].flatMap((person) =>
    core.db.access.docsOf(personPrincipal(person)).flatMap((doc) => {
      const kind = core.kinds.get(kindOf(doc))
      const onErase = kind?.personal.onErase
      if (kind === undefined || onErase?.does !== 'stay' || onErase.because !== 'accounts')
        return []
      const record = recordOf(core, kind, doc)
      if (record === undefined || kind.personal.subject(record) !== person) return []
      return kind.personal.lastUseMs(record) < before ? [{ doc, person, kind: kind.name }] : []
    }),
  )

export const countPastTime = (found: readonly PastTime[]): Readonly<Record<string, number>> =>
  countBy(found.map(({ kind }) => kind))

/** Erases them, with all history, also from devices. How many of each kind went. Blocks. */
export const eraseLedger = (
  core: Core,
  before: InstantMs,
  by: { readonly person: PersonId; readonly device: DeviceId },
): Readonly<Record<string, number>> => {
  const { db } = core
  const now = core.ports.clock.now()
  const touched: TouchedSets = new Map()
  const { rights, gone } = db.transaction(() => {
    const found = ledgerPastTime(core, before)
    const lost = found.flatMap(({ doc, person }) => drop(core, person, doc, now, touched))
    if (found.length > 0) db.meta.set(COMPACTION_DUE, String(now))
    const counts = countPastTime(found)
    const outcome = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
    const act = { ...by, action: 'ledger-erased', target: core.schoolId }
    db.audit.append({ at: now, ...act, outcome: outcome.join(' ') || 'nothing' })
    return { rights: lost, gone: counts }
  })
  core.erasures += 1
  core.top = db.log.top()
  tellEverybody(core, rights, touched)
  return gone
}

/** Takes back messages that were sent, or settled, before then. How many. */
export const letMessagesGo = (core: Core, before: InstantMs): number => {
  const { db } = core
  const touched: TouchedSets = new Map()
  const count = db.transaction(() => {
    const old = db.erasure.standing().filter(({ set, json }) => {
      const sentAtMs = core.sets.get(set)?.sentAtMs
      return sentAtMs !== undefined && (sentAtMs(JSON.parse(json)) ?? before) < before
    })
    for (const { set, id } of old) take(core, set, id, true, touched)
    return old.length
  })
  tellTouched(core, touched)
  return count
}
