/**
 * The security log of one school as an admin reads it: what happened at the door, kept for the whole
 * relay, and what changed the school, kept in its own file, in one list by time.
 */
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import { parseDocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { RELAY } from '#sync-server/school/audited.ts'
import { NO_RECORD } from '#sync-server/school/refusals.ts'
import type { School } from '#sync-server/school/school.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { SecurityRow } from '#sync-server/storage/control/security-log.ts'
import type { AuditRow } from '#sync-server/storage/school/audit.ts'

export type SecurityLine = {
  readonly id: string
  readonly at: InstantMs
  readonly action: string
  readonly outcome: string
  /** Who did it; null: the relay itself, or somebody it did not know. */
  readonly by: PersonId | null
  /** Whom it concerns. */
  readonly person: PersonId | null
  readonly device: { readonly id: DeviceId; readonly name: string } | null
  /** A record, where it is about one. */
  readonly doc: string | null
}

export type SecurityPage = {
  readonly entries: readonly SecurityLine[]
  /** Hand it in for older ones; null: there are none. */
  readonly next: string | null
}

export type SecurityWish = {
  readonly action?: string | undefined
  readonly person?: PersonId | undefined
  readonly limit: number
  /** The two logs go on at two places. */
  readonly before: { readonly door: number; readonly school: number } | undefined
}

/** What both logs tell is shown once, from the log that knows more of it. */
const BETTER_AT_THE_DOOR: ReadonlySet<string> = new Set([
  'device-ended',
  'device-replaced',
  'reset-made',
  'roles-changed',
  'member-removed',
])
const BETTER_IN_THE_SCHOOL: ReadonlySet<string> = new Set(['exported', 'person-erased', 'restored'])
const isToldElsewhere = ({ from, line }: Found): boolean =>
  (from === 'door' ? BETTER_IN_THE_SCHOOL : BETTER_AT_THE_DOOR).has(line.action)

/** Stand in the audit where a person would. */
const NOBODY: ReadonlySet<string> = new Set([RELAY, 'command-line'])

type Found = { readonly seq: number; readonly from: 'door' | 'school'; readonly line: SecurityLine }

const isDoc = (target: string): boolean => parseDocId(target) !== undefined
/** A refused row of a set, or a record that is none. */
const isNeither = (target: string): boolean => target.startsWith('set:') || target === NO_RECORD

export const readSecurityLog = (
  { control, school }: { control: ControlDb; school: School },
  { before, limit, ...filter }: SecurityWish,
): SecurityPage => {
  const schoolId: SchoolId = school.id
  const deviceOf = (id: DeviceId | null): SecurityLine['device'] => {
    const device = id === null ? undefined : control.devices.byId(id)
    return device?.schoolId === schoolId ? { id: device.id, name: device.name } : null
  }
  const personBehind = (accountId: string | null): PersonId | null =>
    control.memberships
      .ofAccount(accountId ?? '')
      .find((membership) => membership.schoolId === schoolId)?.personId ?? null
  const _isPerson = (id: string): boolean =>
    control.memberships.ofPerson(schoolId, id) !== undefined

  const doorLine = (row: SecurityRow): Found => ({
    seq: row.seq,
    from: 'door',
    line: {
      id: `door-${row.seq}`,
      at: row.at,
      action: row.action,
      outcome: row.outcome,
      by: personBehind(row.accountId),
      person: row.personId,
      device: deviceOf(row.deviceId),
      doc: null,
    },
  })
  const schoolLine = (row: AuditRow): Found => ({
    seq: row.seq,
    from: 'school',
    line: {
      id: `school-${row.seq}`,
      at: row.at,
      action: row.action,
      outcome: row.outcome,
      by: NOBODY.has(row.person) ? null : row.person,
      person:
        isDoc(row.target) || isNeither(row.target) || row.target === schoolId ? null : row.target,
      device: deviceOf(row.device),
      doc: isDoc(row.target) ? row.target : null,
    },
  })

  // One more than asked for of each says whether there are older ones.
  const wish = { ...filter, limit: limit + 1 }
  const found = [
    ...control.securityLog.page({ ...wish, schoolId, before: before?.door }).map(doorLine),
    ...school.audit.page({ ...wish, before: before?.school }).map(schoolLine),
  ].sort((a, b) => b.line.at - a.line.at)
  const shown = found.slice(0, limit)
  const lastOf = (from: Found['from']): number =>
    shown.findLast((one) => one.from === from)?.seq ?? before?.[from] ?? Number.MAX_SAFE_INTEGER
  return {
    entries: shown.filter((one) => !isToldElsewhere(one)).map(({ line }) => line),
    next: found.length > limit ? `${lastOf('door')}.${lastOf('school')}` : null,
  }
}
