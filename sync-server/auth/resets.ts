/**
 * A new password for somebody who has none that works (T46). Asked for by e-mail, where the answer
 * is the same whoever asks about whom; or handed over by an admin, who answers for knowing the person.
 * A reset sets everything anew: sessions and passkeys from before open nothing any more. The devices
 * stay the person's, with what they have not sent.
 */
import type { PersonId } from '#shared/kernel/actor.ts'
import { checkNewPassword, type PasswordProblem } from '#shared/kernel/passwords/new-password.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { type Ok, ok, type Result } from '#shared/kernel/result.ts'
import type { ResetRow } from '#sync-server/storage/control/resets.ts'
import { type Accounts, normaliseEmail } from './accounts.ts'
import type { AuthDeps } from './deps.ts'
import type { Letters } from './letters.ts'
import type { Limits } from './limits.ts'
import type { Passwords } from './passwords.ts'
import { refuse } from './problems.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import type { SessionContext } from './session-context.ts'
import type { Sessions } from './sessions.ts'
import type { TooMany } from './sign-in.ts'

/** Long enough to find the mail, short enough that a link left in a mailbox is worthless. */
export const RESET_LASTS_MS = 30 * 60_000

/**
 * Networks that may ask once in a minute in which others have asked too much already. Asking costs a
 * row and at most one letter, so it need not be as few as passwords are: whoever wants to hold up the
 * letters of others has to come from as many networks.
 */
export const NEWCOMERS_PER_MINUTE = 3_000

export type MadeReset = { readonly token: string; readonly expiresAt: InstantMs }
type Unusable = 'reset-unknown' | 'reset-used' | 'reset-expired'

export const createResets = (
  deps: AuthDeps,
  parts: {
    accounts: Accounts
    letters: Letters
    limits: Limits
    passwords: Passwords
    sessions: Sessions
  },
) => {
  const { control, clock, random } = deps
  const { accounts, letters, limits, passwords, sessions } = parts

  /** A link an admin made is good only while the account is that school's, and no other's. */
  const isInForce = ({ schoolId, accountId }: ResetRow): boolean =>
    schoolId === null || isOnlyIn(accountId, schoolId)
  const isOnlyIn = (accountId: string, schoolId: string): boolean => {
    const schools = control.memberships.ofAccount(accountId).map((member) => member.schoolId)
    return schools.length === 1 && schools[0] === schoolId
  }

  const find = (token: string): Result<ResetRow, Unusable> => {
    const reset = control.resets.byHash(hashOfSecret(token))
    if (!reset || !isInForce(reset)) return refuse('reset-unknown')
    if (reset.usedAt !== null) return refuse('reset-used')
    return reset.expiresAt > clock.now() ? ok(reset) : refuse('reset-expired')
  }

  /** Inside a transaction. */
  const make = (accountId: string, by?: SessionContext): MadeReset => {
    const now = clock.now()
    const token = newSecret(random)
    const expiresAt = now + RESET_LASTS_MS
    control.resets.add({
      tokenHash: hashOfSecret(token),
      accountId,
      schoolId: by?.schoolId ?? null,
      createdBy: by?.personId ?? null,
      createdAt: now,
      expiresAt,
      usedAt: null,
    })
    return { token, expiresAt }
  }

  return {
    /** Sends a link where there is an account and a mail server; says nothing either way (T29). */
    ask(email: string, network: string): Ok<undefined> | TooMany {
      const attempt = limits.attempt(network, normaliseEmail(email))
      if (!attempt.ok) return attempt
      const account = control.accounts.byEmail(normaliseEmail(email))
      const isSent = account !== undefined && deps.mailer !== undefined
      const made = control.transaction(() => {
        control.securityLog.write({
          at: clock.now(),
          action: 'reset-asked',
          outcome: isSent ? 'done' : 'refused',
          accountId: account?.id,
          schoolId: account && control.memberships.ofAccount(account.id)[0]?.schoolId,
        })
        return isSent ? make(account.id) : undefined
      })
      if (made && account) letters.resetAsked(account.email, made.token)
      return ok(undefined)
    },

    /**
     * A link for an admin to hand over. Not for somebody who also belongs to another school: one
     * school must not open what is in the other.
     */
    makeFor(
      admin: SessionContext,
      personId: PersonId,
    ): Result<MadeReset, 'person-unknown' | 'other-school'> {
      const { schoolId } = admin
      return control.transaction(() => {
        const member = control.memberships.ofPerson(schoolId, personId)
        if (!member) return refuse('person-unknown')
        const { accountId } = member
        if (!isOnlyIn(accountId, schoolId)) return refuse('other-school')
        control.resets.withdrawOfSchool(accountId, schoolId)
        control.securityLog.write({
          at: clock.now(),
          action: 'reset-made',
          outcome: 'done',
          schoolId,
          accountId: admin.accountId,
          personId,
          deviceId: admin.deviceId,
        })
        deps.people.audit(admin, { action: 'reset-made', target: personId, outcome: 'done' })
        return ok(make(accountId, admin))
      })
    },

    /** For whoever runs the machine, and so stands above the schools: a last admin may forget too. */
    makeByOperator(email: string): Result<MadeReset, 'account-unknown'> {
      return control.transaction(() => {
        const account = control.accounts.byEmail(normaliseEmail(email))
        if (!account) return refuse('account-unknown')
        for (const { schoolId, personId } of control.memberships.ofAccount(account.id))
          control.securityLog.write({
            at: clock.now(),
            action: 'reset-made',
            outcome: 'done',
            schoolId,
            personId,
          })
        return ok(make(account.id))
      })
    },

    /** Only looks: link scanners open every link before a person does. */
    describe(token: string): Result<{ readonly expiresAt: InstantMs }, Unusable> {
      const found = find(token)
      return found.ok ? ok({ expiresAt: found.value.expiresAt }) : found
    },

    /** Spends the link. Nobody is signed in by it: whoever has the password can do that. */
    async spend(
      token: string,
      password: string,
      network: string,
    ): Promise<Result<undefined, Unusable | PasswordProblem | 'busy'> | TooMany> {
      const attempt = limits.attempt(network)
      if (!attempt.ok) return attempt
      const found = find(token)
      if (!found.ok) return found
      attempt.value.withdrawn()
      const checked = checkNewPassword(password, accounts.knownOf(found.value.accountId))
      if (!checked.ok) return checked
      const whose = control.accounts.byId(found.value.accountId)?.email ?? ''
      const hashed = await passwords.hash(password, whose)
      if (!hashed.ok) return hashed
      const done = control.transaction(() => {
        // The hash took its time: whatever was true before it is asked again.
        const stillOpen = find(token)
        if (!stillOpen.ok) return stillOpen
        const { accountId, tokenHash, schoolId: madeBy } = stillOpen.value
        control.resets.use(tokenHash, clock.now())
        // Not an admin's link: this one went to the address, or comes from whoever runs the machine.
        if (madeBy === null) control.accounts.proveEmail(accountId, clock.now())
        for (const { schoolId, personId } of control.memberships.ofAccount(accountId))
          control.securityLog.write({
            at: clock.now(),
            action: 'password-reset',
            outcome: 'done',
            schoolId,
            accountId,
            personId,
          })
        return ok({ accountId, ended: accounts.setAnew(accountId, hashed.value) })
      })
      if (!done.ok) return done
      sessions.tellEnded(done.value.ended)
      const account = control.accounts.byId(done.value.accountId)
      if (account) letters.passwordChanged(account.email)
      return ok(undefined)
    },
  }
}
