/** What an admin may look up afterwards: the security log, and what happened to one record. */
import type { Hono } from 'hono'
import * as v from 'valibot'
import { parseDocId } from '#shared/kernel/ids.ts'
import type { Auth, SignedIn } from '#sync-server/auth/index.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { VERSIONS_A_PAGE } from '#sync-server/school/record-history.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import { routesForAdmins } from './admin-routes.ts'
import { parseOr } from './bodies.ts'
import { answerProblem, refuse } from './problems.ts'
import { readSecurityLog } from './security-log.ts'

const LINES_A_PAGE = 50
const LINES_AT_MOST = 200

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))
const logQuery = v.strictObject({
  action: v.optional(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/))),
  person: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,16}\.\d{1,16}$/),
      v.transform((text) => {
        const [door = 0, school = 0] = text.split('.').map(Number)
        return { door, school }
      }),
    ),
  ),
  limit: v.optional(
    v.pipe(wholeNumber, v.minValue(1), v.maxValue(LINES_AT_MOST)),
    String(LINES_A_PAGE),
  ),
})
const historyQuery = v.strictObject({ before: v.optional(wholeNumber) })

/** Mount at the root, after the routes of sign-in. */
export const auditRoutes = (deps: {
  auth: Auth
  control: ControlDb
  schools: OpenSchools
}): Hono<SignedIn> => {
  const { auth, control, schools } = deps
  const app = routesForAdmins(auth, ['/api/security-log', '/api/history/:doc/steps'])

  app.get('/api/security-log', (c) => {
    const query = parseOr(logQuery, c.req.query())
    if (!query.ok) return answerProblem(c, query)
    const { before, ...wish } = query.value
    const school = schools.of(c.get('session').schoolId)
    return c.json(readSecurityLog({ control, school }, { ...wish, before }))
  })

  app.get('/api/history/:doc/steps', (c) => {
    const doc = c.req.param('doc')
    const query = parseOr(historyQuery, c.req.query())
    if (!query.ok) return answerProblem(c, query)
    if (!parseDocId(doc)) return answerProblem(c, refuse('not-found'))
    const session = c.get('session')
    const found = schools.of(session.schoolId).recordHistory(session, doc, query.value.before)
    if (!found.ok) return answerProblem(c, refuse('not-found'))
    const versions = found.value.map(({ device, ...version }) => {
      const known = control.devices.byId(device)
      const name = known?.schoolId === session.schoolId ? known.name : null
      return { ...version, device: { id: device, name } }
    })
    const next = versions.length === VERSIONS_A_PAGE ? versions.at(-1)?.seq : null
    return c.json({ versions, next })
  })

  return app
}
