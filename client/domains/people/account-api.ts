/** What the relay's door offers, as functions: who am I, sign in and out, devices, invitations. */
import type { Identity } from '#client/engine/api.ts'
import { ROLES, type Role } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { Send } from './ports-http.ts'

/** Who stands behind the session; all but the name, which is in the directory. */
export type Session = Omit<Identity, 'displayName'>

export type DeviceLine = {
  readonly id: string
  readonly name: string
  readonly kind: 'personal' | 'office'
  readonly createdAt: InstantMs
  readonly lastSeenAt: InstantMs
  readonly isThisOne: boolean
}

export type ThisDevice = {
  readonly deviceName: string
  readonly deviceKind: 'personal' | 'office'
  /** The one this browser remembers, so that signing in again is not a new device. */
  readonly deviceId?: string
}

export type Invitation = {
  readonly schoolName: string
  readonly email: string
  readonly displayName: string
  readonly role: Role
  readonly expiresAt: InstantMs
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** One thing the change puts, and what stood there for its author. */
export type SaidValue = {
  readonly path: readonly string[]
  readonly value: Value
  readonly was: Value
}

/** A change nobody could accept, kept by the school as it came. */
export type RefusedEntry = {
  readonly id: number
  readonly doc: string
  readonly person: string
  readonly receivedAt: InstantMs
  readonly code: string
  readonly message: string
  /** Null while nobody has looked. */
  readonly decision: 'adopt' | 'keep' | null
  readonly decidedBy: string | null
  readonly decidedAt: InstantMs | null
  /** What the admin gave as the reason. */
  readonly reason: string | null
  /** Handed in by a device that had been signed out of the school. */
  readonly isLastWords: boolean
}

/** An admin's word on one of them; the reason is for its author. */
export type AnswerStep = {
  readonly id: number
  readonly decision: 'adopt' | 'keep'
  readonly reason: string
}

export const NOT_UNDERSTOOD = refuseWith(
  'not-understood',
  'The school’s server gave an answer this app does not understand. Try again in a moment.',
)

type Fields = Readonly<Record<string, unknown>>
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isNumber = (value: unknown): value is number => typeof value === 'number'
const isRole = (value: unknown): value is Role => ROLES.includes(value as Role)

export const parseSession = (body: unknown): Result<Session> => {
  const { personId, roles, schoolId, schoolName, deviceId, actorPrefix } = fieldsOf(body)
  if (!isText(personId) || !isText(schoolId) || !isText(schoolName)) return NOT_UNDERSTOOD
  if (!isText(deviceId) || !isText(actorPrefix)) return NOT_UNDERSTOOD
  if (!Array.isArray(roles) || !roles.every(isRole) || roles.length === 0) return NOT_UNDERSTOOD
  return ok({ personId, roles, schoolId, schoolName, deviceId, actorPrefix })
}

const parseDevice = (value: unknown): DeviceLine[] => {
  const { id, name, kind, createdAt, lastSeenAt, isThisOne } = fieldsOf(value)
  if (!isText(id) || !isText(name) || !isNumber(createdAt) || !isNumber(lastSeenAt)) return []
  return [
    {
      id,
      name,
      kind: kind === 'office' ? 'office' : 'personal',
      createdAt,
      lastSeenAt,
      isThisOne: isThisOne === true,
    },
  ]
}

export const parseDevices = (body: unknown): Result<DeviceLine[]> => {
  const { devices } = fieldsOf(body)
  return Array.isArray(devices) ? ok(devices.flatMap(parseDevice)) : NOT_UNDERSTOOD
}

const parseRefused = (value: unknown): RefusedEntry[] => {
  const { id, doc, person, receivedAt, message, decision, decidedBy, decidedAt } = fieldsOf(value)
  const { code, reason, isLastWords } = fieldsOf(value)
  if (!isNumber(id) || !isText(doc) || !isText(person)) return []
  if (!isNumber(receivedAt) || !isText(message)) return []
  return [
    {
      id,
      doc,
      person,
      receivedAt,
      code: isText(code) ? code : '',
      message,
      decision: decision === 'adopt' || decision === 'keep' ? decision : null,
      decidedBy: isText(decidedBy) ? decidedBy : null,
      decidedAt: isNumber(decidedAt) ? decidedAt : null,
      reason: isText(reason) ? reason : null,
      isLastWords: isLastWords === true,
    },
  ]
}

const parseSaid = (value: unknown): SaidValue[] => {
  const { path, value: said = null, was = null } = fieldsOf(value)
  const isPath = Array.isArray(path) && path.every(isText)
  return isPath ? [{ path, value: said as SaidValue['value'], was: was as SaidValue['was'] }] : []
}

const parseInvitation = (body: unknown): Result<Invitation> => {
  const { schoolName, email, displayName, role, expiresAt } = fieldsOf(body)
  if (!isText(schoolName) || !isText(email) || !isText(displayName)) return NOT_UNDERSTOOD
  if (!isRole(role) || !isNumber(expiresAt)) return NOT_UNDERSTOOD
  return ok({ schoolName, email, displayName, role, expiresAt })
}

/** Waits for the answer and reads it; refusals pass through. */
export const answering = async <T>(
  asked: Promise<Result<unknown>>,
  parse: (body: unknown) => Result<T>,
): Promise<Result<T>> => {
  const answer = await asked
  return answer.ok ? parse(answer.value) : answer
}
export const nothing = (): Result<undefined> => ok(undefined)

export type AccountApi = ReturnType<typeof createAccountApi>

/** All answers are values: `offline` when there is no line, otherwise the relay's own sentence. */
export const createAccountApi = (send: Send) => ({
  signIn: (credentials: { email: string; password: string }, device: ThisDevice) =>
    answering(send('POST', '/api/sign-in', { ...credentials, ...device }), parseSession),

  signOut: () => answering(send('POST', '/api/sign-out'), nothing),

  /** Who the cookie says; `device-ended` when an admin or the person has cut this device off. */
  session: (deviceId: string) =>
    answering(send('GET', `/api/session?device=${encodeURIComponent(deviceId)}`), parseSession),

  devices: () => answering(send('GET', '/api/devices'), parseDevices),

  endDevice: (id: string) =>
    answering(send('POST', `/api/devices/${encodeURIComponent(id)}/end`), nothing),

  changePassword: (change: {
    oldPassword: string
    newPassword: string
    /** Ids; the others go on working. */
    removedPasskeys: readonly string[]
  }) => answering(send('POST', '/api/password', change), nothing),

  /** The token of a new invitation; the link is `<this address>/invite/<token>`. */
  invite: (invitee: { email: string; displayName: string; role: Role }) =>
    answering(send('POST', '/api/invitations', invitee), (body) => {
      const { token, expiresAt } = fieldsOf(body)
      return isText(token) && isNumber(expiresAt) ? ok({ token, expiresAt }) : NOT_UNDERSTOOD
    }),

  invitation: (token: string) =>
    answering(send('GET', `/api/invitations/${encodeURIComponent(token)}`), parseInvitation),

  accept: (
    token: string,
    who: {
      displayName: string
      password: string
      /** They choose the password, instead of giving the one they have. */
      isNewHere: boolean
    },
    device: ThisDevice,
  ) =>
    answering(
      send('POST', `/api/invitations/${encodeURIComponent(token)}/accept`, { ...who, ...device }),
      parseSession,
    ),

  /** What waits first, each author's newest in turns; for admins all of the school's. */
  refusedChanges: () =>
    answering(send('GET', '/api/quarantine'), (body) => {
      const { entries } = fieldsOf(body)
      return Array.isArray(entries) ? ok(entries.flatMap(parseRefused)) : NOT_UNDERSTOOD
    }),

  /** What one of them says, read from the change itself; null when it cannot be read. */
  refusedChange: (id: number) =>
    answering(send('GET', `/api/quarantine/${id}`), (body): Result<SaidValue[] | null> => {
      const { said } = fieldsOf(body)
      return ok(Array.isArray(said) ? said.flatMap(parseSaid) : null)
    }),

  /** The reason is for the author; it must be given to keep a change refused. */
  decideRefused: ({ id, decision, reason }: AnswerStep) =>
    answering(
      send('POST', `/api/quarantine/${id}`, {
        decision,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
      nothing,
    ),
})
