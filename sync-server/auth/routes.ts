/** The door over HTTP: what stands around every one of its routes, and where each group is. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerProblem } from './answers.ts'
import type { Auth } from './auth.ts'
import { deviceRoutes } from './device-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { refuse } from './problems.ts'
import { resetRoutes } from './reset-routes.ts'
import { sameOriginJsonOnly } from './same-origin.ts'
import { sessionRoutes } from './session-routes.ts'

const BODY_MAX_BYTES = 16 * 1024
// Not `/api/*`: mounted beside others, the guards would also stop what is no JSON by design.
const GUARDED_PATHS = [
  '/api/sign-in/*',
  '/api/sign-out/*',
  '/api/session',
  '/api/step-up/*',
  '/api/devices/*',
  '/api/people/*',
  '/api/invitations/*',
  '/api/password',
  '/api/resets/*',
  '/api/passkeys/*',
]

/** Mount at the root: `app.route('/', createAuthRoutes(auth))`. */
export const createAuthRoutes = (auth: Auth): Hono => {
  const app = new Hono()
  for (const path of GUARDED_PATHS) {
    app.use(path, async (c, next) => {
      c.header('Cache-Control', 'no-store')
      await next()
    })
    app.use(path, sameOriginJsonOnly(auth.config.allowedOrigins))
    app.use(
      path,
      bodyLimit({
        maxSize: BODY_MAX_BYTES,
        onError: (c) => answerProblem(c, refuse('body-too-large')),
      }),
    )
  }
  for (const routes of [
    sessionRoutes,
    deviceRoutes,
    invitationRoutes,
    resetRoutes,
    passkeyRoutes,
    peopleRoutes,
  ])
    app.route('/', routes(auth))
  return app
}
