/** In, out, and a new password. Every refusal of a sign-in looks and costs the same (T29). */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { Refused, Result } from '#shared/kernel/result.ts'
import { ok } from '#shared/kernel/result.ts'
import type { AccountRow, Membership } from '#sync-server/storage/control/accounts.ts'
import type { SecurityAction } from '#sync-server/storage/control/security-log.ts'
import type { AuthDeps } from './deps.ts'
import type { Devices, DeviceWish } from './devices.ts'
import type { Letters } from './letters.ts'
import type { Limits } from './limits.ts'
import type { Passwords } from './passwords.ts'
import { refuse, type Wait } from './problems.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

export type Credentials = { readonly email: string; readonly password: string }
/** In which school to sign in; without one, the device's, then the one joined first. */
export type SchoolWish = { readonly schoolId?: SchoolId | undefined }
export type TooMany = Refused<'too-many-attempts'> & Wait

/** Two tries at the door and one inside share what they count: see `limits.ts`. */
export const accountKey = (email: string): string => `account:${email}`

export type SignIn = ReturnType<typeof createSignIn>

export const createSignIn = (
  deps: AuthDeps,
  parts: {
    letters: Letters
    limits: Limits
    passwords: Passwords
    sessions: Sessions
    devices: Devices
  },
) => {
  const { control, clock, journal } = deps
  const { letters, limits, passwords, sessions, devices } = parts

  /** Inside a transaction: device and session for a member; the device's older session ends. */
  const admit = (member: Membership, wish: DeviceWish) => {
    const device = devices.recogniseOrRegister(member, wish)
    const ended = control.sessions.endOfDevice(device.id)
    return { started: sessions.start(device), device, ended }
  }

  /** Checks a password against the limits; `account` may be nobody, and that costs the same. */
  const provePassword = async (
    account: AccountRow | undefined,
    { email, password }: Credentials,
    network: string,
  ): Promise<Result<boolean, 'busy'> | TooMany> => {
    const attempt = limits.attempt(network, accountKey(email))
    if (!attempt.ok) return attempt
    const proven = await passwords.verify(account?.passwordHash, password)
    if (!proven.ok) attempt.value.withdrawn()
    else if (proven.value) attempt.value.succeeded()
    return proven
  }

  const memberToBe = (accountId: string, wish: DeviceWish & SchoolWish): Membership | undefined => {
    const memberships = control.memberships.ofAccount(accountId)
    if (wish.schoolId !== undefined)
      return memberships.find(({ schoolId }) => schoolId === wish.schoolId)
    const held = wish.id === undefined ? undefined : control.devices.byId(wish.id)
    return memberships.find(({ schoolId }) => schoolId === held?.schoolId) ?? memberships[0]
  }

  /** While a slow hash ran, the password may have been changed: then what was proven is stale. */
  const isStillCurrent = (account: AccountRow): boolean =>
    control.accounts.byId(account.id)?.passwordHash === account.passwordHash

  const writeAs = (
    { schoolId, accountId, personId, deviceId }: SessionContext,
    action: SecurityAction,
    outcome: 'done' | 'refused',
  ): void => {
    const at = clock.now()
    control.securityLog.write({ at, action, outcome, schoolId, accountId, personId, deviceId })
  }

  const renewOutdatedHash = async (account: AccountRow, password: string): Promise<void> => {
    if (!passwords.isOutdated(account.passwordHash)) return
    const renewed = await passwords.hash(password)
    if (renewed.ok && isStillCurrent(account)) control.accounts.renewHash(account.id, renewed.value)
  }

  /** Writes down whether somebody proved to be who the session says, and if so steps it up. */
  const confirm = (
    session: SessionContext,
    token: SessionToken,
    isProven: boolean,
  ): Result<string, 'password-wrong'> => {
    const cookie = control.transaction(() => {
      const made = isProven ? sessions.stepUp(token) : undefined
      writeAs(session, 'stepped-up', made ? 'done' : 'refused')
      return made
    })
    return cookie === undefined ? refuse('password-wrong', 'password') : ok(cookie)
  }

  return {
    admit,
    provePassword,
    confirm,

    /** @param previousCookie the session this browser still held; it ends, whoever's it was. */
    async signIn(
      credentials: Credentials,
      wish: DeviceWish & SchoolWish,
      network: string,
      previousCookie: string | undefined,
    ): Promise<Result<SessionToken, 'sign-in-failed' | 'busy'> | TooMany> {
      const account = control.accounts.byEmail(credentials.email)
      const proven = await provePassword(account, credentials, network)
      if (!proven.ok) return proven
      const done = control.transaction(() => {
        const member = account && memberToBe(account.id, wish)
        const isIn = proven.value && account && member && isStillCurrent(account)
        const admitted = isIn ? admit(member, wish) : undefined
        control.securityLog.write({
          at: clock.now(),
          action: 'sign-in',
          outcome: admitted ? 'done' : 'refused',
          schoolId: member?.schoolId,
          accountId: account?.id,
          personId: member?.personId,
          deviceId: admitted?.device.id,
        })
        const previous = admitted && sessions.readSession(previousCookie)
        const left = previous ? control.sessions.end(previous.sessionId) : []
        return admitted && { started: admitted.started, ended: [...admitted.ended, ...left] }
      })
      if (!done) return refuse('sign-in-failed')
      sessions.tellEnded(done.ended)
      if (account) await renewOutdatedHash(account, credentials.password)
      return ok(done.started)
    },

    signOut(session: SessionContext): void {
      const ended = control.transaction(() => {
        writeAs(session, 'sign-out', 'done')
        return control.sessions.end(session.sessionId)
      })
      sessions.tellEnded(ended)
    },

    /**
     * Ends every session of the account but this one, in every school. Gives how many. The devices
     * stay the person's: what they have not sent is there after the next sign-in.
     */
    signOutEverywhereElse(session: SessionContext): number {
      const { accountId, sessionId } = session
      const ended = control.transaction(() => {
        const over = control.sessions.endOthersOfAccount(accountId, sessionId)
        writeAs(session, 'sessions-ended', 'done')
        journal.append({ what: 'sessions-ended', at: clock.now(), accountId })
        return over
      })
      sessions.tellEnded(ended)
      return ended.length
    },

    /** Proves again who sits there; gives the `Set-Cookie` line that replaces this token. */
    async stepUp(
      session: SessionContext,
      token: SessionToken,
      password: string,
      network: string,
    ): Promise<Result<string, 'password-wrong' | 'busy'> | TooMany> {
      const account = control.accounts.byId(session.accountId)
      if (!account) return refuse('password-wrong', 'password')
      const proven = await provePassword(account, { email: account.email, password }, network)
      if (!proven.ok) return proven
      return confirm(session, token, proven.value && isStillCurrent(account))
    },

    /** Ends every other session of the account; unsent work on those devices stays there. */
    async changePassword(
      session: SessionContext,
      change: { oldPassword: string; newPassword: string },
      network: string,
    ): Promise<Result<undefined, 'password-wrong' | 'busy'> | TooMany> {
      const account = control.accounts.byId(session.accountId)
      if (!account) return refuse('password-wrong')
      const credentials = { email: account.email, password: change.oldPassword }
      const proven = await provePassword(account, credentials, network)
      if (!proven.ok) return proven
      const renewed = proven.value ? await passwords.hash(change.newPassword) : undefined
      if (renewed && !renewed.ok) return renewed
      const at = clock.now()
      const ended = control.transaction(() => {
        const isChanged = renewed !== undefined && isStillCurrent(account)
        writeAs(session, 'password-changed', isChanged ? 'done' : 'refused')
        if (!isChanged) return undefined
        control.accounts.setPassword(account.id, renewed.value, at)
        const over = control.sessions.endOthersOfAccount(account.id, session.sessionId)
        const accountId = account.id
        journal.append({ what: 'password-changed', at, accountId, passwordHash: renewed.value })
        journal.append({ what: 'sessions-ended', at, accountId })
        return over
      })
      if (!ended) return refuse('password-wrong')
      sessions.tellEnded(ended)
      letters.passwordChanged(account.email)
      return ok(undefined)
    },
  }
}
