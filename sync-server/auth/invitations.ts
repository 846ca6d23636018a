/**
 * Invitations: the only way in from outside (T46, T47). The link shows that its holder was meant by
 * the school; it never shows that they own an account which was there before. So a new e-mail sets a
 * password here, and a known one must give the password it has: otherwise any school's admin could
 * take over the account of somebody in another school by inviting them.
 *
 * The admin is given one link to hand over, the address another by mail. Whoever opens that one owns
 * the address. An account whose owner nobody has seen (an admin may have made it by opening their own
 * link) is then set anew, so that it stands in nobody's way. Whether there is an account is not said
 * to whoever looks, nor to whoever tries with a password that no account would be made with.
 */
import { isAdmin, type Role } from '#shared/kernel/actor.ts'
import { checkNewPassword, type PasswordProblem } from '#shared/kernel/passwords/new-password.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { AccountRow, Membership } from '#sync-server/storage/control/accounts.ts'
import type { InvitationRow } from '#sync-server/storage/control/invitations.ts'
import type { EndedSession } from '#sync-server/storage/control/sessions.ts'
import { type Accounts, type Joining, normaliseEmail } from './accounts.ts'
import type { AuthDeps } from './deps.ts'
import type { DeviceWish } from './devices.ts'
import type { Entry } from './entry.ts'
import type { Letters } from './letters.ts'
import type { Limits } from './limits.ts'
import type { Passwords } from './passwords.ts'
import { refuse } from './problems.ts'
import { hashOfSecret, isSecretOf, newSecret } from './secrets.ts'
import { actorOfSession, type SessionContext } from './session-context.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import type { TooMany } from './sign-in.ts'

/** Long enough for a weekend, short enough that a forgotten link is worthless. */
export const INVITATION_LASTS_MS = 72 * 3_600_000

export type Invitee = { readonly email: string; readonly displayName: string; readonly role: Role }
export type MadeInvitation = {
  readonly token: string
  readonly expiresAt: InstantMs
  /** The link is also on its way by mail. */
  readonly isMailed: boolean
}
export type InvitationDescription = Invitee & {
  readonly schoolName: string
  readonly expiresAt: InstantMs
}
export type Acceptance = {
  readonly displayName: string
  readonly password: string
  readonly isNewHere?: boolean | undefined
}

/** `isSetAnew`: the hash is of a password that was chosen just now. */
type Credentials = { readonly passwordHash: string; readonly isSetAnew: boolean }

type Unusable = 'invitation-unknown' | 'invitation-used' | 'invitation-expired'

