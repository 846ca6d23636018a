/** What the door says when it says no: code, sentence, status. Never what was typed in. */
import { PASSWORD_WORDS } from '#shared/kernel/passwords/new-password.ts'
import { refuser } from '#shared/kernel/result.ts'

const WORDS = {
  'sign-in-failed': 'E-mail or password is not right. Check both and try again.',
  'not-signed-in': 'You are not signed in. Sign in to carry on.',
  'step-up-needed': 'Confirm that it is you: with your password or a passkey.',
  'too-many-attempts': 'Too many attempts. Wait a little, then try again.',
  busy: 'The school’s server is busy. Try again in a few seconds.',
  'invalid-input': 'Something in this form is missing or not right. Check it and try again.',
  'body-too-large': 'That is more than fits here. Shorten it and try again.',
  'json-only': 'This address takes JSON only.',
  'wrong-origin':
    'This request came from another site and was refused. Open the app and try again.',
  'admin-only': 'Only an admin can do this. Ask an admin of your school.',
  'person-unknown': 'There is no such person in your school. Reload the list and try again.',
  'passkeys-unavailable': 'Passkeys cannot be used here. Use your password instead.',
  'passkey-failed': 'This passkey does not open the school. Try again, or use your password.',
  'passkey-declined': 'This passkey did not confirm it is you. Try again, or use your password.',
  'passkey-refused': 'This passkey could not be added. Try again, or choose another device for it.',
  'passkey-unknown': 'There is no such passkey. Reload the list and try again.',
  'too-many-passkeys': 'You have as many passkeys as can be kept. Remove one first.',
  'last-admin': 'A school needs an admin. Make somebody else an admin first.',
  'device-unknown': 'There is no such device. Reload the list and try again.',
  'device-ended': 'This device was signed out of the school. Sign in again to use it.',
  'too-many-devices':
    'You have signed in on too many new devices today. Use one of them, or try again tomorrow.',
  'invitation-unknown':
    'This link may be incomplete. Check that you copied all of it, or ask the school for a new one.',
  'invitation-used': 'This invitation was used already. Sign in with your e-mail and password.',
  'invitation-expired': 'This invitation has expired. Ask the school for a new one.',
  'reset-unknown':
    'This link may be incomplete. Check that you copied all of it, or ask for a new one.',
  'reset-used':
    'This link was used already. Sign in with the password you chose, or ask for a new link.',
  'reset-expired': 'This link has expired. Ask for a new one.',
  'other-school':
    'This person can choose a new password by e-mail only: the account is not this school’s alone.',
  'already-member': 'This e-mail already belongs to someone in the school.',
  'account-there':
    'There is an account with this e-mail already. Say that you sign in here already, and enter its password. If you do not know it, ask for a new one at “Forgotten your password?” first.',
  'account-unknown': 'There is no account with this e-mail.',
  'email-taken': 'There is an account with this e-mail already.',
  'school-unknown': 'There is no such school.',
  'password-wrong': 'The password is not right. Check it and try again.',
  ...PASSWORD_WORDS,
} as const

export type AuthProblemCode = keyof typeof WORDS

const STATUSES = {
  'sign-in-failed': 401,
  'not-signed-in': 401,
  'step-up-needed': 401,
  'too-many-attempts': 429,
  busy: 503,
  'invalid-input': 400,
  'body-too-large': 413,
  'json-only': 415,
  'wrong-origin': 403,
  'admin-only': 403,
  'person-unknown': 404,
  'passkeys-unavailable': 409,
  'passkey-failed': 401,
  'passkey-declined': 403,
  'passkey-refused': 400,
  'passkey-unknown': 404,
  'too-many-passkeys': 409,
  'last-admin': 409,
  'device-unknown': 404,
  'device-ended': 410,
  'too-many-devices': 429,
  'invitation-unknown': 404,
  'invitation-used': 410,
  'invitation-expired': 410,
  'reset-unknown': 404,
  'reset-used': 410,
  'reset-expired': 410,
  'other-school': 409,
  'already-member': 409,
  'account-there': 409,
  'account-unknown': 404,
  'email-taken': 409,
  'school-unknown': 404,
  'password-wrong': 403,
  'password-length': 400,
  'password-common': 400,
  'password-own': 400,
} as const satisfies Record<AuthProblemCode, number>

export const refuse = refuser(WORDS)
export const statusOf = (code: AuthProblemCode) => STATUSES[code]

/** How long to wait before trying again, in seconds; for the refusals that pass by themselves. */
export type Wait = { readonly retryAfterSeconds: number }
