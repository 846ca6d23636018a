/** Whoever asks is known by the session cookie and by nothing they say. */
import type { Context, MiddlewareHandler } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { actorOfSession, type SignedIn } from '#sync-server/auth/index.ts'
import { answerProblem, refuse } from './problems.ts'

export { type SignedIn, signedInOnly } from '#sync-server/auth/index.ts'

export const isByAdmin = (c: Context<SignedIn>): boolean =>
  isAdmin(actorOfSession(c.get('session'), []))

/** After `signedInOnly`. */
export const adminsOnly: MiddlewareHandler<SignedIn> = async (c, next) => {
  if (!isByAdmin(c)) return answerProblem(c, refuse('admin-only'))
  c.set('isForAdmins', true)
  return next()
}
