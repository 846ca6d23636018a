/**
 * The one door an ended device still finds open. What it hands in goes into quarantine and nowhere
 * else; when it has nothing left it is told to wipe itself, and the door is shut.
 */
import { Hono } from 'hono'
import * as v from 'valibot'
import { MAX_CHANGE_BYTES, MAX_PUSH_CHANGES } from '#shared/protocol/limits.ts'
import { type Auth, sameOriginJsonOnly } from '#sync-server/auth/index.ts'
import type { EndedDevice } from '#sync-server/auth/last-words.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { ENDED_DEVICES_OF_A_PERSON } from '#sync-server/school/quarantine.ts'
import { bodyOfAtMost, readJson } from './bodies.ts'
import { answerProblem, refuse } from './problems.ts'
import type { Payer } from './share.ts'

const PATH = '/api/last-words'
const BODY_MAX_BYTES = 1024 * 1024
/** Four letters for three bytes. */
const BASE64_MAX_CHARS = Math.ceil(MAX_CHANGE_BYTES / 3) * 4

const lastWordsBody = v.strictObject({
  /** The device as it knows itself; believed only as far as to say that it was ended. */
  device: v.pipe(v.string(), v.maxLength(60)),
  /** None: everything has been handed in. */
  changes: v.pipe(
    v.array(
      v.strictObject({
        doc: v.pipe(v.string(), v.maxLength(150)),
        hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        bytes: v.pipe(v.string(), v.base64(), v.maxLength(BASE64_MAX_CHARS)),
      }),
    ),
    v.maxLength(MAX_PUSH_CHANGES),
  ),
})

/**
 * All ended devices of a person have four shares between them: anybody could make devices without end
 * and end them. More than one, so that a thief with one phone seldom holds up its owner's others.
 */
const shareOf = (ended: EndedDevice | undefined): string => {
  const last = Number.parseInt(ended?.actorPrefix.slice(-1) ?? '', 16)
  return `${ended?.schoolId}/${ended?.personId} ended ${last % ENDED_DEVICES_OF_A_PERSON}`
}

export const lastWordsRoute = (auth: Auth, schools: OpenSchools, payer: Payer): Hono => {
  const app = new Hono()
  app.use(PATH, sameOriginJsonOnly(auth.config.allowedOrigins))
  app.use(PATH, bodyOfAtMost(BODY_MAX_BYTES))
  app.post(PATH, async (c) => {
    const knocks = auth.lastWords.deviceBehind(c.req.header('cookie'))
    const who = shareOf(knocks)
    const tooMuch = knocks && payer.asks(c, who, BODY_MAX_BYTES)
    if (tooMuch) return tooMuch
    const body = await readJson(c, lastWordsBody)
    if (!body.ok) return answerProblem(c, body)
    c.header('Cache-Control', 'no-store')
    const ended = auth.lastWords.deviceBehind(c.req.header('cookie'))
    const { device, changes } = body.value
    if (!ended)
      return answerProblem(
        c,
        auth.devices.isEnded(device) ? refuse('device-ended') : refuse('not-signed-in'),
      )
    if (changes.length > 0) {
      payer.pays(who, changes.length)
      const words = changes.map(({ bytes, ...change }) => ({
        ...change,
        bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
      }))
      return c.json(schools.of(ended.schoolId).takeLastWords(ended, words))
    }
    auth.lastWords.areSaid(ended.deviceId)
    return answerProblem(c, refuse('device-ended'))
  })
  return app
}