export const createInvitations = (
  deps: AuthDeps,
  parts: {
    accounts: Accounts
    entry: Entry
    letters: Letters
    passwords: Passwords
    sessions: Sessions
    limits: Limits
  },
) => {
  const { control, clock, random, ids } = deps
  const { accounts, entry, letters, limits, passwords, sessions } = parts

  const find = (token: string): Result<InvitationRow, Unusable> => {
    const invitation = control.invitations.byHash(hashOfSecret(token))
    if (!invitation) return refuse('invitation-unknown')
    if (invitation.usedAt !== null) return refuse('invitation-used')
    return invitation.expiresAt > clock.now() ? ok(invitation) : refuse('invitation-expired')
  }

  const isMember = (account: AccountRow | undefined, schoolId: string): boolean =>
    account !== undefined &&
    control.memberships.ofAccount(account.id).some((member) => member.schoolId === schoolId)

  /**
   * The account of somebody who is in a school here. One that is in none counts for nothing: whoever
   * has it proved nothing to any school, and it is set anew with the invitation (T47).
   */
  const knownAccount = (email: string): AccountRow | undefined => {
    const account = control.accounts.byEmail(email)
    return account && control.memberships.ofAccount(account.id).length > 0 ? account : undefined
  }

  /**
   * Inside a transaction: the membership, of the account that was proven, or of the one there is set
   * anew, or of a new one.
   */
  const admitToSchool = (
    { isSetAnew, passwordHash }: Credentials,
    account: AccountRow | undefined,
    joining: Joining,
  ): { member: Membership; outdated: EndedSession[] } => {
    if (account && !isSetAnew) return { member: accounts.join(account.id, joining), outdated: [] }
    const old = account ?? control.accounts.byEmail(normaliseEmail(joining.email))
    if (!old) return { member: accounts.addWithMembership(joining, passwordHash), outdated: [] }
    const outdated = accounts.setAnew(old.id, passwordHash)
    return { member: accounts.join(old.id, joining), outdated }
  }

  const isMailedLink = (token: string, { mailedTokenHash }: InvitationRow): boolean =>
    mailedTokenHash !== null && isSecretOf(token, mailedTokenHash)

  /** Nobody who could have read mail at this address has ever come in by it. */
  const isUnclaimed = ({ id }: AccountRow): boolean => !control.accounts.isEmailProven(id)

  /**
   * The hash to keep: the one proven, or a new one. One comparison whoever is behind the address, and
   * the same answers up to the point where an account would be made.
   */
  const credentialsFor = async (
    account: AccountRow | undefined,
    { schoolId, email }: InvitationRow,
    { displayName, password, isNewHere }: Acceptance,
    isMailed: boolean,
  ): Promise<
    Result<Credentials, 'busy' | 'password-wrong' | 'account-there' | PasswordProblem>
  > => {
    const proven = await passwords.verify(account?.passwordHash, password, email)
    if (!proven.ok) return proven
    if (account && proven.value) return ok({ passwordHash: account.passwordHash, isSetAnew: false })
    if (isNewHere === false) return refuse('password-wrong', 'password')
    const schoolName = control.schools.byId(schoolId)?.name
    const checked = checkNewPassword(password, [email, displayName, schoolName])
    if (!checked.ok) return checked
    if (account && isNewHere === undefined) return refuse('password-wrong', 'password')
    if (account && !(isMailed && isUnclaimed(account))) return refuse('account-there', 'isNewHere')
    const hashed = await passwords.hash(password, email)
    return hashed.ok ? ok({ passwordHash: hashed.value, isSetAnew: true }) : hashed
  }

  return {
    /** A new invitation replaces an open one for the same e-mail. Who hands it over is the admin. */
    invite(
      session: SessionContext,
      invitee: Invitee,
    ): Result<MadeInvitation, 'admin-only' | 'already-member'> {
      if (!isAdmin(actorOfSession(session, []))) return refuse('admin-only')
      const now = clock.now()
      const email = normaliseEmail(invitee.email)
      const token = newSecret(random)
      const expiresAt = now + INVITATION_LASTS_MS
      const isMailed = deps.mailer !== undefined
      const mailedToken = newSecret(random)
      const made = control.transaction(() => {
        if (isMember(control.accounts.byEmail(email), session.schoolId))
          return refuse('already-member', 'email')
        control.invitations.withdraw(session.schoolId, email)
        control.invitations.add({
          tokenHash: hashOfSecret(token),
          mailedTokenHash: isMailed ? hashOfSecret(mailedToken) : null,
          schoolId: session.schoolId,
          email,
          displayName: invitee.displayName,
          role: invitee.role,
          personId: ids.uuid(),
          createdBy: session.personId,
          createdAt: now,
          expiresAt,
          usedAt: null,
        })
        control.securityLog.write({
          at: now,
          action: 'invitation-made',
          outcome: 'done',
          schoolId: session.schoolId,
          accountId: session.accountId,
          personId: session.personId,
          deviceId: session.deviceId,
        })
        return ok({ token, expiresAt, isMailed })
      })
      if (made.ok) letters.invited(email, session.schoolName, mailedToken)
      return made
    },

    /** Only looks: link scanners open every link before a person does. */
    describe(token: string): Result<InvitationDescription, Unusable> {
      const found = find(token)
      if (!found.ok) return found
      const { schoolId, email, displayName, role, expiresAt } = found.value
      const schoolName = control.schools.byId(schoolId)?.name ?? ''
      return ok({ schoolName, email, displayName, role, expiresAt })
    },

    /** Makes account (where there is none), membership and person, and signs the person in. */
    async accept(
      token: string,
      acceptance: Acceptance,
      wish: DeviceWish,
      network: string,
    ): Promise<
      | Result<
          SessionToken,
          | Unusable
          | 'already-member'
          | 'email-taken'
          | 'password-wrong'
          | 'account-there'
          | PasswordProblem
          | 'busy'
        >
      | TooMany
    > {
      const found = find(token)
      if (!found.ok) return found
      const { schoolId, email, personId, role, tokenHash } = found.value
      const { displayName } = acceptance
      const account = knownAccount(email)
      if (isMember(account, schoolId)) return refuse('already-member')
      const attempt = limits.attempt(network, email)
      if (!attempt.ok) return attempt
      const isMailed = isMailedLink(token, found.value)
      const credentials = await credentialsFor(account, found.value, acceptance, isMailed)
      if (!credentials.ok) {
        if (credentials.problem.code === 'busy') attempt.value.withdrawn()
        return credentials
      }

      const done = control.transaction(() => {
        // The hash took its time: whatever was true before it is asked again.
        const stillOpen = find(token)
        if (!stillOpen.ok) return stillOpen
        const accountNow = knownAccount(email)
        if (isMember(accountNow, schoolId)) return refuse('already-member')
        if (accountNow?.id !== account?.id) return refuse('email-taken')
        if (accountNow?.passwordHash !== account?.passwordHash)
          return refuse('password-wrong', 'password')
        control.invitations.use(tokenHash, clock.now())
        const joining = { email, displayName, roles: [role] as const, schoolId, personId }
        const { member, outdated } = admitToSchool(credentials.value, accountNow, joining)
        if (isMailed) control.accounts.proveEmail(member.accountId, clock.now())
        const { started, device, ended } = entry.admit(member, wish)
        control.securityLog.write({
          at: clock.now(),
          action: 'invitation-accepted',
          outcome: 'done',
          schoolId,
          accountId: member.accountId,
          personId,
          deviceId: device.id,
        })
        return ok({ started, ended: [...outdated, ...ended] })
      })
      if (!done.ok) return done
      attempt.value.succeeded()
      sessions.tellEnded(done.value.ended)
      if (account && credentials.value.isSetAnew) letters.passwordChanged(email)
      return ok(done.value.started)
    },
  }
}
