/**
 * Who may do what in a school, and who is in it at all. The membership decides: sessions read it with
 * every request, and directory, feeds and open connections are told in the same breath (P10).
 */
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Membership } from '#sync-server/storage/control/accounts.ts'
import type { SecurityAction } from '#sync-server/storage/control/security-log.ts'
import type { AuthDeps } from './deps.ts'
import type { Devices } from './devices.ts'
import { createListeners } from './listeners.ts'
import { refuse } from './problems.ts'
import type { SessionContext } from './session-context.ts'

/** Told after the commit. */
export type RolesChanged = Pick<Membership, 'schoolId' | 'personId' | 'roles'>

export const createMembers = (deps: AuthDeps, devices: Devices) => {
  const { control, clock, journal, people } = deps
  const changed = createListeners<RolesChanged>()

  const isLastAdmin = ({ schoolId, roles }: Membership): boolean =>
    roles.includes('admin') &&
    control.memberships.ofSchool(schoolId).filter((member) => member.roles.includes('admin'))
      .length === 1

  /** Between the knock and the deed they may have been removed themselves, by the very next request. */
  const isStillAdmin = ({ schoolId, personId }: SessionContext): boolean =>
    control.memberships.ofPerson(schoolId, personId)?.roles.includes('admin') === true

  /** Inside a transaction, last in it: what is told to open connections cannot be taken back. */
  const settle = (
    by: SessionContext,
    { schoolId, personId, roles: before }: Membership,
    after: readonly Role[],
    action: SecurityAction & ('roles-changed' | 'member-removed'),
  ): void => {
    const at = clock.now()
    if (before.includes('admin') && !after.includes('admin')) {
      // What an admin handed out while being one must not bring them, or anybody, back in.
      control.invitations.withdrawMadeBy(schoolId, personId)
      control.resets.withdrawMadeBy(schoolId, personId)
    }
    control.securityLog.write({
      at,
      action,
      outcome: 'done',
      schoolId,
      accountId: by.accountId,
      personId,
      deviceId: by.deviceId,
    })
    people.audit(by, { action, target: personId, outcome: after.join(' ') || 'none' })
    journal.append({ what: 'roles-changed', at, schoolId, personId, roles: [...after] })
    people.rolesChanged(schoolId, personId, before, after)
  }

  return {
    /** Somebody of another school is as unknown as somebody who never was. */
    setRoles(
      by: SessionContext,
      personId: PersonId,
      roles: readonly Role[],
    ): Result<undefined, 'admin-only' | 'person-unknown' | 'last-admin'> {
      const { schoolId } = by
      const done = control.transaction(() => {
        if (!isStillAdmin(by)) return refuse('admin-only')
        const member = control.memberships.ofPerson(schoolId, personId)
        if (!member) return refuse('person-unknown')
        if (isLastAdmin(member) && !roles.includes('admin')) return refuse('last-admin')
        if (member.roles.join() === roles.join()) return ok(false)
        control.memberships.setRoles(schoolId, personId, roles)
        settle(by, member, roles, 'roles-changed')
        return ok(true)
      })
      if (!done.ok) return done
      if (done.value) changed.tell({ schoolId, personId, roles })
      return ok(undefined)
    },

    /**
     * Ends membership, devices and sessions. What the person wrote stays with the school; what they
     * have not sent reaches its quarantine, not its records.
     */
    remove(
      by: SessionContext,
      personId: PersonId,
    ): Result<undefined, 'admin-only' | 'person-unknown' | 'last-admin'> {
      const { schoolId } = by
      const done = control.transaction(() => {
        if (!isStillAdmin(by)) return refuse('admin-only')
        const member = control.memberships.ofPerson(schoolId, personId)
        if (!member) return refuse('person-unknown')
        if (isLastAdmin(member)) return refuse('last-admin')
        const tell = devices.endAllOf(by, personId)
        control.memberships.remove(schoolId, personId)
        settle(by, member, [], 'member-removed')
        return ok(tell)
      })
      if (!done.ok) return done
      done.value()
      return ok(undefined)
    },

    onRolesChanged: changed.on,
  }
}
