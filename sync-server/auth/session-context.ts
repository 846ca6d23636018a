/** Who stands behind a request or a socket, as proven by a session and never by a message. */
import type { Actor, DeviceId, PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'

export type SessionContext = {
  readonly sessionId: string
  readonly accountId: string
  readonly schoolId: SchoolId
  readonly schoolName: string
  readonly personId: PersonId
  readonly roles: readonly Role[]
  readonly deviceId: DeviceId
  /** 16 hex characters with which every Automerge actor of this device must start. */
  readonly actorPrefix: string
}

/** The rules' view of a session; which teams the person is on is the school's to say. */
export const actorOfSession = (session: SessionContext, teams: readonly PersonId[]): Actor => ({
  personId: session.personId,
  roles: session.roles,
  teams,
})
