/**
 * Sessions: started at sign-in, carried by the cookie, looked up in the database every time, so that
 * ending one takes effect with the very next request.
 */
import type { Role } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { DeviceKind, DeviceRow } from '#sync-server/storage/control/devices.ts'
import type { EndedSession, LiveSession } from '#sync-server/storage/control/sessions.ts'
import type { AuthDeps, SessionEnded } from './deps.ts'
import { createListeners } from './listeners.ts'
import { createReplacedSecrets } from './replaced-secrets.ts'
import { hashOfSecret, isSecretOf, newSecret } from './secrets.ts'
import type { SessionContext } from './session-context.ts'
import { readSessionCookie, type SessionToken, sessionCookie } from './session-cookie.ts'

const HOUR_MS = 3_600_000
/** Counted from the last use on one's own device; from sign-in on a PC in the office. */
export const SESSION_LASTS_MS: Record<DeviceKind, number> = {
  personal: 30 * 24 * HOUR_MS,
  office: 12 * HOUR_MS,
}
/** "Last seen" and the sliding end are written at most this often: six commits an hour per device. */
const SEEN_EVERY_MS = HOUR_MS / 6
/** How long a proof of who sits there opens what a mere session does not (T30). */
export const STEP_UP_LASTS_MS = 10 * 60_000

export type RenewedSession = {
  readonly context: SessionContext
  /** Until then this device may work without asking again. */
  readonly expiresAt: InstantMs
  /** The `Set-Cookie` line; none for a token that was replaced, which must not come back. */
  readonly cookie: string | undefined
}

const contextOf = (row: LiveSession): SessionContext => ({
  sessionId: row.id,
  accountId: row.accountId,
  schoolId: row.schoolId,
  schoolName: row.schoolName,
  personId: row.personId,
  roles: JSON.parse(row.roles) as Role[],
  deviceId: row.deviceId,
  actorPrefix: row.actorPrefix,
})

export type Sessions = ReturnType<typeof createSessions>

export const createSessions = ({ control, clock, random, ids, config }: AuthDeps) => {
  const ended = createListeners<SessionEnded>()

  const replaced = createReplacedSecrets(clock)

  const cookieFor = (token: SessionToken, expiresAt: InstantMs, kind: DeviceKind): string => {
    const maxAgeSeconds = Math.max(0, Math.floor((expiresAt - clock.now()) / 1_000))
    // On a PC that others use, closing the browser is signing out.
    const kept = kind === 'office' ? undefined : maxAgeSeconds
    return sessionCookie(token, kept, config.secureCookies)
  }

  /**
   * Moves the sliding end and "last seen" when they are old enough to be worth a commit. A full disk
   * keeps nobody out: then the end stays where it was.
   */
  const touch = (row: LiveSession, now: InstantMs): InstantMs => {
    if (now - row.deviceSeenAt < SEEN_EVERY_MS) return row.expiresAt
    const expiresAt =
      row.deviceKind === 'personal' ? now + SESSION_LASTS_MS.personal : row.expiresAt
    const isWritten = control.ifThereIsRoom(() => {
      control.devices.seen(row.deviceId, now)
      control.sessions.extend(row.id, expiresAt)
    })
    return isWritten ? expiresAt : row.expiresAt
  }

  const tokenIn = (cookieHeader: string | undefined): SessionToken | undefined =>
    readSessionCookie(cookieHeader, config.secureCookies)

  /** The session of this token; `isCurrent` unless a step-up has replaced the token since. */
  const find = (token: SessionToken | undefined) => {
    const row = token && control.sessions.live(token.sessionId, clock.now())
    if (!row) return undefined
    if (isSecretOf(token.secret, row.secretHash)) {
      replaced.successorUsed(row.id)
      return { row, isCurrent: true }
    }
    return replaced.stillServes(row.id, token.secret) ? { row, isCurrent: false } : undefined
  }
  const live = (token: SessionToken | undefined): LiveSession | undefined => find(token)?.row
  const renewSecret = (token: SessionToken): string | undefined => {
    const row = live(token)
    if (!row) return undefined
    const secret = newSecret(random)
    control.sessions.rotate(row.id, hashOfSecret(secret), clock.now())
    return cookieFor({ sessionId: row.id, secret }, row.expiresAt, row.deviceKind)
  }

  return {
    tokenIn,

    /** Inside a transaction. The secret is in the answer and nowhere else. */
    start(device: DeviceRow): SessionToken {
      const now = clock.now()
      const sessionId = ids.uuid()
      const secret = newSecret(random)
      const expiresAt = now + SESSION_LASTS_MS[device.kind]
      control.sessions.add({
        id: sessionId,
        secretHash: hashOfSecret(secret),
        accountId: device.accountId,
        schoolId: device.schoolId,
        personId: device.personId,
        deviceId: device.id,
        createdAt: now,
        expiresAt,
        steppedUpAt: now,
      })
      return { sessionId, secret }
    },

    /**
     * Inside a transaction: the person has just proved who they are. The secret is another one from
     * here on, so that a cookie copied before opens nothing of what this opens. Gives the
     * `Set-Cookie` line, or nothing when the session has ended meanwhile.
     */
    stepUp(token: SessionToken): string | undefined {
      const cookie = renewSecret(token)
      if (cookie !== undefined) replaced.put(token.sessionId, token.secret)
      return cookie
    },

    /**
     * The same, and whoever holds an older cookie of this session is out at once, also one that a
     * step-up has just replaced. A browser that never gets the answer has to sign in.
     */
    shutOutCopies(token: SessionToken): string | undefined {
      const cookie = renewSecret(token)
      if (cookie !== undefined) replaced.forget(token.sessionId)
      return cookie
    },

    /** Did whoever sends this cookie prove who they are within the last ten minutes? */
    isSteppedUp(cookieHeader: string | undefined): boolean {
      const found = find(tokenIn(cookieHeader))
      return found?.isCurrent === true && clock.now() - found.row.steppedUpAt < STEP_UP_LASTS_MS
    },

    /**
     * For a socket, which keeps the cookie it came with: who it is now, `replaced` when that cookie
     * is an old one of a session that goes on, `undefined` when the session is over.
     */
    standing(cookieHeader: string | undefined): SessionContext | 'replaced' | undefined {
      const token = tokenIn(cookieHeader)
      const row = live(token)
      if (!row) {
        const goesOn = token && control.sessions.live(token.sessionId, clock.now())
        return goesOn && 'replaced'
      }
      touch(row, clock.now())
      return contextOf(row)
    },

    /** Who is asking, by the value of the `Cookie` header; `undefined` is nobody. */
    readSession(cookieHeader: string | undefined): SessionContext | undefined {
      const row = live(tokenIn(cookieHeader))
      if (!row) return undefined
      touch(row, clock.now())
      return contextOf(row)
    },

    /** The same, with the cookie to send again so that the browser's copy slides along. */
    renewSession(token: SessionToken | undefined): RenewedSession | undefined {
      const found = find(token)
      if (!token || !found) return undefined
      const { row, isCurrent } = found
      const expiresAt = touch(row, clock.now())
      const cookie = isCurrent ? cookieFor(token, expiresAt, row.deviceKind) : undefined
      return { context: contextOf(row), expiresAt, cookie }
    },

    /** After the commit that deleted them. */
    tellEnded(sessions: readonly EndedSession[]): void {
      for (const { id, deviceId } of sessions) ended.tell({ sessionId: id, deviceId })
    },

    onSessionEnded: ended.on,
  }
}
