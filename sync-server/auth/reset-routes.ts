/** A new password over HTTP: asked for, handed over, looked at, set. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { emptyBody, resetAskBody, resetBody } from './bodies.ts'
import { adminOnly, type SignedIn, signedInOnly, steppedUpOnly } from './guards.ts'
import { networkOf } from './route-kit.ts'

export const resetRoutes = (auth: Auth): Hono<SignedIn> => {
  const { resets } = auth
  const app = new Hono<SignedIn>()

  app.post('/api/resets', async (c) => {
    const body = await readBody(c, resetAskBody)
    if (!body.ok) return answerProblem(c, body)
    const asked = resets.ask(body.value.email, networkOf(auth, c))
    return asked.ok ? c.json({}, 202) : answerProblem(c, asked)
  })

  app.post(
    '/api/resets/for/:person',
    signedInOnly(auth),
    adminOnly,
    steppedUpOnly(auth),
    async (c) => {
      const body = await readBody(c, emptyBody)
      if (!body.ok) return answerProblem(c, body)
      const made = resets.makeFor(c.get('session'), c.req.param('person'))
      return made.ok ? c.json(made.value, 201) : answerProblem(c, made)
    },
  )

  app.get('/api/resets/:token', (c) => {
    const described = resets.describe(c.req.param('token'))
    return described.ok ? c.json({ ok: true, ...described.value }) : answerProblem(c, described)
  })

  app.post('/api/resets/:token', async (c) => {
    const body = await readBody(c, resetBody)
    if (!body.ok) return answerProblem(c, body)
    const done = await resets.spend(c.req.param('token'), body.value.password, networkOf(auth, c))
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  return app
}
