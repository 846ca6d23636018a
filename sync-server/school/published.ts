/**
 * The published sets: whole rows the relay puts out because of a document, and rows that belong to
 * one person. A row a document published belongs to that document: no other may write over it.
 */
import * as v from 'valibot'
import type { AnySet, SetRow } from '#shared/documents/published-set.ts'
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { SCHEMA_VERSION } from '#shared/protocol/version.ts'
import type { LogRow } from '#sync-server/storage/school/log.ts'
import type { PublishedRow, RowRoom } from '#sync-server/storage/school/published.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { actorOf, principalsHeld } from './access.ts'
import type { PushedRow, RowVerdict, SetCheckpoint, SetPull } from './answers.ts'
import { broughtBack, isHealing, rememberWritten } from './bring-back.ts'
import type { Core } from './core.ts'
import { canonicalJson } from './derive.ts'
import { directory } from './directory.ts'
import type { DerivedPublication } from './judge.ts'
import { refuse } from './problems.ts'

/** Who has to hear that a set changed: principals by set. */
export type TouchedSets = Map<string, Set<string>>

export const MAX_SET_ROWS = 1_000
const MAX_ROW_ID_CHARS = 200
const MAX_ROW_CHARS = 64 * 1024
/** Rows that stand may still be hidden from a team when there is no room for more: a few letters each. */
const ROOM_FOR_HIDING_BYTES = 256 * 1024

const touch = (touched: TouchedSets, set: string, principals: Iterable<string>): void => {
  const known = touched.get(set) ?? new Set()
  for (const principal of principals) known.add(principal)
  touched.set(set, known)
}

const storeReaders = (
  core: Core,
  set: string,
  id: string,
  readers: readonly string[],
): { gained: string[]; lost: string[] } => {
  const { published } = core.db
  const before = published.readers(set, id)
  const gained = readers.filter((one) => !before.includes(one))
  const lost = before.filter((one) => !readers.includes(one))
  for (const principal of gained) published.addReader(set, id, principal)
  for (const principal of lost) {
    published.dropReader(set, id, principal)
    published.markGone(set, id, principal, core.nextPublishedSeq())
  }
  return { gained, lost }
}

const put = (
  core: Core,
  touched: TouchedSets,
  row: Omit<PublishedRow, 'seq'>,
  readers: readonly string[],
): void => {
  core.db.published.put({ ...row, seq: core.nextPublishedSeq() })
  const { lost } = storeReaders(core, row.set, row.id, readers)
  touch(touched, row.set, [...readers, ...lost])
}

/** Stores what a document publishes. Inside a transaction. */
export const storePublications = (
  core: Core,
  doc: DocId,
  publications: readonly DerivedPublication[],
  touched: TouchedSets,
): void => {
  const { published } = core.db
  for (const { set, id, json, readers } of publications) {
    const before = published.byId(set, id)
    if (before !== undefined && before.doc !== doc) continue
    if (json === null) {
      if (before === undefined || before.deleted === 1) continue
      const gone = { ...before, sourceJson: null, deleted: 1 as const }
      put(core, touched, gone, published.readers(set, id))
    } else if (before?.sourceJson !== json) {
      put(core, touched, { set, id, doc, json, sourceJson: json, deleted: 0 }, readers)
    } else {
      const { gained, lost } = storeReaders(core, set, id, readers)
      if (gained.length > 0) published.bump(set, id, core.nextPublishedSeq())
      if (gained.length + lost.length > 0) touch(touched, set, [...gained, ...lost])
    }
  }
}

/** Lets everybody see what a person gained or lost with a principal. Inside a transaction. */
export const applyRights = (core: Core, rights: readonly LogRow[], touched: TouchedSets): void => {
  const { published } = core.db
  if (rights.length > 0) core.rightsChanges += 1
  for (const { kind, person, principal } of rights) {
    if (person === null || principal === null) continue
    const own = personPrincipal(person)
    for (const { set, id } of published.readThrough(principal)) {
      if (kind === 'grant') published.bump(set, id, core.nextPublishedSeq())
      else published.markGone(set, id, own, core.nextPublishedSeq())
      touch(touched, set, [own])
    }
  }
}

