/**
 * What the relay's door offers beside signing in and out: proving again that it is you, passkeys,
 * reset links, other people's devices and roles. Apart from `account-api.ts`, which every start loads.
 */
import type { Role } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import {
  answering,
  fieldsOf,
  isNumber,
  isText,
  NOT_UNDERSTOOD,
  nothing,
  parseDevices,
  parseSession,
  type ThisDevice,
} from './account-api.ts'
import { type Send, send } from './ports-http.ts'

export type PasskeyLine = {
  readonly id: string
  readonly name: string
  readonly createdAt: InstantMs
  readonly lastUsedAt: InstantMs | null
}

const parsePasskey = (value: unknown): PasskeyLine[] => {
  const { id, name, createdAt, lastUsedAt } = fieldsOf(value)
  if (!isText(id) || !isText(name) || !isNumber(createdAt)) return []
  return [{ id, name, createdAt, lastUsedAt: isNumber(lastUsedAt) ? lastUsedAt : null }]
}

const anything = (body: unknown): Result<unknown> => ok(body)
const part = encodeURIComponent

/** All answers are values, as in `account-api.ts`. */
export const createDoorApi = (ask: Send) => ({
  stepUp: (password: string) => answering(ask('POST', '/api/step-up', { password }), nothing),

  passkeyStepUpOptions: () => answering(ask('POST', '/api/step-up/passkey/options'), anything),
  stepUpWithPasskey: (response: unknown) =>
    answering(ask('POST', '/api/step-up/passkey', { response }), nothing),

  passkeySignInOptions: () => answering(ask('POST', '/api/sign-in/passkey/options'), anything),
  signInWithPasskey: (response: unknown, device: ThisDevice) =>
    answering(ask('POST', '/api/sign-in/passkey', { response, ...device }), parseSession),

  passkeys: () =>
    answering(ask('GET', '/api/passkeys'), (body) => {
      const { passkeys } = fieldsOf(body)
      return Array.isArray(passkeys) ? ok(passkeys.flatMap(parsePasskey)) : NOT_UNDERSTOOD
    }),
  passkeyOptions: () => answering(ask('POST', '/api/passkeys/options'), anything),
  addPasskey: (response: unknown, name: string) =>
    answering(ask('POST', '/api/passkeys', { response, name }), nothing),
  removePasskey: (id: string) =>
    answering(ask('POST', `/api/passkeys/${part(id)}/remove`), nothing),

  /** Can this school's server send e-mail? Then a reset link can come by it. */
  canMail: () =>
    answering(ask('GET', '/api/school'), (body) => ok(fieldsOf(body).canMail === true)),
  /** Always the same answer, whoever has that address. */
  askForReset: (email: string) => answering(ask('POST', '/api/resets', { email }), nothing),
  /** Looks at a reset link without spending it. */
  resetIsGood: (token: string) => answering(ask('GET', `/api/resets/${part(token)}`), nothing),
  reset: (token: string, password: string) =>
    answering(ask('POST', `/api/resets/${part(token)}`, { password }), nothing),
  /** A one-time link for somebody who has forgotten their password, handed over by an admin. */
  resetFor: (personId: string) =>
    answering(ask('POST', `/api/resets/for/${part(personId)}`), (body) => {
      const { token, expiresAt } = fieldsOf(body)
      return isText(token) && isNumber(expiresAt) ? ok({ token, expiresAt }) : NOT_UNDERSTOOD
    }),

  /** Every other session of this account; how many there were. */
  signOutElsewhere: () =>
    answering(ask('POST', '/api/sign-out/everywhere'), (body) => {
      const { ended } = fieldsOf(body)
      return isNumber(ended) ? ok(ended) : NOT_UNDERSTOOD
    }),

  devicesOf: (personId: string) =>
    answering(ask('GET', `/api/people/${part(personId)}/devices`), parseDevices),
  setRoles: (personId: string, roles: readonly Role[]) =>
    answering(ask('POST', `/api/people/${part(personId)}/roles`, { roles }), nothing),
  /** Ends membership, devices and sessions; what the person has written stays with the school. */
  removePerson: (personId: string) =>
    answering(ask('POST', `/api/people/${part(personId)}/remove`), nothing),
})

export const doorApi = createDoorApi(send)
