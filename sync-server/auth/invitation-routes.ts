/** Invitations over HTTP: made by an admin, looked at by whoever has the link, accepted once. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { acceptBody, invitationBody } from './bodies.ts'
import { adminOnly, type SignedIn, signedInOnly } from './guards.ts'
import { refuse } from './problems.ts'
import { answerSession, deviceWish, networkOf } from './route-kit.ts'

export const invitationRoutes = (auth: Auth): Hono<SignedIn> => {
  const { invitations } = auth
  const app = new Hono<SignedIn>()

  app.post('/api/invitations', signedInOnly(auth), adminOnly, async (c) => {
    const body = await readBody(c, invitationBody)
    if (!body.ok) return answerProblem(c, body)
    // Whoever invites an admin makes one: that takes no less than changing a role does.
    if (body.value.role !== 'learner' && !auth.isSteppedUp(c.req.header('cookie')))
      return answerProblem(c, refuse('step-up-needed'))
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
    const network = networkOf(auth, c)
    const done = await invitations.accept(c.req.param('token'), body.value, wish, network)
    return done.ok ? answerSession(auth, c, done.value) : answerProblem(c, done)
  })

  return app
}
