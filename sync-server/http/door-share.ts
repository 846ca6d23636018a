/**
 * What somebody who is signed in asks at the door is paid for from their share, like everything else
 * they ask (see share.ts). Signing in and out is not: who owes must be able to leave.
 */
import type { MiddlewareHandler } from 'hono'
import type { Auth } from '#sync-server/auth/index.ts'
import type { Payer } from './share.ts'

export const PAID_AT_THE_DOOR = [
  '/api/sign-out/everywhere',
  '/api/step-up',
  '/api/password',
  '/api/devices/*',
  '/api/people/*',
  '/api/invitations/*',
  '/api/passkeys/*',
]
/** It may be a hash, a letter, or lines that are on disk before the answer. */
const DEED_TOKENS = 20
const BODY_MAX_BYTES = 16 * 1024

/** To stand before the routes; whoever is not signed in meets the limits of the door instead. */
export const doorShare =
  (auth: Auth, payer: Payer): MiddlewareHandler =>
  async (c, next) => {
    const session = auth.readSession(c.req.header('cookie'))
    if (!session) return next()
    const who = `${session.schoolId}/${session.personId}`
    const owes = payer.asks(c, who, BODY_MAX_BYTES)
    if (owes) return owes
    if (c.req.method === 'POST') payer.pays(who, DEED_TOKENS)
    return next()
  }
