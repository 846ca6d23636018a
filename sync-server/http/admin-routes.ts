/** What stands before every address that is for admins alone: one guard, so that none is forgotten. */
import { Hono } from 'hono'
import {
  type Auth,
  adminOnly,
  type SignedIn,
  sameOriginJsonOnly,
  signedInOnly,
} from '#sync-server/auth/index.ts'
import { bodyOfAtMost } from './bodies.ts'

/** A name typed once more, or a form of settings. */
const BODY_MAX_BYTES = 4 * 1024

/**
 * An app that answers on `paths` to admins who ask from our own pages, and to nobody else; what it
 * puts there is for them alone. What reaches far asks `steppedUpOnly` besides, route by route.
 */
export const routesForAdmins = (auth: Auth, paths: readonly string[]): Hono<SignedIn> => {
  const app = new Hono<SignedIn>()
  for (const path of paths) {
    app.use(path, sameOriginJsonOnly(auth.config.allowedOrigins))
    app.use(path, signedInOnly(auth))
    app.use(path, adminOnly)
    app.use(path, bodyOfAtMost(BODY_MAX_BYTES))
  }
  return app
}
