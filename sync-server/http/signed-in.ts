/** Whoever asks is known by the session cookie and by nothing they say. */
import type { Context, MiddlewareHandler } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { type Auth, actorOfSession, type SessionContext } from '#sync-server/auth/index.ts'
import { answerProblem, refuse } from './problems.ts'

export type SignedIn = { Variables: { session: SessionContext } }

export const signedInOnly =
  (auth: Auth): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    const session = auth.readSession(c.req.header('cookie'))
    if (!session) return answerProblem(c, refuse('not-signed-in'))
    c.set('session', session)
    c.header('Cache-Control', 'no-store')
    return next()
  }

export const isByAdmin = (c: Context<SignedIn>): boolean =>
  isAdmin(actorOfSession(c.get('session'), []))
