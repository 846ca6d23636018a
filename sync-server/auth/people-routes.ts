/** What an admin decides about people over HTTP: what they may do, and that they leave. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { emptyBody, rolesBody } from './bodies.ts'
import { adminOnly, type SignedIn, signedInOnly, steppedUpOnly } from './guards.ts'

export const peopleRoutes = (auth: Auth): Hono<SignedIn> => {
  const { members } = auth
  const app = new Hono<SignedIn>()
  const guards = [signedInOnly(auth), adminOnly, steppedUpOnly(auth)] as const

  app.post('/api/people/:person/roles', ...guards, async (c) => {
    const body = await readBody(c, rolesBody)
    if (!body.ok) return answerProblem(c, body)
    const done = members.setRoles(c.get('session'), c.req.param('person'), body.value.roles)
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  app.post('/api/people/:person/remove', ...guards, async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const done = members.remove(c.get('session'), c.req.param('person'))
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  return app
}
