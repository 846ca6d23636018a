/** In, out, who am I, and proving it once more. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { emptyBody, passwordBody, signInBody, stepUpBody } from './bodies.ts'
import { type SignedIn, signedInOnly } from './guards.ts'
import { refuse } from './problems.ts'
import { answerReplacement, answerSession, deviceWish, networkOf } from './route-kit.ts'
import { clearedSessionCookie } from './session-cookie.ts'

export const sessionRoutes = (auth: Auth): Hono<SignedIn> => {
  const { config, sessions, devices, signIn } = auth
  const app = new Hono<SignedIn>()

  app.post('/api/sign-in', async (c) => {
    const body = await readBody(c, signInBody)
    if (!body.ok) return answerProblem(c, body)
    const { email, password, schoolId } = body.value
    const wish = { ...deviceWish(body.value), schoolId }
    const cookie = c.req.header('cookie')
    const done = await signIn.signIn({ email, password }, wish, networkOf(auth, c), cookie)
    return done.ok ? answerSession(auth, c, done.value) : answerProblem(c, done)
  })

  app.post('/api/sign-out', async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const session = sessions.readSession(c.req.header('cookie'))
    if (session) signIn.signOut(session)
    c.header('Set-Cookie', clearedSessionCookie(config.secureCookies))
    return c.body(null, 204)
  })

  app.post('/api/sign-out/everywhere', signedInOnly(auth), async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    return c.json({ ended: signIn.signOutEverywhereElse(c.get('session')) })
  })

  // `?device=` lets a browser whose session is gone learn whether its device was cut off.
  app.get('/api/session', (c) => {
    const cookie = c.req.header('cookie')
    const device = c.req.query('device')
    if (device !== undefined && !sessions.readSession(cookie) && devices.isEnded(device))
      return answerProblem(c, refuse('device-ended'))
    return answerSession(auth, c, sessions.tokenIn(cookie))
  })

  app.post('/api/step-up', signedInOnly(auth), async (c) => {
    const body = await readBody(c, stepUpBody)
    if (!body.ok) return answerProblem(c, body)
    const token = sessions.tokenIn(c.req.header('cookie'))
    if (!token) return answerProblem(c, refuse('not-signed-in'))
    const { password } = body.value
    const done = await signIn.stepUp(c.get('session'), token, password, networkOf(auth, c))
    return done.ok ? answerReplacement(c, done.value) : answerProblem(c, done)
  })

  app.post('/api/password', signedInOnly(auth), async (c) => {
    const body = await readBody(c, passwordBody)
    if (!body.ok) return answerProblem(c, body)
    const token = sessions.tokenIn(c.req.header('cookie'))
    if (!token) return answerProblem(c, refuse('not-signed-in'))
    const network = networkOf(auth, c)
    const done = await signIn.changePassword(c.get('session'), token, body.value, network)
    return done.ok ? answerReplacement(c, done.value) : answerProblem(c, done)
  })

  return app
}
