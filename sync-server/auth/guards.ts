/** Who may knock at a route at all: signed in, an admin, somebody who has just proved who they are. */
import type { MiddlewareHandler } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { answerProblem } from './answers.ts'
import type { Auth } from './auth.ts'
import { refuse } from './problems.ts'
import { actorOfSession, type SessionContext } from './session-context.ts'

export type SignedIn = { Variables: { session: SessionContext } }

/** Puts the session into the context. Everything behind it is for this person alone: no caches. */
export const signedInOnly =
  (auth: Auth): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const session = auth.readSession(c.req.header('cookie'))
    if (!session) return answerProblem(c, refuse('not-signed-in'))
    c.set('session', session)
    return next()
  }

/** After `signedInOnly`. */
export const adminOnly: MiddlewareHandler<SignedIn> = async (c, next) =>
  isAdmin(actorOfSession(c.get('session'), [])) ? next() : answerProblem(c, refuse('admin-only'))

/**
 * After `signedInOnly`: for what a stolen, unlocked phone must not do (T30). Lets through whoever
 * signed in or confirmed themselves less than ten minutes ago; answers 401 `step-up-needed` to others.
 */
export const steppedUpOnly =
  (auth: Auth): MiddlewareHandler<SignedIn> =>
  async (c, next) =>
    auth.isSteppedUp(c.req.header('cookie')) ? next() : answerProblem(c, refuse('step-up-needed'))
