/** In, out, and a new password. Every refusal of a sign-in looks and costs the same (T29). */
import { checkNewPassword, type PasswordProblem } from '#shared/kernel/passwords/new-password.ts'
import type { Ok, Refused, Result } from '#shared/kernel/result.ts'
import { ok } from '#shared/kernel/result.ts'
import type { AccountRow } from '#sync-server/storage/control/accounts.ts'
import type { SecurityAction } from '#sync-server/storage/control/security-log.ts'
import type { Accounts } from './accounts.ts'
import type { AuthDeps } from './deps.ts'
import type { DeviceWish } from './devices.ts'
import type { Entry, SchoolWish, TooManyDevices } from './entry.ts'
import type { Letters } from './letters.ts'
import type { Attempt, Limits } from './limits.ts'
import type { Passwords } from './passwords.ts'
import { refuse, type Wait } from './problems.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

export type Credentials = { readonly email: string; readonly password: string }
export type TooMany = Refused<'too-many-attempts'> & Wait

export type SignIn = ReturnType<typeof createSignIn>

export const createSignIn = (
  deps: AuthDeps,
  parts: {
    accounts: Accounts
    letters: Letters
    limits: Limits
    passwords: Passwords
    sessions: Sessions
    entry: Entry
  },
) => {
  const { control, clock, journal } = deps
  const { accounts, letters, limits, passwords, sessions, entry } = parts

  /** Of somebody who is signed in. */
  const proveInside = async (
    { sessionId }: SessionContext,
    account: AccountRow,
    password: string,
    network: string,
  ): Promise<Result<boolean, 'busy'> | TooMany> =>
    look(limits.attemptInside(sessionId, network, account.email), account, {
      email: account.email,
      password,
    })

  /** Checks a password within the limits; `account` may be nobody, and that costs the same. */
  const look = async (
    attempt: Ok<Attempt> | TooMany,
    account: AccountRow | undefined,
    { email, password }: Credentials,
  ): Promise<Result<boolean, 'busy'> | TooMany> => {
    if (!attempt.ok) return attempt
    const proven = await passwords.verify(account?.passwordHash, password, email)
    if (!proven.ok) attempt.value.withdrawn()
    else if (proven.value) attempt.value.succeeded()
    return proven
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
    const renewed = await passwords.hash(password, account.email)
    if (renewed.ok && isStillCurrent(account)) control.accounts.renewHash(account.id, renewed.value)
  }

  /**
   * Writes down whether somebody proved to be who the session says, and if so steps it up: gives the
   * `Set-Cookie` line that replaces this token.
   */
  const confirm = (
    session: SessionContext,
    token: SessionToken,
    isProven: boolean,
  ): string | undefined =>
    control.transaction(() => {
      const made = isProven ? sessions.stepUp(token) : undefined
      writeAs(session, 'stepped-up', made ? 'done' : 'refused')
      return made
    })

  /** Inside a transaction. What is gone already, or somebody else's, is passed over. Gives how many. */
  const removePasskeys = (session: SessionContext, credentialIds: readonly string[]): number => {
    const gone = credentialIds.filter((id) => control.passkeys.remove(id, session.accountId))
    for (const credentialId of gone) {
      writeAs(session, 'passkey-removed', 'done')
      journal.append({ what: 'passkey-removed', at: clock.now(), credentialId })
    }
    return gone.length
  }

  return {
    confirm,
    writeAs,
    removePasskeys,

    /** @param previousCookie the session this browser still held; it ends, whoever's it was. */
    async signIn(
      credentials: Credentials,
      wish: DeviceWish & SchoolWish,
      network: string,
      previousCookie: string | undefined,
    ): Promise<Result<SessionToken, 'sign-in-failed' | 'busy'> | TooMany | TooManyDevices> {
      const account = control.accounts.byEmail(credentials.email)
      const attempt = limits.attempt(network, credentials.email)
      const proven = await look(attempt, account, credentials)
      if (!proven.ok) return proven
      const mayEnter = () => proven.value && account !== undefined && isStillCurrent(account)
      const started = entry.enter(account, mayEnter, wish, previousCookie)
      const wait = attempt.ok && !proven.value ? attempt.value.failed() : undefined
      if (!started) return wait ?? refuse('sign-in-failed')
      if (account) await renewOutdatedHash(account, credentials.password)
      return started
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
     * stay the person's: what they have not sent is there after the next sign-in. Where there is none,
     * nothing is written: asked without end it would fill what every start of the relay reads.
     */
    signOutEverywhereElse(session: SessionContext): number {
      const { accountId, sessionId } = session
      const ended = control.transaction(() => {
        const over = control.sessions.endOthersOfAccount(accountId, sessionId)
        if (over.length === 0) return over
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
      const proven = await proveInside(session, account, password, network)
      if (!proven.ok) return proven
      const cookie = confirm(session, token, proven.value && isStillCurrent(account))
      return cookie === undefined ? refuse('password-wrong', 'password') : ok(cookie)
    },

    /**
     * Ends every other session of the account; unsent work on those devices stays there. Gives the
     * `Set-Cookie` line of this one: a cookie that was copied before is out with the old password.
     */
    async changePassword(
      session: SessionContext,
      token: SessionToken,
      change: { oldPassword: string; newPassword: string; removedPasskeys: readonly string[] },
      network: string,
    ): Promise<Result<string, 'password-wrong' | PasswordProblem | 'busy'> | TooMany> {
      const account = control.accounts.byId(session.accountId)
      if (!account) return refuse('password-wrong')
      const known = accounts.knownOf(account.id)
      const checked = checkNewPassword(change.newPassword, known, 'newPassword')
      if (!checked.ok) return checked
      const proven = await proveInside(session, account, change.oldPassword, network)
      if (!proven.ok) return proven
      const renewed = proven.value
        ? await passwords.hash(change.newPassword, account.email)
        : undefined
      if (renewed && !renewed.ok) return renewed
      const at = clock.now()
      const accountId = account.id
      const done = control.transaction(() => {
        const isProven = renewed !== undefined && isStillCurrent(account)
        // The session may have ended meanwhile, and with it the right to change anything.
        const cookie = isProven ? sessions.shutOutCopies(token) : undefined
        writeAs(session, 'password-changed', cookie === undefined ? 'refused' : 'done')
        if (renewed === undefined || cookie === undefined) return undefined
        control.accounts.setPassword(accountId, renewed.value, at)
        control.resets.withdraw(accountId)
        journal.append({ what: 'password-changed', at, accountId, passwordHash: renewed.value })
        removePasskeys(session, change.removedPasskeys)
        const ended = control.sessions.endOthersOfAccount(accountId, session.sessionId)
        journal.append({ what: 'sessions-ended', at, accountId })
        return { cookie, ended }
      })
      if (!done) return refuse('password-wrong')
      sessions.tellEnded(done.ended)
      letters.passwordChanged(account.email)
      return ok(done.cookie)
    },
  }
}
