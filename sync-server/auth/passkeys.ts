/**
 * Passkeys: a second way to prove who one is, with a key that lies in the person's phone or key ring
 * and asks them for a finger, a face or a PIN. They belong to the person and not to a device: ending
 * a device leaves them, a reset of the password takes them.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { type Ok, ok, type Result } from '#shared/kernel/result.ts'
import type { PasskeyRow } from '#sync-server/storage/control/passkeys.ts'
import { PASSKEYS_AT_MOST } from './bodies.ts'
import { CHALLENGE_LASTS_MS, createChallenges } from './challenges.ts'
import type { AuthDeps } from './deps.ts'
import type { DeviceWish } from './devices.ts'
import type { Entry, SchoolWish, TooManyDevices } from './entry.ts'
import type { Attempt, Limits } from './limits.ts'
import { type PasskeyOrigin, passkeyOrigins } from './passkey-origins.ts'
import { clientDataIn, provenAssertion, provenRegistration } from './passkey-proof.ts'
import { refuse } from './problems.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionToken } from './session-cookie.ts'
import type { SignIn, TooMany } from './sign-in.ts'

const SCHOOL_SOFTWARE = 'Dual Control'
/** ES256, EdDSA, RS256: what phones, key rings and Windows make. COSE numbers. */
const ALGORITHMS = [-7, -8, -257]

export type ListedPasskey = Pick<PasskeyRow, 'name' | 'createdAt' | 'lastUsedAt'> & {
  readonly id: string
}

const SIGNING_IN = 'sign-in'

const listed = ({ credentialId, name, createdAt, lastUsedAt }: PasskeyRow): ListedPasskey => ({
  id: credentialId,
  name,
  createdAt,
  lastUsedAt,
})

/** An id that says nothing about the person; the key gives it back when it signs. */
const userHandleOf = (accountId: string): string => Buffer.from(accountId).toString('base64url')