/** Tells whoever reads a set that it changed; the device that changed it knows. */
export const tellTouched = (core: Core, touched: TouchedSets, exceptDevice?: string): void => {
  const setsByPeer = new Map<Parameters<Core['connections']['remove']>[0], string[]>()
  for (const [set, principals] of touched)
    for (const peer of core.connections.holding(principals))
      setsByPeer.set(peer, [...(setsByPeer.get(peer) ?? []), set])
  for (const [peer, sets] of setsByPeer)
    if (peer.isWelcome && peer.session.deviceId !== exceptDevice) peer.send({ type: 'sets', sets })
}

export const pullSet = (
  core: Core,
  session: SessionContext,
  set: string,
  checkpoint: SetCheckpoint | null,
  limit: number,
  schema: number = SCHEMA_VERSION,
): Result<SetPull> => {
  const { asReadBy = (data: unknown) => data } = core.sets.get(set) ?? {}
  if (!core.sets.has(set)) return refuse('unknown-set')
  const after = checkpoint?.epoch === core.epoch ? checkpoint.seq : 0
  const most = Math.min(Math.max(Math.trunc(limit) || 1, 1), MAX_SET_ROWS)
  const held = [...principalsHeld(core, session)]
  const found = core.db.published.changedAfter(set, after, held, most)
  return ok({
    rows: found.map(({ id, json }) => ({
      id,
      data: json === null ? null : asReadBy(JSON.parse(json), schema),
    })),
    checkpoint: { epoch: core.epoch, seq: found.at(-1)?.seq ?? after },
  })
}

const fits = (id: string): boolean => id.length > 0 && id.length <= MAX_ROW_ID_CHARS

/**
 * Whether a person may add one more row to this set today; counted in the file, or a restart would
 * forget. Not while devices bring back what a restore has lost: that may be years of work in an hour.
 */
const dayFor = (core: Core, set: AnySet, person: PersonId, now: InstantMs) => {
  const day = Math.floor(now / DAY_MS)
  const most = set.mostOfAPerson?.newRowsADay
  return {
    isOver: (): boolean =>
      most !== undefined &&
      !isHealing(core, now) &&
      core.db.published.newRowsOf(set.name, person, day) >= most,
    count: (): void => {
      if (most !== undefined) core.db.published.countNewRow(set.name, person, day)
    },
  }
}

/** Whether a person's own rows still have room in this set; counted once a push. */
const roomFor = (core: Core, set: AnySet, person: PersonId) => {
  const { mostOfAPerson: most } = set
  let taken: RowRoom | undefined
  return (before: string | undefined, after: string): boolean => {
    if (most === undefined) return true
    taken ??= core.db.published.roomOf(set.name, personPrincipal(person))
    const rows = taken.rows + (before === undefined ? 1 : 0)
    const bytes = taken.bytes + Buffer.byteLength(after) - Buffer.byteLength(before ?? '')
    const mostBytes = most.bytes + (before === undefined ? 0 : ROOM_FOR_HIDING_BYTES)
    if (rows > taken.rows && rows > most.rows) return false
    if (bytes > taken.bytes && bytes > mostBytes) return false
    taken = { rows, bytes }
    return true
  }
}

