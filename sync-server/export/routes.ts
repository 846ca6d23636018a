/**
 * Taking one's data away: what concerns oneself for anybody, the whole school for an admin; either for
 * whoever has just proved who they are. P9, T30.
 */
import { type Context, Hono } from 'hono'
import { isAdmin, type SchoolId } from '#shared/kernel/actor.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import {
  type Auth,
  actorOfSession,
  adminOnly,
  type SessionContext,
  type SignedIn,
  sameOriginJsonOnly,
  signedInOnly,
  steppedUpOnly,
} from '#sync-server/auth/index.ts'
import { answerProblem, refuse } from '#sync-server/http/problems.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { Exporter, ExportWish } from './exporter.ts'

/** Each holds a copy of the school's names in memory and works through all its records. */
const MOST_AT_ONCE = 4
/** One place is always left for a school's own. */
const MOST_OF_PERSONS_AT_ONCE = MOST_AT_ONCE - 1

export type ExportRouteDeps = {
  readonly auth: Auth
  readonly control: ControlDb
  readonly clock: Clock
  readonly schools: OpenSchools
  readonly exporter: Exporter
  readonly schoolFile: (schoolId: SchoolId) => string
}

export const exportRoutes = (deps: ExportRouteDeps): Hono<SignedIn> => {
  const { auth, control, clock, schools, exporter } = deps
  const app = new Hono<SignedIn>()
  app.use('/api/export/*', sameOriginJsonOnly(auth.config.allowedOrigins))
  app.use('/api/export/*', signedInOnly(auth))

  const tell = (session: SessionContext, target: string): void => {
    const { schoolId, personId, accountId, deviceId } = session
    const at = clock.now()
    const act = { person: personId, device: deviceId, action: 'exported', target, outcome: 'done' }
    schools.of(schoolId).audit.append({ at, ...act })
    control.securityLog.write({
      at,
      action: 'exported',
      outcome: 'done',
      schoolId,
      accountId,
      personId,
      deviceId,
    })
  }

  const answer = (c: Context<SignedIn>, person?: ExportWish['person']): Response => {
    const session = c.get('session')
    const { schoolId, schoolName, personId } = session
    const by = `${schoolId}/${personId}`
    const most = person ? MOST_OF_PERSONS_AT_ONCE : MOST_AT_ONCE
    if (exporter.running() >= most || exporter.isBusyFor(by))
      return answerProblem(c, refuse('export-busy'))
    // Opens the school's file, and so brings it up to date, before it is read.
    tell(session, person ? person.personId : schoolId)
    const { receiptOf } = schools.of(schoolId)
    const school = { id: schoolId, name: schoolName, file: deps.schoolFile(schoolId), receiptOf }
    const cookie = c.req.header('cookie')
    const { erasure, standing } = schools.of(schoolId)
    const erasures = erasure.times()
    const asked = standing(session)
    // What is read stands as it was: nobody is given who was erased since, nor what they have lost.
    const mayGoOn = () => {
      const now = auth.readSession(cookie)
      if (!now || erasure.times() !== erasures) return false
      return person ? standing(now) === asked : isAdmin(actorOfSession(now, []))
    }
    const wish = { school, by, mayGoOn, ...(person ? { person } : {}) }
    const { fileName, zip } = exporter.start(wish)
    c.header('Content-Type', 'application/zip')
    c.header('Content-Disposition', `attachment; filename="${fileName}"`)
    return c.body(zip)
  }

  app.post('/api/export/me', steppedUpOnly(auth), (c) => {
    const { personId, roles } = c.get('session')
    return answer(c, { personId, roles })
  })
  app.post('/api/export/school', adminOnly, steppedUpOnly(auth), (c) => answer(c))
  return app
}
