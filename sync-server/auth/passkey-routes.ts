/** Passkeys over HTTP: made, listed, removed, and used to sign in or to confirm oneself. */
import { Hono } from 'hono'
import { answerProblem, readBody } from './answers.ts'
import type { Auth } from './auth.ts'
import { emptyBody, passkeySignInBody, passkeyStepUpBody, registrationBody } from './bodies.ts'
import { type SignedIn, signedInOnly, steppedUpOnly } from './guards.ts'
import { refuse } from './problems.ts'
import { answerReplacement, answerSession, deviceWish, networkOf } from './route-kit.ts'

export const passkeyRoutes = (auth: Auth): Hono<SignedIn> => {
  const { passkeys, sessions } = auth
  const app = new Hono<SignedIn>()
  const signedIn = signedInOnly(auth)
  const steppedUp = steppedUpOnly(auth)

  app.get('/api/passkeys', signedIn, (c) =>
    c.json({ passkeys: passkeys.ofOneself(c.get('session')) }),
  )

  app.post('/api/passkeys/options', signedIn, steppedUp, async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const options = await passkeys.registrationOptions(c.get('session'), c.req.header('origin'))
    return options.ok ? c.json(options.value) : answerProblem(c, options)
  })

  app.post('/api/passkeys', signedIn, steppedUp, async (c) => {
    const body = await readBody(c, registrationBody)
    if (!body.ok) return answerProblem(c, body)
    const { response, name } = body.value
    const made = await passkeys.register(c.get('session'), response, name)
    return made.ok ? c.json(made.value, 201) : answerProblem(c, made)
  })

  app.post('/api/passkeys/:id/remove', signedIn, steppedUp, async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const done = passkeys.remove(c.get('session'), c.req.param('id'))
    return done.ok ? c.body(null, 204) : answerProblem(c, done)
  })

  app.post('/api/sign-in/passkey/options', async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const options = await passkeys.signInOptions(c.req.header('origin'), networkOf(auth, c))
    return options.ok ? c.json(options.value) : answerProblem(c, options)
  })

  app.post('/api/sign-in/passkey', async (c) => {
    const body = await readBody(c, passkeySignInBody)
    if (!body.ok) return answerProblem(c, body)
    const { response, schoolId } = body.value
    const wish = { ...deviceWish(body.value), schoolId }
    const cookie = c.req.header('cookie')
    const done = await passkeys.signIn(response, wish, networkOf(auth, c), cookie)
    return done.ok ? answerSession(auth, c, done.value) : answerProblem(c, done)
  })

  app.post('/api/step-up/passkey/options', signedIn, async (c) => {
    const body = await readBody(c, emptyBody)
    if (!body.ok) return answerProblem(c, body)
    const options = await passkeys.stepUpOptions(c.get('session'), c.req.header('origin'))
    return options.ok ? c.json(options.value) : answerProblem(c, options)
  })

  app.post('/api/step-up/passkey', signedIn, async (c) => {
    const body = await readBody(c, passkeyStepUpBody)
    if (!body.ok) return answerProblem(c, body)
    const token = sessions.tokenIn(c.req.header('cookie'))
    if (!token) return answerProblem(c, refuse('not-signed-in'))
    const { response } = body.value
    const done = await passkeys.stepUp(c.get('session'), token, response, networkOf(auth, c))
    return done.ok ? answerReplacement(c, done.value) : answerProblem(c, done)
  })

  return app
}