/** Takes rows from a device, each judged by itself; what is refused comes back with what stands. */
export const pushSet = (
  core: Core,
  session: SessionContext,
  name: string,
  rows: readonly PushedRow[],
): Result<RowVerdict[]> => {
  const set = core.sets.get(name)
  if (set === undefined) return refuse('unknown-set')
  if (rows.length > MAX_SET_ROWS) return refuse('row-malformed')
  const touched: TouchedSets = new Map()
  const actor = actorOf(core, session)
  const held = principalsHeld(core, session)
  const now = core.ports.clock.now()
  const holders = (role: Role): PersonId[] =>
    directory(core).flatMap((one) => (one.roles.includes(role) ? [one.personId] : []))
  const isRoom = roomFor(core, set, session.personId)
  const today = dayFor(core, set, session.personId, now)
  const pushOne = (row: PushedRow): RowVerdict => {
    const { id } = row
    const stored = core.db.published.byId(name, id)
    const before = stored?.deleted === 0 ? JSON.parse(stored.json) : undefined
    // What may not be read is not shown, not even to say that it stands in the way.
    const isSeen = core.db.published.readers(name, id).some((one) => held.has(one))
    const no = (problem: Result<never>): RowVerdict => ({
      id,
      ok: false,
      problem: problem.ok ? { code: 'never', message: '' } : problem.problem,
      current: isSeen ? (before ?? null) : null,
    })
    if (set.mayPush === undefined) return no(refuse('read-only-set'))
    const parsed = fits(id) ? v.safeParse(set.schema, row.data) : undefined
    if (!parsed?.success) return no(refuse('row-malformed'))
    // Of what the list knows, not of what was sent: that may be lists in lists without end.
    const sent = canonicalJson(parsed.output)
    if (sent.length > MAX_ROW_CHARS) return no(refuse('row-malformed'))
    const subject = set.subject(parsed.output, id)
    if (subject !== undefined && core.db.erasure.persons().has(subject)) return no(refuse('erased'))
    const step = { id, before, after: parsed.output, now, holders }
    const may = set.mayPush(actor, step)
    const back = may.ok ? undefined : broughtBack(core, set, actor, step)
    if (!may.ok && back === undefined) return no(may)
    const json = back === undefined ? sent : canonicalJson(back)
    const standing = stored?.deleted === 0 ? stored.json : undefined
    if (standing === json) return { id, ok: true }
    const isOwn = subject === session.personId
    if (isOwn && !isRoom(standing, json)) return no(refuse('list-full'))
    if (isOwn && stored === undefined && today.isOver()) return no(refuse('enough-for-today'))
    if (isOwn && stored === undefined) today.count()
    const { doc, sourceJson } = stored ?? { doc: null, sourceJson: null }
    if (back === undefined) rememberWritten(core, set, id)
    const readers = set.readers(parsed.output, id)
    put(core, touched, { set: name, id, doc, json, sourceJson, deleted: 0 }, readers)
    return { id, ok: true }
  }
  const verdicts = core.db.transaction(() => rows.map(pushOne))
  tellTouched(core, touched, session.deviceId)
  return ok(verdicts)
}

/** Does what stands stay, whatever the relay publishes in its place? */
const staysOver = (
  set: AnySet | undefined,
  standing: PublishedRow | undefined,
  published: unknown,
): boolean =>
  standing?.deleted === 0 && set?.staysOver?.(JSON.parse(standing.json), published) === true

/** Puts rows of the relay's own into a set; inside a transaction or not. */
export const putOwnRows = (
  core: Core,
  name: string,
  rows: readonly SetRow<unknown>[],
  touched: TouchedSets,
): void => {
  const set = core.sets.get(name)
  if (set === undefined) throw new Error(`there is no set ${name}`)
  for (const { id, data } of rows) {
    const json = canonicalJson(v.parse(set.schema, data))
    const before = core.db.published.byId(name, id)
    if (before?.json === json && before.deleted === 0) continue
    if (staysOver(set, before, data)) continue
    const row = { set: name, id, doc: null, json, sourceJson: null, deleted: 0 as const }
    put(core, touched, row, set.readers(data, id))
  }
}

/** Makes exactly these the rows of a set, but for what people here have made their own. */
export const publishSet = (core: Core, name: string, rows: readonly SetRow<unknown>[]): void => {
  const touched: TouchedSets = new Map()
  const { published } = core.db
  core.db.transaction(() => {
    putOwnRows(core, name, rows, touched)
    const stays = new Set(rows.map((row) => row.id))
    for (const id of published.standingIds(name)) {
      const before = stays.has(id) ? undefined : published.byId(name, id)
      if (before?.doc === null && !staysOver(core.sets.get(name), before, undefined))
        put(core, touched, { ...before, deleted: 1 }, published.readers(name, id))
    }
  })
  tellTouched(core, touched)
}
