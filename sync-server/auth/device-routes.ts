/** A person's devices over HTTP: the list, and cutting one off. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { emptyBody } from './bodies.ts'
import { adminOnly, type SignedIn, signedInOnly } from './guards.ts'

export const deviceRoutes = (auth: Auth): Hono<SignedIn> => {
  const { devices } = auth
  const app = new Hono<SignedIn>()

  app.get('/api/devices', signedInOnly(auth), (c) =>
    c.json({ devices: devices.ofOneself(c.get('session')) }),
  )

  app.get('/api/people/:person/devices', signedInOnly(auth), adminOnly, (c) => {
    const listed = devices.ofPerson(c.get('session'), c.req.param('person'))
    return listed.ok ? c.json({ devices: listed.value }) : answerProblem(c, listed)
  })

  app.post('/api/devices/:id/end', signedInOnly(auth), async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const isSteppedUp = auth.isSteppedUp(c.req.header('cookie'))
    const done = devices.end(c.get('session'), c.req.param('id'), isSteppedUp)
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  return app
}
