/** What the relay's own addresses say when they say no. Never what was sent. */
import type { Context } from 'hono'
import { type Refused, refuser } from '#shared/kernel/result.ts'

const WORDS = {
  'not-signed-in': 'You are not signed in. Sign in to carry on.',
  'device-ended': 'This device was signed out of the school. What was on it has been erased.',
  'not-found': 'There is nothing here. Reload the app and try again.',
  'admin-only': 'Only an admin can do this. Ask an admin of your school.',
  'invalid-input': 'Something in this request is missing or not right. Reload and try again.',
  'body-too-large': 'That is more than fits here. Shorten it and try again.',
  'wrong-origin':
    'This request came from another site and was refused. Open the app and try again.',
  'app-only': 'This address is for the app itself. Open the app to see what is yours.',
  'socket-only': 'This address is for the app’s own connection.',
  'update-needed':
    'This version of the app is too old for the school’s server. Update the app; what waits here stays.',
  'relay-older':
    'The school’s server is older than this app. What waits here stays until it is updated.',
  'too-many-sockets': 'You have the app open in too many places. Close some and try again.',
  'too-much-at-once':
    'This device asks for more than the school’s server can do at once. It will try again.',
  'method-not-allowed': 'This address does not take that kind of request.',
  'last-admin': 'This is the school’s last admin. Make somebody else an admin first.',
  'erase-blocked':
    'Something has to be ended before this person can be erased. The list says what.',
  'name-differs': 'This is not the name shown. Type it as it stands there.',
  'ledger-moved':
    'What is past its time has changed since you looked. Read the list again before you erase it.',
  'export-busy': 'Several exports are being made just now. Try again in a minute.',
  'disk-full':
    'The school’s disk is full: nothing can be stored and nobody can be signed in until there is room. Nothing was lost; what you wrote stays on your device.',
  'disk-failing':
    'The school’s server cannot write to its disk. Nothing was lost; what you wrote stays on your device.',
  'file-damaged':
    'A file on the school’s server is damaged and is at best read until it is repaired. What you wrote stays on your device.',
  fault: 'Something went wrong on the school’s server. Nothing was changed. Try again.',
  stopping: 'The school’s server is restarting. Try again in a few seconds.',
} as const

const STATUSES = {
  'not-signed-in': 401,
  'device-ended': 410,
  'not-found': 404,
  'admin-only': 403,
  'invalid-input': 400,
  'body-too-large': 413,
  'wrong-origin': 403,
  'app-only': 403,
  'socket-only': 426,
  'update-needed': 426,
  'relay-older': 409,
  'too-many-sockets': 429,
  'too-much-at-once': 429,
  'method-not-allowed': 405,
  'last-admin': 409,
  'erase-blocked': 409,
  'name-differs': 400,
  'ledger-moved': 409,
  'export-busy': 503,
  'disk-full': 507,
  'disk-failing': 503,
  'file-damaged': 503,
  fault: 500,
  stopping: 503,
} as const satisfies Record<keyof typeof WORDS, number>

export type HttpProblemCode = keyof typeof WORDS

export const refuse = refuser(WORDS)

/** `{code, message, field?}` with the status that belongs to the code. */
export const answerProblem = (c: Context, refused: Refused<HttpProblemCode>): Response => {
  c.header('Cache-Control', 'no-store')
  return c.json(refused.problem, STATUSES[refused.problem.code])
}
