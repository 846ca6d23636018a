/** Erasing somebody, by an admin who has just proved who they are and has typed the name. F185. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { PersonId } from '#shared/kernel/actor.ts'
import { asTyped } from '#shared/kernel/typed-name.ts'
import { type Auth, type SignedIn, steppedUpOnly } from '#sync-server/auth/index.ts'
import type { SessionContext } from '#sync-server/auth/session-context.ts'
import { routesForAdmins } from '#sync-server/http/admin-routes.ts'
import { readJson } from '#sync-server/http/bodies.ts'
import { answerProblem, refuse } from '#sync-server/http/problems.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { Eraser } from './eraser.ts'

export type EraseRouteDeps = {
  readonly auth: Auth
  readonly control: ControlDb
  readonly schools: OpenSchools
  readonly eraser: Eraser
}

const eraseBody = v.strictObject({ confirm: v.pipe(v.string(), v.maxLength(200)) })

export const eraseRoutes = ({ auth, control, schools, eraser }: EraseRouteDeps): Hono<SignedIn> => {
  const app = routesForAdmins(auth, ['/api/erase/:person', '/api/erase/:person/preview'])

  /** What was done, and which devices may still hold a copy because they have been away since. */
  const afterwards = ({ schoolId, deviceId }: SessionContext, personId: PersonId) => {
    const school = schools.of(schoolId)
    const erasedAtMs = school.erasure.erasedAt(personId)
    if (erasedAtMs === undefined) return {}
    const inTouch = new Set([...school.connectedDevices(), deviceId])
    return {
      erasedAtMs,
      outstanding: control.devices
        .unseenSince(schoolId, erasedAtMs)
        .filter(({ id }) => !inTouch.has(id))
        .map(({ personId: person, name, lastSeenAt }) => ({
          person,
          name,
          lastSeenAtMs: lastSeenAt,
        })),
    }
  }

  /** Of the session's own school; undefined for somebody it has never heard of. */
  const previewOf = (c: Context<SignedIn>, personId: PersonId) => {
    const { schoolId } = c.get('session')
    const found = schools.of(schoolId).erasure.preview(personId)
    const isMember = control.memberships.ofPerson(schoolId, personId) !== undefined
    if (!isMember && !found.isErased && found.displayName === undefined) return undefined
    return {
      ...found,
      ...afterwards(c.get('session'), personId),
      // A name with nothing to be seen could not be typed: they go by their id.
      displayName: asTyped(found.displayName ?? '') === '' ? null : (found.displayName ?? null),
      devices: control.erasure.devicesOf(schoolId, personId),
      isLastAdmin: isMember && control.erasure.isLastAdmin(schoolId, personId),
    }
  }

  app.post('/api/erase/:person/preview', (c) => {
    const preview = previewOf(c, c.req.param('person'))
    return preview ? c.json(preview) : answerProblem(c, refuse('not-found'))
  })

  app.post('/api/erase/:person', steppedUpOnly(auth), async (c) => {
    const personId = c.req.param('person')
    const body = await readJson(c, eraseBody)
    if (!body.ok) return answerProblem(c, body)
    // Looked at now and not before the body was here: meanwhile they may have become the last admin.
    const preview = previewOf(c, personId)
    if (!preview) return answerProblem(c, refuse('not-found'))
    if (preview.isLastAdmin) return answerProblem(c, refuse('last-admin'))
    if (preview.blocks.length > 0) return answerProblem(c, refuse('erase-blocked'))
    const name = preview.displayName ?? personId
    if (!preview.isErased && asTyped(body.value.confirm) !== asTyped(name))
      return answerProblem(c, refuse('name-differs', 'confirm'))
    const { schoolId, personId: person, deviceId: device } = c.get('session')
    eraser.erase(schoolId, personId, { person, device })
    return c.body(null, 204)
  })

  return app
}
