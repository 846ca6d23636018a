/** How long the school keeps what, and whose file is past its time: read and set by admins. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import { DEFAULT_RETENTION } from '#shared/domains/people/index.ts'
import type { Clock, InstantMs } from '#shared/kernel/ports.ts'
import { type Auth, type SignedIn, steppedUpOnly } from '#sync-server/auth/index.ts'
import type { RelayKeeps } from '#sync-server/config.ts'
import { routesForAdmins } from '#sync-server/http/admin-routes.ts'
import { readJson } from '#sync-server/http/bodies.ts'
import { answerProblem, refuse } from '#sync-server/http/problems.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { keepPerson, proposalsOf, tendSchool } from './keeper.ts'
import { ledgerBefore } from './propose.ts'
import { readRetention, retentionChange, writeRetention } from './settings.ts'

const changeBody = v.strictObject({ settings: retentionChange })
const keepBody = v.strictObject({ keep: v.pipe(v.string(), v.minLength(1), v.maxLength(150)) })
/** Up to when, as the admin has read it: meanwhile a new year may have begun, or a rule changed. */
const ledgerBody = v.strictObject({ before: v.pipe(v.number(), v.safeInteger()) })

export const retentionRoutes = (deps: {
  auth: Auth
  clock: Clock
  schools: OpenSchools
  /** What is kept for all schools together, as its operator has set it. */
  relayKeeps: RelayKeeps
}): Hono<SignedIn> => {
  const { auth, clock, schools, relayKeeps } = deps
  const paths = ['/api/retention', '/api/retention/keep', '/api/retention/ledger']
  const app = routesForAdmins(auth, paths)
  const schoolOf = (c: Context<SignedIn>) => schools.of(c.get('session').schoolId)
  const byWhom = (c: Context<SignedIn>, at: InstantMs) => {
    const { personId: person, deviceId: device } = c.get('session')
    return { at, person, device }
  }

  app.get('/api/retention', (c) => {
    const school = schoolOf(c)
    const now = clock.now()
    const settings = readRetention(school.settings)
    return c.json({
      settings,
      defaults: DEFAULT_RETENTION,
      relayKeeps,
      ledgerBefore: ledgerBefore(now, settings),
      ...proposalsOf(school, now),
    })
  })

  app.post('/api/retention', steppedUpOnly(auth), async (c) => {
    const body = await readJson(c, changeBody)
    if (!body.ok) return answerProblem(c, body)
    const school = schoolOf(c)
    const by = byWhom(c, clock.now())
    for (const { name, before, after } of writeRetention(school.settings, body.value.settings))
      school.audit.append({
        ...by,
        action: 'retention-changed',
        target: school.id,
        outcome: `${name} ${before}>${after}`,
      })
    tendSchool(school, by.at)
    return c.body(null, 204)
  })

  app.post('/api/retention/keep', async (c) => {
    const body = await readJson(c, keepBody)
    if (!body.ok) return answerProblem(c, body)
    const school = schoolOf(c)
    // Only the id of somebody who is there: what stands in the audit stands there for good.
    if (school.people.nameOf(body.value.keep) === undefined)
      return answerProblem(c, refuse('not-found'))
    const by = byWhom(c, clock.now())
    keepPerson(school, body.value.keep, by.at)
    school.audit.append({ ...by, action: 'person-kept', target: body.value.keep, outcome: 'done' })
    return c.body(null, 204)
  })

  app.post('/api/retention/ledger', steppedUpOnly(auth), async (c) => {
    const body = await readJson(c, ledgerBody)
    if (!body.ok) return answerProblem(c, body)
    const school = schoolOf(c)
    const { at, ...by } = byWhom(c, clock.now())
    const before = ledgerBefore(at, readRetention(school.settings))
    if (body.value.before !== before) return answerProblem(c, refuse('ledger-moved'))
    school.retention.eraseLedger(before, by)
    tendSchool(school, at)
    return c.body(null, 204)
  })

  return app
}
