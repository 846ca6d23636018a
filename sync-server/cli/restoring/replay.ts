/**
 * What was closed after the backup is closed again: devices, sessions, passwords, memberships, passkeys,
 * and people who were erased. T52.
 */
import { existsSync } from 'node:fs'
import type { Clock } from '#shared/kernel/ports.ts'
import type { DataDir } from '#sync-server/relay/data-dir.ts'
import { knownMembers } from '#sync-server/relay/known-members.ts'
import type { Relay } from '#sync-server/relay/open-relay.ts'
import { finishErasures } from '#sync-server/school/erase-person.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import { openSchoolDb } from '#sync-server/storage/school/school-db.ts'
import type { JournalEntry } from '#sync-server/storage/security-journal.ts'

/** Brings accounts that are as old as the backup to where they were. In one transaction. */
export const replayOnAccounts = (control: ControlDb, entries: readonly JournalEntry[]): void =>
  control.transaction(() => {
    const erased = new Set(
      entries.flatMap((entry) => (entry.what === 'person-erased' ? [personKey(entry)] : [])),
    )
    for (const entry of entries) replayOne(control, entry, erased)
  })

type OfSchool = { readonly schoolId: string; readonly personId: string }
const personKey = ({ schoolId, personId }: OfSchool): string => `${schoolId}/${personId}`

const replayOne = (control: ControlDb, entry: JournalEntry, erased: ReadonlySet<string>): void => {
  switch (entry.what) {
    case 'device-added':
      addDevice(control, entry)
      return
    case 'device-ended':
      control.devices.end(entry.deviceId, entry.at)
      control.sessions.endOfDevice(entry.deviceId)
      return
    case 'sessions-ended':
      control.sessions.endAllOfAccount(entry.accountId)
      return
    case 'password-changed':
      control.accounts.setPassword(entry.accountId, entry.passwordHash, entry.at)
      control.resets.withdraw(entry.accountId)
      return
    case 'passkey-removed': {
      const passkey = control.passkeys.byId(entry.credentialId)
      if (passkey) control.passkeys.remove(entry.credentialId, passkey.accountId)
      return
    }
    case 'roles-changed':
      if (!entry.roles.includes('admin')) {
        // What they handed out before the backup was taken back with their rights.
        control.invitations.withdrawMadeBy(entry.schoolId, entry.personId)
        control.resets.withdrawMadeBy(entry.schoolId, entry.personId)
      }
      if (entry.roles.length === 0) closeWayInOf(control, entry.schoolId, entry.personId)
      if (entry.roles.length > 0)
        control.memberships.setRoles(entry.schoolId, entry.personId, entry.roles)
      // While the copy still says whose account it is: a removal would take that away.
      else if (erased.has(personKey(entry)))
        control.erasure.erase(entry.schoolId, entry.personId, entry.at)
      else removeMember(control, entry.schoolId, entry.personId, entry.at)
      return
    case 'person-erased':
      control.invitations.withdrawFor(entry.schoolId, entry.personId)
      // The rest with the school's own file, where the rest of the person is.
      control.erasure.erase(entry.schoolId, entry.personId, entry.at)
      return
  }
}

/**
 * The link by which somebody came in after the backup is open in it, and would let them in again. Of
 * somebody it does not know at all we cannot tell which link is theirs: then every open one goes.
 */
const closeWayInOf = (control: ControlDb, schoolId: string, personId: string): void => {
  const isKnown =
    control.memberships.ofPerson(schoolId, personId) !== undefined ||
    control.invitations.nameOf(schoolId, personId) !== undefined
  if (isKnown) control.invitations.withdrawFor(schoolId, personId)
  else control.invitations.withdrawAll(schoolId)
}

type DeviceAdded = Extract<JournalEntry, { what: 'device-added' }>

/** So that it is known when its person signs in on it, and what it had not sent is still its own. */
const addDevice = (control: ControlDb, entry: DeviceAdded): void => {
  // Whoever came on a device has used the invitation that is still open in the backup.
  control.invitations.withdrawFor(entry.schoolId, entry.personId)
  const { what: _what, at, deviceId: id, ...whose } = entry
  // An account that came after the backup is gone, and with it whoever could sign in on this device.
  if (control.devices.byId(id) || !control.accounts.byId(whose.accountId)) return
  if (!control.schools.byId(whose.schoolId)) return
  control.devices.add({
    ...whose,
    id,
    name: whose.kind === 'office' ? 'Office PC' : 'Own device',
    generation: 1,
    createdAt: at,
    lastSeenAt: at,
    endedAt: null,
  })
}

/** Tells a school's file whose the devices are that came after it. Before the school is opened. */
export const replayOnFiles = (staged: DataDir, entries: readonly JournalEntry[]): void => {
  const added = entries.filter((entry) => entry.what === 'device-added')
  for (const schoolId of new Set(added.map((entry) => entry.schoolId))) {
    if (!existsSync(staged.schoolFile(schoolId))) continue
    const db = openSchoolDb(staged.schoolFile(schoolId))
    for (const { schoolId: of, actorPrefix, deviceId, personId } of added)
      if (of === schoolId) db.meta.rememberDevice(actorPrefix, deviceId, personId)
    db.close()
  }
}

const removeMember = (control: ControlDb, schoolId: string, personId: string, at: number): void => {
  for (const { id } of control.devices.activeOf(schoolId, personId)) {
    control.devices.end(id, at)
    control.sessions.endOfDevice(id)
  }
  control.memberships.remove(schoolId, personId)
}

/** Makes each school agree with the accounts, and erases again who was erased. */
export const replayOnSchools = (
  { control, schools }: Relay,
  schoolIds: readonly string[],
  entries: readonly JournalEntry[],
  clock: Clock,
): void => {
  for (const schoolId of schoolIds) {
    const school = schools.of(schoolId)
    finishErasures(school, control, entries, clock)
    const members = knownMembers(control, schoolId)
    school.people.reconcile(members.filter(({ personId }) => !school.erasure.isErased(personId)))
  }
}

/** "2 devices ended, 1 password changed". */
export const countEntries = (entries: readonly JournalEntry[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { what } of entries) counts[what] = (counts[what] ?? 0) + 1
  return counts
}
