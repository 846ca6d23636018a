/** Sign-in as a whole: the pieces, put together once for one relay. */
import { createAccounts } from './accounts.ts'
import { trustedProxies } from './client-address.ts'
import type { AuthDeps } from './deps.ts'
import { createDevices } from './devices.ts'
import { createEntry } from './entry.ts'
import { createInvitations } from './invitations.ts'
import { createKnownNetworks } from './known-networks.ts'
import { createLastWords } from './last-words.ts'
import { createLetters } from './letters.ts'
import { createLimits } from './limits.ts'
import { createMembers } from './members.ts'
import { passkeyOrigins } from './passkey-origins.ts'
import { createPasskeys } from './passkeys.ts'
import { createPasswords } from './passwords.ts'
import { createResets, NEWCOMERS_PER_MINUTE } from './resets.ts'
import { createSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'

/** Throws when the configuration names a proxy that is no address. */
export const createAuth = (deps: AuthDeps) => {
  const passwords = deps.passwords ?? createPasswords(deps.random)
  const known = createKnownNetworks(deps)
  const limits = createLimits(deps.clock, known)
  const sessions = createSessions(deps)
  const devices = createDevices(deps, sessions)
  const members = createMembers(deps, devices)
  const letters = createLetters(deps)
  const entry = createEntry(deps, { sessions, devices, letters })
  const accounts = createAccounts(deps, passwords)
  const signIn = createSignIn(deps, { accounts, letters, limits, passwords, sessions, entry })
  const invitations = createInvitations(deps, {
    accounts,
    entry,
    letters,
    limits,
    passwords,
    sessions,
  })
  const passkeys = createPasskeys(deps, { limits, entry, signIn })
  const resets = createResets(deps, {
    accounts,
    letters,
    // Of their own: whoever asks for links all day must not keep an office from signing in.
    limits: createLimits(deps.clock, known, NEWCOMERS_PER_MINUTE),
    passwords,
    sessions,
  })
  deps.control.ifThereIsRoom(() => deps.control.forgetLapsed(deps.clock.now()))
  return {
    config: deps.config,
    canMail: deps.mailer !== undefined,
    hasPasskeys: passkeyOrigins(deps.config.allowedOrigins).length > 0,
    clock: deps.clock,
    isTrustedProxy: trustedProxies(deps.config.trustedProxies),
    sessions,
    devices,
    lastWords: createLastWords(deps, sessions),
    signIn,
    invitations,
    resets,
    passkeys,
    members,
    createAccount: accounts.createAccount,
    readSession: sessions.readSession,
    /** The schools an account belongs to: one signs in to one of them at a time. */
    schoolsOf: (accountId: string) =>
      deps.control.memberships.ofAccount(accountId).map(({ schoolId }) => ({
        id: schoolId,
        name: deps.control.schools.byId(schoolId)?.name ?? '',
      })),
    isSteppedUp: sessions.isSteppedUp,
    standing: sessions.standing,
    onDeviceEnded: devices.onDeviceEnded,
    onRolesChanged: members.onRolesChanged,
    onSessionEnded: sessions.onSessionEnded,
  }
}

export type Auth = ReturnType<typeof createAuth>
