/** Who may knock at a route at all: signed in, an admin, somebody who has just proved who they are. */
import type { MiddlewareHandler } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { answerProblem } from './answers.ts'
import type { SignedIn } from './asked-again.ts'
import type { Auth } from './auth.ts'
import { refuse } from './problems.ts'
import { actorOfSession } from './session-context.ts'

export type { SignedIn } from './asked-again.ts'

/** Puts the session into the context. Everything behind it is for this person alone: no caches. */
export const signedInOnly =
  (auth: Auth): MiddlewareHandler<SignedIn> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const readSession = () => auth.readSession(c.req.header('cookie'))
    const session = readSession()
    if (!session) return answerProblem(c, refuse('not-signed-in'))
    c.set('session', session)
    c.set('readSession', readSession)
    return next()
  }

/** After `signedInOnly`. */
export const adminOnly: MiddlewareHandler<SignedIn> = async (c, next) => {
  if (!isAdmin(actorOfSession(c.get('session'), []))) return answerProblem(c, refuse('admin-only'))
  c.set('isForAdmins', true)
  return next()
}

/**
 * After `signedInOnly`: for what a stolen, unlocked phone must not do (T30). Lets through whoever
 * signed in or confirmed themselves less than ten minutes ago; answers 401 `step-up-needed` to others.
 */
export const steppedUpOnly =
  (auth: Auth): MiddlewareHandler<SignedIn> =>
  async (c, next) =>
    auth.isSteppedUp(c.req.header('cookie')) ? next() : answerProblem(c, refuse('step-up-needed'))
