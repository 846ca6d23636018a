/**
 * What was refused is kept as it came: its author and the admins see it, and an admin may stand for
 * it, or leave it.
 */

import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import { hasRole } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { ChangeVerdict, DecidedFrame } from '#shared/protocol/down.ts'
import type {
  NewQuarantineRow,
  OpenRows,
  QuarantineRow,
} from '#sync-server/storage/school/quarantine.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { actorOf } from './access.ts'
import type { Admission, Push, Sender } from './admission.ts'
import { adoptRow, isRow } from './adopt-row.ts'
import { adoptable } from './adoptable.ts'
import type { QuarantineDecision, QuarantineEntry } from './answers.ts'
import { markAwaiting } from './awaiting.ts'
import type { Adoption } from './commit.ts'
import type { Core } from './core.ts'
import type { JudgeOutcome } from './judge.ts'
import { refuse } from './problems.ts'
import { type TouchedSets, tellTouched } from './published.ts'
import { storeDecision } from './refusals.ts'

/**
 * One person cannot fill the disk with refusals, on however many devices. The last words of a device
 * have as much room of their own: whoever holds a lost phone must not fill its owner's.
 */
export const MOST_OPEN_OF_A_PERSON = 1_000
export const MOST_OPEN_BYTES_OF_A_PERSON = 8 * 1024 * 1024
/** Anybody can make devices and end them: all of a person's together have the room of so many. */
export const ENDED_DEVICES_OF_A_PERSON = 4
/** And all of a school's: 320 MiB of its file. */
export const ENDED_DEVICES_OF_A_SCHOOL = 40

/** Gives of these rows the ones that are not kept yet; 'too-many' when there is no room for them. */
type Room = (rows: readonly NewQuarantineRow[]) => NewQuarantineRow[] | 'too-many'

/** What is taken of a room, and how many times a person's it is. */
type Taken = { readonly open: OpenRows; readonly times: number }

/** The room of a person, or for last words of a device; counted once, however often it is asked. */
export const roomOf = (
  core: Core,
  { person, device }: { readonly person: PersonId; readonly device: DeviceId },
  isLastWords = false,
): Room => {
  const { quarantine } = core.db
  const takenOf = (): Taken[] =>
    isLastWords
      ? [
          { open: quarantine.openWordsOf(device), times: 1 },
          { open: quarantine.openWordsOfPerson(person), times: ENDED_DEVICES_OF_A_PERSON },
          { open: quarantine.openWords(), times: ENDED_DEVICES_OF_A_SCHOOL },
        ]
      : [{ open: quarantine.openOfPerson(person), times: 1 }]
  let taken: readonly Taken[] | undefined
  let here: OpenRows = { count: 0, bytes: 0 }
  return (rows) => {
    const added = rows.filter((row) => quarantine.byHash(row.hash) === undefined)
    if (added.length === 0) return []
    taken ??= takenOf()
    const bytes = added.reduce((sum, row) => sum + row.bytes.length, here.bytes)
    const count = here.count + added.length
    const isRoom = taken.every(
      ({ open, times }) =>
        open.count + count <= times * MOST_OPEN_OF_A_PERSON &&
        open.bytes + bytes <= times * MOST_OPEN_BYTES_OF_A_PERSON,
    )
    if (!isRoom) return 'too-many'
    here = { count, bytes }
    return added
  }
}

/** Rows for what this push had refused; 'too-many' when there is no room left for more of them. */
export const quarantineRows = (
  core: Core,
  sender: Sender,
  doc: DocId,
  admissions: readonly Admission[],
  { opinions }: JudgeOutcome,
  heads: readonly string[],
  receivedAt: InstantMs,
): NewQuarantineRow[] | 'too-many' => {
  const { person, device } = sender
  const kept = { doc, person, device, receivedAt, basisHeads: heads.join(' ') }
  const byHash = new Map(opinions.map((one) => [one.hash, one]))
  const rows = admissions.flatMap((one): NewQuarantineRow[] => {
    if (one.kind === 'refused') {
      const { keptAs, bytes, code, message } = one
      return [{ ...kept, hash: keptAs, bytes, code, message }]
    }
    const opinion = one.kind === 'judge' ? byHash.get(one.change.hash) : undefined
    if (one.kind !== 'judge' || opinion?.verdict !== 'refused') return []
    const { hash, bytes } = one.change
    return [{ ...kept, hash, bytes, code: opinion.code, message: opinion.message }]
  })
  return roomOf(core, sender)(rows)
}

export const tellAdmins = (core: Core): void => {
  const open = core.db.quarantine.open()
  for (const peer of core.connections.holding(['role:admin']))
    if (peer.isWelcome) peer.send({ type: 'quarantine', open })
}

