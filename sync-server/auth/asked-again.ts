/**
 * A body may take half a minute to arrive, and whoever sends it may be nobody by then: signed out, cut
 * off, an admin no more. So who they are is asked again when all of it is here (P10, T12).
 */
import type { Context } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { actorOfSession, type SessionContext } from './session-context.ts'

/** What the guards of a route leave behind for it. */
export type SignedIn = {
  Variables: {
    session: SessionContext
    /** Who it is now. */
    readSession: () => SessionContext | undefined
    isForAdmins?: true
  }
}

/** Once the body is here: `session` is as it is now. Passes where no guard asked who it is. */
export const askAgain = (c: Context): Result<undefined, 'not-signed-in' | 'admin-only'> => {
  const guarded = c as Context<SignedIn>
  const readSession = guarded.get('readSession') as (() => SessionContext | undefined) | undefined
  if (readSession === undefined) return ok(undefined)
  const session = readSession()
  if (!session) return refuse('not-signed-in')
  guarded.set('session', session)
  const isLet = !guarded.get('isForAdmins') || isAdmin(actorOfSession(session, []))
  return isLet ? ok(undefined) : refuse('admin-only')
}
