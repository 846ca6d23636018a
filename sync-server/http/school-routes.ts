/**
 * A school over HTTP: its published sets, what was refused, who changed what. The school is always
 * the session's own; an id of another school finds nothing, like an id that never was.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { parseDocId } from '#shared/kernel/ids.ts'
import { UNSAID_SCHEMA } from '#shared/protocol/version.ts'
import {
  type Auth,
  adminOnly,
  type SignedIn,
  sameOriginJsonOnly,
  signedInOnly,
} from '#sync-server/auth/index.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import type { SaidVersions, SetCheckpoint } from '#sync-server/school/school.ts'
import { bodyOfAtMost, parseOr, readJson } from './bodies.ts'
import { answerProblem, refuse } from './problems.ts'
import type { Payer } from './share.ts'

/** A thousand finished mock tests, which is the largest thing a device pushes. */
const BODY_MAX_BYTES = 8 * 1024 * 1024
const PUSHED_ROWS_AT_MOST = 1_000
const PULLED_ROWS_AT_MOST = 1_000
const PULLED_ROWS_PER_TOKEN = 20
/** Of a list that is gathered and written out anew each time. */
const LISTED_ROWS_PER_TOKEN = 5
/** A judge has to open the record for it. */
const READING_TOKENS = 50

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
const schemaNumber = v.pipe(wholeNumber, v.minValue(1), v.maxValue(10_000))

/**
 * `after` and `epoch` are the checkpoint of the last answer; neither on the first pull. `schema`: which
 * shapes the app knows; one that does not say is from before it could.
 */
const pullQuery = v.strictObject({
  schema: v.optional(schemaNumber),
  after: v.optional(wholeNumber),
  epoch: v.optional(v.pipe(v.string(), v.maxLength(40))),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(PULLED_ROWS_AT_MOST)), '1000'),
})
/** Of a newer app it may hold more: it is told that it is newer, not that it cannot be read. */
const pushQuery = v.object({
  protocol: v.optional(wholeNumber),
  schema: v.optional(schemaNumber),
})
const pushBody = v.strictObject({
  rows: v.pipe(
    v.array(v.strictObject({ id: v.pipe(v.string(), v.maxLength(150)), data: v.unknown() })),
    v.maxLength(PUSHED_ROWS_AT_MOST),
  ),
})
const REASON_AT_MOST = 500
const decisionBody = v.strictObject({
  decision: v.picklist(['adopt', 'keep']),
  reason: v.optional(v.pipe(v.string(), v.maxLength(REASON_AT_MOST))),
})
const entryId = v.pipe(wholeNumber, v.safeInteger())

const checkpointOf = (query: v.InferOutput<typeof pullQuery>): SetCheckpoint | null =>
  query.after === undefined ? null : { epoch: query.epoch ?? '', seq: query.after }

/** Mount at the root, after the routes of sign-in. */
export const schoolRoutes = (auth: Auth, schools: OpenSchools, payer: Payer): Hono<SignedIn> => {
  const app = new Hono<SignedIn>()
  const schoolOf = (c: Context<SignedIn>) => schools.of(c.get('session').schoolId)
  const whoOf = (c: Context<SignedIn>): string => {
    const { schoolId, personId } = c.get('session')
    return `${schoolId}/${personId}`
  }
  const listed = (c: Context<SignedIn>, entries: readonly unknown[]) => {
    payer.pays(whoOf(c), entries.length / LISTED_ROWS_PER_TOKEN)
    return c.json({ entries })
  }
  const notFound = (c: Context) => answerProblem(c, refuse('not-found'))
  /** Why an app of this age is answered nothing else; undefined when it is served. */
  const notServed = (c: Context<SignedIn>, said: SaidVersions): Response | undefined => {
    const served = schoolOf(c).serves(c.get('session'), said)
    return served === 'served' ? undefined : answerProblem(c, refuse(served))
  }

  for (const path of [
    '/api/sets/:set',
    '/api/quarantine',
    '/api/quarantine/:id',
    '/api/history/:doc',
  ]) {
    app.use(path, sameOriginJsonOnly(auth.config.allowedOrigins))
    app.use(path, signedInOnly(auth))
    app.use(path, async (c, next) => payer.asks(c, whoOf(c), BODY_MAX_BYTES) ?? next())
    app.use(path, bodyOfAtMost(BODY_MAX_BYTES))
  }

  app.get('/api/sets/:set', (c) => {
    const query = parseOr(pullQuery, c.req.query())
    if (!query.ok) return answerProblem(c, query)
    const { limit, schema } = query.value
    const tooOldOrNew = notServed(c, { schema })
    if (tooOldOrNew) return tooOldOrNew
    const pulled = schoolOf(c).sets.pull(
      c.get('session'),
      c.req.param('set'),
      checkpointOf(query.value),
      limit,
      schema ?? UNSAID_SCHEMA,
    )
    if (!pulled.ok) return notFound(c)
    payer.pays(whoOf(c), pulled.value.rows.length / PULLED_ROWS_PER_TOKEN)
    return c.json(pulled.value)
  })

  app.post('/api/sets/:set', async (c) => {
    const said = parseOr(pushQuery, c.req.query())
    if (!said.ok) return answerProblem(c, said)
    const tooOldOrNew = notServed(c, said.value)
    if (tooOldOrNew) return tooOldOrNew
    const body = await readJson(c, pushBody)
    if (!body.ok) return answerProblem(c, body)
    payer.pays(whoOf(c), body.value.rows.length)
    const rows = body.value.rows.map(({ id, data }) => ({ id, data }))
    const pushed = schoolOf(c).sets.push(c.get('session'), c.req.param('set'), rows)
    return pushed.ok ? c.json({ verdicts: pushed.value }) : notFound(c)
  })

  app.get('/api/quarantine', (c) => {
    const entries = schoolOf(c).quarantine.list(c.get('session'))
    return entries.ok ? listed(c, entries.value) : notFound(c)
  })

  app.get('/api/quarantine/:id', async (c) => {
    const id = parseOr(entryId, c.req.param('id'))
    if (!id.ok) return notFound(c)
    payer.pays(whoOf(c), READING_TOKENS)
    const read = await schoolOf(c).quarantine.read(c.get('session'), id.value)
    return read.ok ? c.json(read.value) : notFound(c)
  })

  app.post('/api/quarantine/:id', adminOnly, async (c) => {
    const id = parseOr(entryId, c.req.param('id'))
    if (!id.ok) return notFound(c)
    const body = await readJson(c, decisionBody)
    if (!body.ok) return answerProblem(c, body)
    const decided = await schoolOf(c).quarantine.decide(c.get('session'), id.value, body.value)
    // The school's own sentence: why the change cannot be adopted, or that it is not there.
    if (decided.ok) return c.body(null, 204)
    return decided.problem.code === 'not-found' ? notFound(c) : c.json(decided.problem, 409)
  })

  app.get('/api/history/:doc', (c) => {
    const doc = c.req.param('doc')
    if (!parseDocId(doc)) return notFound(c)
    const entries = schoolOf(c).history(c.get('session'), doc)
    return entries.ok ? listed(c, entries.value) : notFound(c)
  })

  return app
}
