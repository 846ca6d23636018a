/** Who is in a school and as what, as the accounts say it: the one place where roles are decided. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { KnownMember } from '#sync-server/school/answers.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'

/** Whoever the directory does not know yet is called as they were invited. */
export const knownMembers = (control: ControlDb, schoolId: SchoolId): KnownMember[] =>
  control.memberships.ofSchool(schoolId).map(({ personId, roles, accountId }) => {
    const email = control.accounts.byId(accountId)?.email ?? ''
    const invited = control.invitations.nameOf(schoolId, personId)
    return { personId, roles, email, displayName: invited ?? email.split('@')[0] ?? personId }
  })
