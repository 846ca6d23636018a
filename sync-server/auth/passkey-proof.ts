/** Looking at what a browser says a passkey has signed. Anything odd about it is simply no proof. */
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { PasskeyRow } from '#sync-server/storage/control/passkeys.ts'
import type { PasskeyOrigin } from './passkey-origins.ts'

type ClientData = { readonly challenge: string; readonly isCrossOrigin: boolean }

/** What the browser itself says it was asked, and where. */
export const clientDataIn = (clientDataJson: string): ClientData | undefined => {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))
    if (typeof said !== 'object' || said === null || !('challenge' in said)) return undefined
    const { challenge } = said
    if (typeof challenge !== 'string') return undefined
    return { challenge, isCrossOrigin: 'crossOrigin' in said && said.crossOrigin === true }
  } catch {
    return undefined
  }
}

const expectedOf = (challenge: string, origins: readonly PasskeyOrigin[]) => ({
  expectedChallenge: challenge,
  expectedOrigin: origins.map(({ origin }) => origin),
  expectedRPID: origins.map(({ rpId }) => rpId),
  requireUserVerification: true,
})

/** An origin of ours under the name of another of ours is not what we asked for either. */
const belongTogether = (
  origins: readonly PasskeyOrigin[],
  origin: string,
  rpId: string | undefined,
): boolean => origins.some((one) => one.origin === origin && one.rpId === rpId)

/** Gives the counter the key has reached; `undefined` is no proof. The challenge is the caller's. */
export const provenAssertion = async (
  response: AuthenticationResponseJSON,
  passkey: PasskeyRow,
  challenge: string,
  origins: readonly PasskeyOrigin[],
): Promise<number | undefined> => {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      ...expectedOf(challenge, origins),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    })
    const { origin, rpID, newCounter } = authenticationInfo
    return verified && belongTogether(origins, origin, rpID) ? newCounter : undefined
  } catch {
    // The library throws for everything that is not as it should be, also for a counter gone back.
    return undefined
  }
}

export type NewKey = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** Gives the key that was made; `undefined` is no proof. The challenge is the caller's. */
export const provenRegistration = async (
  response: RegistrationResponseJSON,
  challenge: string,
  origins: readonly PasskeyOrigin[],
): Promise<NewKey | undefined> => {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      ...expectedOf(challenge, origins),
    })
    if (!verified || !belongTogether(origins, registrationInfo.origin, registrationInfo.rpID))
      return undefined
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { credentialId: id, publicKey, counter, transports: transports ?? [] }
  } catch {
    return undefined
  }
}
