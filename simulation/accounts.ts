/** Who has an account, what they may do, and which devices were signed out. */
import type { Identity } from '#client/engine/api.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { SessionContext } from '#sync-server/auth/session-context.ts'

/** Numbers of the log begin anew with each restore. */
export type LogPlace = { readonly generation: number; readonly seq: number }

/** The accounts as control.db has them: not part of a school's file, so no restore undoes them. */
export type Accounts = {
  readonly identities: Map<string, Identity>
  readonly roles: Map<string, readonly Role[]>
  /** Devices that were signed out, and where the log stood then. */
  readonly ended: Map<string, LogPlace>
  /** Ended devices that have said they have nothing left: their last door is shut. */
  readonly spent: Set<string>
}

/** What a device's session says of it now. */
export const sessionOf = (accounts: Accounts, who: Identity): SessionContext => ({
  sessionId: `session-${who.deviceId}`,
  accountId: `account-${who.personId}`,
  schoolId: who.schoolId,
  schoolName: who.schoolName,
  personId: who.personId,
  roles: accounts.roles.get(who.personId) ?? who.roles,
  deviceId: who.deviceId,
  actorPrefix: who.actorPrefix,
})
