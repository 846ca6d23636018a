/** Whoever asks is known by the session cookie and by nothing they say. */
import type { Context } from 'hono'
import { isAdmin } from '#shared/kernel/actor.ts'
import { actorOfSession, type SignedIn } from '#sync-server/auth/index.ts'

export { type SignedIn, signedInOnly } from '#sync-server/auth/index.ts'

export const isByAdmin = (c: Context<SignedIn>): boolean =>
  isAdmin(actorOfSession(c.get('session'), []))
