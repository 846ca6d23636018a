/**
 * Invitations: the only way in from outside (T46, T47). The link shows that its holder was meant by
 * the school; it never shows that they own an account which was there before. So a new e-mail sets a
 * password here, and a known one must give the password it has: otherwise any school's admin could
 * take over the account of somebody in another school by inviting them.
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
import type { Passwords } from './passwords.ts'
import { refuse } from './problems.ts'
import { hashOfSecret, newSecret } from './secrets.ts'
import { actorOfSession, type SessionContext } from './session-context.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import type { SignIn, TooMany } from './sign-in.ts'

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
  /** Then the form asks for the password they have, not for a new one. */
  readonly hasAccount: boolean
}
export type Acceptance = { readonly displayName: string; readonly password: string }

type Unusable = 'invitation-unknown' | 'invitation-used' | 'invitation-expired'

export const createInvitations = (
  deps: AuthDeps,
  parts: {
    accounts: Accounts
    entry: Entry
    letters: Letters
    passwords: Passwords
    sessions: Sessions
    signIn: SignIn
  },
) => {
  const { control, clock, random, ids } = deps
  const { accounts, entry, letters, passwords, sessions, signIn } = parts

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

  /** Inside a transaction: the membership, of the account there is or of a new one. */
  const admitToSchool = (
    known: AccountRow | undefined,
    joining: Joining,
    passwordHash: string,
  ): { member: Membership; outdated: EndedSession[] } => {
    if (known) return { member: accounts.join(known.id, joining), outdated: [] }
    const idle = control.accounts.byEmail(normaliseEmail(joining.email))
    if (!idle) return { member: accounts.addWithMembership(joining, passwordHash), outdated: [] }
    const outdated = accounts.setAnew(idle.id, passwordHash)
    return { member: accounts.join(idle.id, joining), outdated }
  }

  /** The hash to keep: a new one for a new e-mail, the one proven for a known e-mail. */
  const credentialsFor = async (
    account: AccountRow | undefined,
    { schoolId, email }: InvitationRow,
    { displayName, password }: Acceptance,
    network: string,
  ): Promise<Result<string, 'busy' | 'password-wrong' | PasswordProblem> | TooMany> => {
    if (!account) {
      const schoolName = control.schools.byId(schoolId)?.name
      const checked = checkNewPassword(password, [email, displayName, schoolName])
      return checked.ok ? passwords.hash(password) : checked
    }
    const proven = await signIn.provePassword(account, { email, password }, network)
    if (!proven.ok) return proven
    return proven.value ? ok(account.passwordHash) : refuse('password-wrong', 'password')
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
      const made = control.transaction(() => {
        if (isMember(control.accounts.byEmail(email), session.schoolId))
          return refuse('already-member', 'email')
        control.invitations.withdraw(session.schoolId, email)
        control.invitations.add({
          tokenHash: hashOfSecret(token),
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
      if (made.ok) letters.invited(email, session.schoolName, token)
      return made
    },

    /** Only looks: link scanners open every link before a person does. */
    describe(token: string): Result<InvitationDescription, Unusable> {
      const found = find(token)
      if (!found.ok) return found
      const { schoolId, email, displayName, role, expiresAt } = found.value
      const schoolName = control.schools.byId(schoolId)?.name ?? ''
      const hasAccount = knownAccount(email) !== undefined
      return ok({ schoolName, email, displayName, role, expiresAt, hasAccount })
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
          Unusable | 'already-member' | 'email-taken' | 'password-wrong' | PasswordProblem | 'busy'
        >
      | TooMany
    > {
      const found = find(token)
      if (!found.ok) return found
      const { schoolId, email, personId, role, tokenHash } = found.value
      const { displayName } = acceptance
      const account = knownAccount(email)
      if (isMember(account, schoolId)) return refuse('already-member')
      const credentials = await credentialsFor(account, found.value, acceptance, network)
      if (!credentials.ok) return credentials

      const done = control.transaction(() => {
        // The hash took its time: whatever was true before it is asked again.
        const stillOpen = find(token)
        if (!stillOpen.ok) return stillOpen
        const accountNow = knownAccount(email)
        if (isMember(accountNow, schoolId)) return refuse('already-member')
        if (accountNow?.id !== account?.id) return refuse('email-taken')
        if (accountNow && accountNow.passwordHash !== credentials.value)
          return refuse('password-wrong', 'password')
        control.invitations.use(tokenHash, clock.now())
        const joining = { email, displayName, roles: [role] as const, schoolId, personId }
        const { member, outdated } = admitToSchool(accountNow, joining, credentials.value)
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
      sessions.tellEnded(done.value.ended)
      return ok(done.value.started)
    },
  }
}
