/**
 * What was refused is kept as it came: its author and the admins see it, and an admin may stand for
 * it, or leave it.
 */
import { hasRole } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import type { NewQuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { actorOf } from './access.ts'
import type { Admission, Push, Sender } from './admission.ts'
import type { Work } from './commit.ts'
import type { Core } from './core.ts'
import type { JudgeOutcome } from './judge.ts'
import { preflight } from './preflight.ts'
import { refuse } from './problems.ts'
import type { QuarantineEntry } from './types.ts'

/** One device cannot fill the disk with refusals. */
const MOST_OPEN_OF_A_DEVICE = 1_000

/** Rows for what this push had refused; 'too-many' when the device has no room left for more. */
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
  const isNew = (row: NewQuarantineRow) => core.db.quarantine.byHash(row.hash) === undefined
  const added = rows.filter(isNew)
  if (added.length === 0) return []
  const room = MOST_OPEN_OF_A_DEVICE - core.db.quarantine.openOfDevice(device)
  return added.length > room ? 'too-many' : added
}

export const tellAdmins = (core: Core): void => {
  const open = core.db.quarantine.open()
  for (const peer of core.connections.holding(['role:admin']))
    if (peer.isWelcome) peer.send({ type: 'quarantine', open })
}

export const listQuarantine = (core: Core, session: SessionContext): Result<QuarantineEntry[]> => {
  const isAdmin = hasRole(actorOf(core, session), 'admin')
  const { quarantine } = core.db
  return ok(isAdmin ? quarantine.all() : quarantine.ofPerson(session.personId))
}

type Airlock = (
  sender: Sender,
  push: Push,
  adopted: NonNullable<Work['adopted']>,
) => Promise<ChangeVerdict[]>

/**
 * 'keep' leaves it where it is. 'adopt' judges it again with the admin's rights and the author's
 * name, because what it says was said by its author; the log names the admin, who answers for it.
 */
export const decideQuarantine = async (
  core: Core,
  airlock: Airlock,
  session: SessionContext,
  id: number,
  decision: 'adopt' | 'keep',
): Promise<Result<undefined>> => {
  const admin = actorOf(core, session)
  // Permission before existence: a stranger does not learn which numbers there are.
  if (!hasRole(admin, 'admin')) return refuse('admin-only')
  const row = core.db.quarantine.byId(id)
  if (row === undefined) return refuse('not-found')
  if (row.decision !== null) return refuse('already-decided')
  const at = core.ports.clock.now()
  if (decision === 'keep') {
    core.db.quarantine.decide(id, 'keep', session.personId, at)
    tellAdmins(core)
    return ok(undefined)
  }
  // Under the name of its device it would stand as that person's own word; only they can send it.
  if (row.code === 'forged-actor') return refuse('forged-actor')
  const bytes = core.db.quarantine.bytes(id)
  const header = preflight(bytes)
  if (!header.ok) return refuse(header.code)
  const { hash, actor } = header.header
  const sender: Sender = {
    person: session.personId,
    device: session.deviceId,
    actorPrefix: actor.slice(0, 16),
    actor: { ...admin, personId: row.person },
    isAdopting: true,
    isVoid: () => false,
  }
  const push = { doc: row.doc, changes: [{ hash, bytes }] }
  const [verdict] = await airlock(sender, push, { id, by: session.personId, at })
  switch (verdict?.verdict) {
    case 'committed':
      return ok(undefined)
    case 'duplicate':
      core.db.quarantine.decide(id, 'adopt', session.personId, at)
      tellAdmins(core)
      return ok(undefined)
    case 'refused':
      return refuseWith(verdict.code, verdict.message)
    default:
      return refuse(verdict?.why === 'busy' ? 'busy' : 'not-yet')
  }
}
