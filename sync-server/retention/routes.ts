/** How long the school keeps what, and whose file is past its time: read and set by admins. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import type { Clock } from '#shared/kernel/ports.ts'
import { type Auth, sameOriginJsonOnly } from '#sync-server/auth/index.ts'
import { readJson } from '#sync-server/http/bodies.ts'
import { answerProblem, refuse } from '#sync-server/http/problems.ts'
import { adminsOnly, type SignedIn, signedInOnly } from '#sync-server/http/signed-in.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { keepPerson, proposalsOf, tendSchool } from './keeper.ts'
import {
  DEFAULT_RETENTION,
  LEDGER_YEARS,
  readRetention,
  retentionSettings,
  writeRetention,
} from './settings.ts'

const BODY_MAX_BYTES = 4 * 1024

/** New settings, or a person who is to be kept. */
const retentionBody = v.union([
  v.strictObject({ settings: retentionSettings }),
  v.strictObject({ keep: v.pipe(v.string(), v.minLength(1), v.maxLength(150)) }),
])

export const retentionRoutes = (deps: {
  auth: Auth
  clock: Clock
  schools: OpenSchools
}): Hono<SignedIn> => {
  const { auth, clock, schools } = deps
  const app = new Hono<SignedIn>()
  app.use('/api/retention', sameOriginJsonOnly(auth.config.allowedOrigins))
  app.use('/api/retention', signedInOnly(auth))
  app.use('/api/retention', adminsOnly)
  app.use(
    '/api/retention',
    bodyLimit({
      maxSize: BODY_MAX_BYTES,
      onError: (c) => answerProblem(c, refuse('body-too-large')),
    }),
  )

  app.get('/api/retention', (c) => {
    const school = schools.of(c.get('session').schoolId)
    return c.json({
      settings: readRetention(school.settings),
      defaults: DEFAULT_RETENTION,
      ledgerYears: LEDGER_YEARS,
      ...proposalsOf(school, clock.now()),
    })
  })

  app.post('/api/retention', async (c) => {
    const body = await readJson(c, retentionBody)
    if (!body.ok) return answerProblem(c, body)
    const { schoolId, personId, deviceId } = c.get('session')
    const school = schools.of(schoolId)
    const at = clock.now()
    const by = { at, person: personId, device: deviceId, outcome: 'done' }
    if ('keep' in body.value) {
      keepPerson(school, body.value.keep, at)
      school.audit.append({ ...by, action: 'person-kept', target: body.value.keep })
    } else {
      writeRetention(school.settings, body.value.settings)
      school.audit.append({ ...by, action: 'retention-changed', target: schoolId })
      tendSchool(school, at)
    }
    return c.body(null, 204)
  })

  return app
}