export const listQuarantine = (core: Core, session: SessionContext): Result<QuarantineEntry[]> => {
  const isAdmin = hasRole(actorOf(core, session), 'admin')
  const { quarantine } = core.db
  const rows = isAdmin ? quarantine.all() : quarantine.ofPerson(session.personId)
  return ok(rows.map((row) => ({ ...row, isLastWords: row.isLastWords === 1 })))
}

type Airlock = (sender: Sender, push: Push, adopted: Adoption) => Promise<ChangeVerdict[]>

/** Older apps do not know the frame. */
const DECIDED_SINCE_PROTOCOL = 2

/** Tells the author's own device what became of its refused change. */
const tellAuthor = (core: Core, id: number): void => {
  const row = core.db.quarantine.byId(id)
  const decided = row && decidedOf(row)
  if (row === undefined || decided === undefined) return
  for (const peer of core.connections.ofDevice(row.device))
    if (peer.isWelcome && peer.protocol >= DECIDED_SINCE_PROTOCOL)
      peer.send({ type: 'decided', decisions: [decided] })
}

const decidedOf = (row: QuarantineRow): DecidedFrame['decisions'][number] | undefined => {
  const { hash, decision, decidedBy, decidedAt, reason } = row
  if (decision === null || decidedBy === null || decidedAt === null) return undefined
  return { hash, decision, by: decidedBy, at: decidedAt, ...(reason === null ? {} : { reason }) }
}

/** Which of these refused changes of this person an admin has decided about since. */
export const decisionsOn = (
  core: Core,
  person: PersonId,
  hashes: readonly string[],
): DecidedFrame['decisions'] =>
  hashes.flatMap((hash) => {
    const row = core.db.quarantine.byHash(hash)
    const decided = row?.person === person ? decidedOf(row) : undefined
    return decided ? [decided] : []
  })

/**
 * 'keep' leaves it where it is, for a reason. 'adopt' judges it again with the admin's rights and
 * the author's name, because what it says was said by its author; the log names the admin, who
 * answers for it. Either way the author's device is told.
 */
export const decideQuarantine = async (
  core: Core,
  airlock: Airlock,
  session: SessionContext,
  id: number,
  { decision, reason: said = '' }: QuarantineDecision,
): Promise<Result<undefined>> => {
  const admin = actorOf(core, session)
  // Permission before existence: a stranger does not learn which numbers there are.
  if (!hasRole(admin, 'admin')) return refuse('admin-only')
  const row = core.db.quarantine.byId(id)
  if (row === undefined) return refuse('not-found')
  if (row.decision !== null) return refuse('already-decided')
  const reason = said.trim() === '' ? null : said.trim()
  if (decision === 'keep' && reason === null) return refuse('reason-needed')
  const word: Adoption = {
    id,
    decision,
    by: session.personId,
    at: core.ports.clock.now(),
    reason,
  }
  const keepWord = (): Result<undefined> => {
    const touched: TouchedSets = new Map()
    core.db.transaction(() => {
      storeDecision(core, word, session.deviceId)
      markAwaiting(core, row.doc, touched)
    })
    tellTouched(core, touched)
    tellAdmins(core)
    tellAuthor(core, id)
    return ok(undefined)
  }
  if (decision === 'keep') return keepWord()
  if (isRow(row.doc)) {
    const written = adoptRow(core, session, row)
    return written.ok ? keepWord() : written
  }
  const bytes = core.db.quarantine.bytes(id)
  const change = adoptable(core, row, bytes)
  if (!change.ok) return change
  const { hash, actorPrefix } = change.value
  const { rightsChanges } = core
  const asked = core.underWay.begin(session)
  const hasOtherRights = (): boolean =>
    core.rightsChanges !== rightsChanges &&
    JSON.stringify(actorOf(core, session)) !== JSON.stringify(admin)
  const sender: Sender = {
    person: session.personId,
    device: session.deviceId,
    actorPrefix,
    actor: { ...admin, personId: row.person },
    isAdopting: true,
    // While it was judged they may have stopped being an admin, or another may have said otherwise.
    isVoid: () =>
      asked.isEnded || hasOtherRights() || core.db.quarantine.byId(id)?.decision !== null,
  }
  const push = { doc: row.doc, changes: [{ hash, bytes }] }
  const [verdict] = await airlock(sender, push, word).finally(() => core.underWay.done(asked))
  switch (verdict?.verdict) {
    case 'committed':
      tellAuthor(core, id)
      return ok(undefined)
    case 'duplicate':
      return keepWord()
    case 'refused':
      return refuseWith(verdict.code, verdict.message)
    default:
      return refuse(verdict?.why === 'busy' ? 'busy' : 'not-yet')
  }
}

/** Whose words an adopted change is, for the history of its document. */
export const adoptedFrom = (core: Core, hash: string): { writtenBy?: PersonId } => {
  const row = core.db.quarantine.byHash(hash)
  return row?.decision === 'adopt' ? { writtenBy: row.person } : {}
}
