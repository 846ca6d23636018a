/** Making an account outright: for the demo school, the command line, and accepted invitations. */
import type { PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'
import { checkNewPassword, type PasswordProblem } from '#shared/kernel/passwords/new-password.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Membership } from '#sync-server/storage/control/accounts.ts'
import type { EndedSession } from '#sync-server/storage/control/sessions.ts'
import type { AuthDeps } from './deps.ts'
import type { Passwords } from './passwords.ts'
import { refuse } from './problems.ts'

export type NewAccount = {
  readonly email: string
  readonly password: string
  readonly displayName: string
  readonly phone?: string
  /** At least one; the first is the one the directory shows. */
  readonly roles: readonly [Role, ...Role[]]
  readonly schoolId: SchoolId
  readonly personId: PersonId
}

/** Who joins, apart from how they will prove themselves. */
export type Joining = Omit<NewAccount, 'password'>

export const normaliseEmail = (email: string): string => email.trim().toLowerCase()

export type Accounts = ReturnType<typeof createAccounts>

export const createAccounts = (deps: AuthDeps, passwords: Passwords) => {
  const { control, clock, ids, people, journal } = deps

  /** Inside a transaction: membership here, person in the school's directory. */
  const join = (accountId: string, joining: Joining): Membership => {
    const { schoolId, personId, roles, displayName, phone } = joining
    const member = { accountId, schoolId, personId, roles, createdAt: clock.now() }
    const email = normaliseEmail(joining.email)
    const person = { personId, displayName, email, role: roles[0] }
    // First: a school opened by this puts members it does not know into its directory, without a name.
    people.add(schoolId, phone === undefined ? person : { ...person, phone })
    control.memberships.add(member)
    return member
  }

  /** Inside a transaction: a fresh account with its first membership. */
  const addWithMembership = (joining: Joining, passwordHash: string): Membership => {
    const now = clock.now()
    const id = ids.uuid()
    const email = normaliseEmail(joining.email)
    control.accounts.add({ id, email, passwordHash, createdAt: now, passwordChangedAt: now })
    return join(id, joining)
  }

  /**
   * Inside a transaction: from here on this password and nothing else opens the account. Sessions,
   * passkeys, open links and known networks of before are gone, whoever made them (T46, T47).
   */
  const setAnew = (accountId: string, passwordHash: string): EndedSession[] => {
    const at = clock.now()
    control.accounts.setPassword(accountId, passwordHash, at)
    control.resets.withdraw(accountId)
    control.knownNetworks.forgetAll(accountId)
    const gone = control.passkeys.removeAll(accountId)
    const ended = control.sessions.endAllOfAccount(accountId)
    journal.append({ what: 'password-changed', at, accountId, passwordHash })
    journal.append({ what: 'sessions-ended', at, accountId })
    for (const credentialId of gone) journal.append({ what: 'passkey-removed', at, credentialId })
    return ended
  }

  /** What the relay knows a person by, and their password may not be: see `checkNewPassword`. */
  const knownOf = (accountId: string): (string | undefined)[] => [
    control.accounts.byId(accountId)?.email,
    ...control.memberships
      .ofAccount(accountId)
      .flatMap(({ schoolId, personId }) => [
        control.schools.byId(schoolId)?.name,
        people.nameOf(schoolId, personId),
      ]),
  ]

  return {
    join,
    setAnew,
    knownOf,
    addWithMembership,

    /** An account nobody was invited to. Nobody is signed in by it. */
    async createAccount(
      account: NewAccount,
    ): Promise<Result<Membership, 'email-taken' | 'school-unknown' | PasswordProblem | 'busy'>> {
      const { email, displayName, schoolId, password } = account
      const schoolName = control.schools.byId(schoolId)?.name
      const checked = checkNewPassword(password, [email, displayName, schoolName])
      if (!checked.ok) return checked
      const hashed = await passwords.hash(password, normaliseEmail(email))
      if (!hashed.ok) return hashed
      return control.transaction(() => {
        if (!control.schools.byId(schoolId)) return refuse('school-unknown')
        if (control.accounts.byEmail(normaliseEmail(email))) return refuse('email-taken', 'email')
        const member = addWithMembership(account, hashed.value)
        control.securityLog.write({
          at: clock.now(),
          action: 'account-made',
          outcome: 'done',
          schoolId: member.schoolId,
          accountId: member.accountId,
          personId: member.personId,
        })
        return ok(member)
      })
    },
  }
}
