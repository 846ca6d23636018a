/** What may come in over HTTP, field by field. Strict: a field nobody asked for refuses the body. */
import * as v from 'valibot'
import { ROLES } from '#shared/kernel/actor.ts'
import { PASSWORD_MAX_CHARACTERS } from '#shared/kernel/passwords/new-password.ts'

/** RFC 5321 4.5.3.1.3, less the angle brackets. */
const EMAIL_MAX_CHARACTERS = 254
const NAME_MAX_CHARACTERS = 100
const ID_MAX_CHARACTERS = 64
/** Of one account. */
export const PASSKEYS_AT_MOST = 20

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_MAX_CHARACTERS))
const email = v.pipe(
  v.string(),
  v.maxLength(EMAIL_MAX_CHARACTERS),
  v.trim(),
  v.toLowerCase(),
  v.email(),
)
// No minimum: what a password used to be allowed to be is not the door's business, and what a new one
// has to be is said in sentences of its own.
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(PASSWORD_MAX_CHARACTERS))
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(ID_MAX_CHARACTERS))

const device = {
  deviceName: name,
  deviceId: v.optional(id),
  deviceKind: v.optional(v.picklist(['personal', 'office']), 'personal'),
}

export const signInBody = v.strictObject({
  email,
  password,
  schoolId: v.optional(id),
  ...device,
})
export const acceptBody = v.strictObject({
  displayName: name,
  password,
  /** What they say of themselves: `true` chooses a password, `false` gives the one they have. */
  isNewHere: v.optional(v.boolean()),
  ...device,
})
export const invitationBody = v.strictObject({
  email,
  displayName: name,
  role: v.picklist(ROLES),
})
export const stepUpBody = v.strictObject({ password })
export const resetAskBody = v.strictObject({ email })
export const resetBody = v.strictObject({ password })
/** At least one: whoever is to have none is removed. */
export const rolesBody = v.strictObject({
  roles: v.pipe(
    v.array(v.picklist(ROLES)),
    v.minLength(1),
    v.maxLength(ROLES.length),
    v.check((roles) => new Set(roles).size === roles.length),
  ),
})

const base64url = (maxCharacters: number) =>
  v.pipe(v.string(), v.maxLength(maxCharacters), v.regex(/^[\w-]*$/))
/** WebAuthn allows 1023 bytes. */
const CREDENTIAL_ID_MAX_CHARACTERS = 1_364
const credential = {
  id: base64url(CREDENTIAL_ID_MAX_CHARACTERS),
  rawId: base64url(CREDENTIAL_ID_MAX_CHARACTERS),
  type: v.literal('public-key'),
}
/** Passkeys stay with a new password, but for those their owner names here. */
export const passwordBody = v.strictObject({
  oldPassword: password,
  newPassword: password,
  removedPasskeys: v.optional(
    v.pipe(v.array(base64url(CREDENTIAL_ID_MAX_CHARACTERS)), v.maxLength(PASSKEYS_AT_MOST)),
    [],
  ),
})
// Browsers add fields of their own here; what is not listed is left out, and nothing is believed.
const assertion = v.pipe(
  v.object({
    ...credential,
    response: v.object({
      clientDataJSON: base64url(4_096),
      authenticatorData: base64url(2_048),
      signature: base64url(2_048),
      userHandle: v.nullish(base64url(128)),
    }),
  }),
  v.transform(({ response: { userHandle, ...response }, ...rest }) => ({
    ...rest,
    response: { ...response, ...(userHandle ? { userHandle } : {}) },
    clientExtensionResults: {},
  })),
)
const attestation = v.pipe(
  v.object({
    ...credential,
    response: v.object({
      clientDataJSON: base64url(4_096),
      attestationObject: base64url(8_192),
      transports: v.optional(
        v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,20}$/))), v.maxLength(10)),
        [],
      ),
    }),
  }),
  v.transform((read) => ({ ...read, clientExtensionResults: {} })),
)
export const passkeySignInBody = v.strictObject({
  response: assertion,
  schoolId: v.optional(id),
  ...device,
})
export const passkeyStepUpBody = v.strictObject({ response: assertion })
export const registrationBody = v.strictObject({ response: attestation, name })
export const emptyBody = v.strictObject({})