export const createPasskeys = (
  deps: AuthDeps,
  parts: { limits: Limits; entry: Entry; signIn: SignIn },
) => {
  const { control, clock, random } = deps
  const { limits, entry, signIn } = parts
  const origins = passkeyOrigins(deps.config.allowedOrigins)
  // Apart, so that strangers who ask all day cannot push out what somebody inside was asked.
  const challenges = createChallenges(clock, random)
  const challengesInside = createChallenges(clock, random)

  const originOf = (asked: string | undefined): PasskeyOrigin | undefined =>
    origins.find(({ origin }) => origin === asked)
  const known = (accountId: string) =>
    control.passkeys
      .ofAccount(accountId)
      .map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }))

  const requestOptions = (
    { rpId }: PasskeyOrigin,
    challenge: string,
    allowCredentials?: ReturnType<typeof known>,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> =>
    generateAuthenticationOptions({
      rpID: rpId,
      challenge: Buffer.from(challenge, 'base64url'),
      timeout: CHALLENGE_LASTS_MS,
      userVerification: 'required',
      ...(allowCredentials ? { allowCredentials } : {}),
    })

  /** The challenge an answer was made for, which is over by being asked for. */
  const challengeOf = (clientDataJson: string, purpose: string): string | undefined => {
    const said = clientDataIn(clientDataJson)
    const asked = purpose === SIGNING_IN ? challenges : challengesInside
    const isOpen = said !== undefined && asked.take(said.challenge, purpose)
    return isOpen && !said.isCrossOrigin ? said.challenge : undefined
  }

  /** The passkey that signed, counted on; `undefined` is no proof. */
  const proven = async (
    response: AuthenticationResponseJSON,
    purpose: string,
  ): Promise<PasskeyRow | undefined> => {
    const challenge = challengeOf(response.response.clientDataJSON, purpose)
    const passkey = control.passkeys.byId(response.id)
    if (challenge === undefined || !passkey) return undefined
    const { userHandle } = response.response
    if (userHandle && userHandle !== userHandleOf(passkey.accountId)) return undefined
    const counter = await provenAssertion(response, passkey, challenge, origins)
    if (counter === undefined) return undefined
    // Meanwhile it may have been removed, or used once more: then this was the older answer.
    return control.passkeys.used(passkey.credentialId, counter, clock.now()) ? passkey : undefined
  }

  const limited = async (
    response: AuthenticationResponseJSON,
    purpose: string,
    attempt: Ok<Attempt> | TooMany,
    /** Somebody else's key is no success: or a thief's own would buy tries at the password. */
    isTheirs: (passkey: PasskeyRow) => boolean = () => true,
  ): Promise<Result<PasskeyRow | undefined> | TooMany> => {
    if (!attempt.ok) return attempt
    const passkey = await proven(response, purpose)
    if (passkey && isTheirs(passkey))
      attempt.value.succeeded(control.accounts.byId(passkey.accountId)?.email)
    return ok(passkey)
  }

  const registering = ({ sessionId }: SessionContext) => `register:${sessionId}`
  const steppingUp = ({ sessionId }: SessionContext) => `step-up:${sessionId}`

  return {
    ofOneself: (session: SessionContext): ListedPasskey[] =>
      control.passkeys.ofAccount(session.accountId).map(listed),

    /** What the browser is to be asked for a new key. @param origin the request's own */
    async registrationOptions(
      session: SessionContext,
      origin: string | undefined,
    ): Promise<Result<PublicKeyCredentialCreationOptionsJSON, 'passkeys-unavailable'>> {
      const here = originOf(origin)
      const account = control.accounts.byId(session.accountId)
      if (!here || !account) return refuse('passkeys-unavailable')
      const challenge = challengesInside.make(registering(session), session.sessionId)
      return ok(
        await generateRegistrationOptions({
          rpName: SCHOOL_SOFTWARE,
          rpID: here.rpId,
          userName: account.email,
          userDisplayName: account.email,
          userID: new Uint8Array(Buffer.from(account.id)),
          challenge: Buffer.from(challenge, 'base64url'),
          timeout: CHALLENGE_LASTS_MS,
          attestationType: 'none',
          excludeCredentials: known(account.id),
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      )
    },

    async register(
      session: SessionContext,
      response: RegistrationResponseJSON,
      name: string,
    ): Promise<Result<ListedPasskey, 'passkey-refused' | 'too-many-passkeys'>> {
      const challenge = challengeOf(response.response.clientDataJSON, registering(session))
      if (challenge === undefined) return refuse('passkey-refused')
      const key = await provenRegistration(response, challenge, origins)
      if (!key) return refuse('passkey-refused')
      return control.transaction(() => {
        const { accountId, sessionId } = session
        // A password set anew while the key was looked at takes this one too.
        if (!control.sessions.live(sessionId, clock.now())) return refuse('passkey-refused')
        if (control.passkeys.byId(key.credentialId)) return refuse('passkey-refused')
        if (control.passkeys.ofAccount(accountId).length >= PASSKEYS_AT_MOST)
          return refuse('too-many-passkeys')
        const passkey = { ...key, accountId, name, createdAt: clock.now(), lastUsedAt: null }
        control.passkeys.add(passkey)
        signIn.writeAs(session, 'passkey-added', 'done')
        return ok(listed(passkey))
      })
    },

    /** Somebody else's is as unknown as one that never was. */
    remove(session: SessionContext, credentialId: string): Result<undefined, 'passkey-unknown'> {
      const removed = control.transaction(() => signIn.removePasskeys(session, [credentialId]))
      return removed === 0 ? refuse('passkey-unknown') : ok(undefined)
    },

    /** Names no keys: the browser knows which it holds for us. */
    async signInOptions(
      origin: string | undefined,
      network: string,
    ): Promise<Result<PublicKeyCredentialRequestOptionsJSON, 'passkeys-unavailable'>> {
      const here = originOf(origin)
      if (!here) return refuse('passkeys-unavailable')
      return ok(await requestOptions(here, challenges.make(SIGNING_IN, network)))
    },

    async signIn(
      response: AuthenticationResponseJSON,
      wish: DeviceWish & SchoolWish,
      network: string,
      previousCookie: string | undefined,
    ): Promise<Result<SessionToken, 'passkey-failed'> | TooMany | TooManyDevices> {
      const looked = await limited(response, SIGNING_IN, limits.attempt(network))
      if (!looked.ok) return looked as TooMany
      // Also of one that proved nothing: its owner's school sees that somebody tried.
      const named = control.passkeys.byId(response.id)
      const account = named && control.accounts.byId(named.accountId)
      // Who they are is said by the key alone, so it must say it.
      const isIn = looked.value !== undefined && response.response.userHandle !== undefined
      const started = entry.enter(account, () => isIn, wish, previousCookie)
      return started ?? refuse('passkey-failed')
    },

    async stepUpOptions(
      session: SessionContext,
      origin: string | undefined,
    ): Promise<Result<PublicKeyCredentialRequestOptionsJSON, 'passkeys-unavailable'>> {
      const here = originOf(origin)
      const keys = known(session.accountId)
      if (!here || keys.length === 0) return refuse('passkeys-unavailable')
      const challenge = challengesInside.make(steppingUp(session), session.sessionId)
      return ok(await requestOptions(here, challenge, keys))
    },

    /** Gives the `Set-Cookie` line that replaces this token. */
    async stepUp(
      session: SessionContext,
      token: SessionToken,
      response: AuthenticationResponseJSON,
      network: string,
    ): Promise<Result<string, 'passkey-declined'> | TooMany> {
      const attempt = limits.attemptInside(session.sessionId, network)
      const isOwn = ({ accountId }: PasskeyRow) => accountId === session.accountId
      const looked = await limited(response, steppingUp(session), attempt, isOwn)
      if (!looked.ok) return looked as TooMany
      const isProven = looked.value !== undefined && isOwn(looked.value)
      const cookie = signIn.confirm(session, token, isProven)
      return cookie === undefined ? refuse('passkey-declined') : ok(cookie)
    },
  }
}
