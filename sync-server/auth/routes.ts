/** Sign-in over HTTP. Each route: who is asking, what do they say, what is the answer. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { acceptBody, emptyBody, invitationBody, passwordBody, signInBody } from './bodies.ts'
import { clientNetwork } from './client-address.ts'
import { refuse } from './problems.ts'
import { sameOriginJsonOnly } from './same-origin.ts'
import type { SessionContext } from './session-context.ts'
import { clearedSessionCookie, type SessionToken } from './session-cookie.ts'

const BODY_MAX_BYTES = 16 * 1024
// Not `/api/*`: mounted beside others, the guards would also stop what is no JSON by design.
const GUARDED_PATHS = [
  '/api/sign-in',
  '/api/sign-out',
  '/api/session',
  '/api/devices/*',
  '/api/invitations/*',
  '/api/password',
]

type SignedIn = { Variables: { session: SessionContext } }
type DeviceFields = {
  deviceName: string
  deviceKind: 'personal' | 'office'
  deviceId?: string | undefined
}

const deviceWish = ({ deviceName, deviceKind, deviceId }: DeviceFields) => ({
  name: deviceName,
  kind: deviceKind,
  id: deviceId,
})

/** Mount at the root: `app.route('/', createAuthRoutes(auth))`. */
export const createAuthRoutes = (auth: Auth): Hono => {
  const { config, sessions, devices, signIn, invitations, clock } = auth
  const app = new Hono()

  const networkOf = (c: Context): string =>
    clientNetwork(
      getConnInfo(c).remote.address,
      c.req.header('x-forwarded-for'),
      auth.isTrustedProxy,
    )

  /** The answer to "who am I": all a device must remember to open without a network. */
  const answerSession = (c: Context, token: SessionToken | undefined): Response => {
    const live = sessions.renewSession(token)
    if (!live) return answerProblem(c, refuse('not-signed-in'))
    const { sessionId: _, ...who } = live.context
    c.header('Set-Cookie', live.cookie)
    return c.json({ ...who, expiresAt: live.expiresAt, now: clock.now() })
  }

  const signedInOnly: MiddlewareHandler<SignedIn> = async (c, next) => {
    const session = sessions.readSession(c.req.header('cookie'))
    if (!session) return answerProblem(c, refuse('not-signed-in'))
    c.set('session', session)
    return next()
  }

  for (const path of GUARDED_PATHS) {
    app.use(path, async (c, next) => {
      c.header('Cache-Control', 'no-store')
      await next()
    })
    app.use(path, sameOriginJsonOnly(config.allowedOrigins))
    app.use(
      path,
      bodyLimit({
        maxSize: BODY_MAX_BYTES,
        onError: (c) => answerProblem(c, refuse('body-too-large')),
      }),
    )
  }

  app.post('/api/sign-in', async (c) => {
    const body = await readBody(c, signInBody)
    if (!body.ok) return answerProblem(c, body)
    const { email, password, schoolId } = body.value
    const wish = { ...deviceWish(body.value), schoolId }
    const cookie = c.req.header('cookie')
    const done = await signIn.signIn({ email, password }, wish, networkOf(c), cookie)
    return done.ok ? answerSession(c, done.value) : answerProblem(c, done)
  })

  app.post('/api/sign-out', async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const session = sessions.readSession(c.req.header('cookie'))
    if (session) signIn.signOut(session)
    c.header('Set-Cookie', clearedSessionCookie(config.secureCookies))
    return c.body(null, 204)
  })

  // `?device=` lets a browser whose session is gone learn whether its device was cut off.
  app.get('/api/session', (c) => {
    const cookie = c.req.header('cookie')
    const device = c.req.query('device')
    if (device !== undefined && !sessions.readSession(cookie) && devices.isEnded(device))
      return answerProblem(c, refuse('device-ended'))
    return answerSession(c, sessions.tokenIn(cookie))
  })

  app.get('/api/devices', signedInOnly, (c) => {
    const session = c.get('session')
    const listed = devices.list(session, c.req.query('person') ?? session.personId)
    if (!listed.ok) return answerProblem(c, listed)
    return c.json({
      devices: listed.value.map(({ id, name, kind, createdAt, lastSeenAt }) => {
        const isThisOne = id === session.deviceId
        return { id, name, kind, createdAt, lastSeenAt, isThisOne }
      }),
    })
  })

  app.post('/api/devices/:id/end', signedInOnly, async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const done = devices.end(c.get('session'), c.req.param('id'))
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  app.post('/api/invitations', signedInOnly, async (c) => {
    const body = await readBody(c, invitationBody)
    if (!body.ok) return answerProblem(c, body)
    const made = invitations.invite(c.get('session'), body.value)
    return made.ok ? c.json(made.value, 201) : answerProblem(c, made)
  })

  app.get('/api/invitations/:token', (c) => {
    const described = invitations.describe(c.req.param('token'))
    return described.ok ? c.json(described.value) : answerProblem(c, described)
  })

  app.post('/api/invitations/:token/accept', async (c) => {
    const body = await readBody(c, acceptBody)
    if (!body.ok) return answerProblem(c, body)
    const wish = deviceWish(body.value)
    const done = await invitations.accept(c.req.param('token'), body.value, wish, networkOf(c))
    return done.ok ? answerSession(c, done.value) : answerProblem(c, done)
  })

  app.post('/api/password', signedInOnly, async (c) => {
    const body = await readBody(c, passwordBody)
    if (!body.ok) return answerProblem(c, body)
    const done = await signIn.changePassword(c.get('session'), body.value, networkOf(c))
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  return app
}
