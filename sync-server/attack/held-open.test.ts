/**
 * A request whose body comes slowly: it was let in by what its sender was when it began, and half a
 * minute later, when the rest of it is here, they may be nobody. What it asks is decided by then.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSoftwareKey } from '#sync-server/auth/testing/software-key.ts'
import { ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'

/** Passkeys are made under a name only, or at home. */
const HOME = 'http://localhost:4321'

let siege: Siege
let ada: Person
let alan: Person
type Person = Awaited<ReturnType<Siege['relay']['signIn']>>

beforeEach(async () => {
  siege = await aSiege({ allowedOrigins: [ORIGIN, HOME] })
  await siege.add('hill', 'alan', 'admin')
  ada = await siege.relay.signIn('ada@hill.example')
  alan = await siege.relay.signIn('alan@hill.example')
})
afterEach(() => siege.close())

/** Sends the head of a request; once the relay waits for the body, `meanwhile` happens, then it comes. */
const holds = async (
  who: Person,
  path: string,
  body: unknown,
  meanwhile: () => Promise<unknown>,
): Promise<{ status: number; code?: string; json: Record<string, string> }> => {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await meanwhile()
        controller.enqueue(bytes)
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = {
    origin: ORIGIN,
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    cookie: who.cookie,
  }
  const answer = await siege.relay.app.request(
    path,
    { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit,
    { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
  )
  const text = await answer.text()
  const json = text === '' ? {} : JSON.parse(text)
  return { status: answer.status, code: json.code, json }
}

const demotesAlan = () =>
  ada.ask('/api/people/alan-of-hill/roles', { body: { roles: ['instructor'] } })
const endsAlansPhone = () => ada.ask(`/api/devices/${alan.deviceId}/end`, { body: {} })

const ASKED: readonly (readonly [string, unknown])[] = [
  ['/api/invitations', { email: 'mallory@evil.example', displayName: 'M', role: 'admin' }],
  ['/api/resets/for/ivan-of-hill', {}],
  ['/api/people/ivan-of-hill/roles', { roles: ['admin'] }],
  ['/api/people/ivan-of-hill/remove', {}],
  ['/api/erase/lena-of-hill', { confirm: 'lena of hill' }],
  ['/api/retention', { settings: { auditYears: 12 } }],
  ['/api/retention/keep', { keep: 'lena-of-hill' }],
  ['/api/retention/ledger', { before: 0 }],
]

test.each(ASKED)(
  'P10: %s by an admin who is none any more when all of it is here',
  async (path, body) => {
    expect(await holds(alan, path, body, demotesAlan)).toMatchObject({
      status: 403,
      code: 'admin-only',
    })
  },
)

test.each(ASKED)('T12: %s from a device that was ended meanwhile', async (path, body) => {
  expect(await holds(alan, path, body, endsAlansPhone)).toMatchObject({
    status: 401,
    code: 'not-signed-in',
  })
})

test('P10: an admin cannot erase the one who has just taken their rights, and leave no admin', async () => {
  const answer = await holds(
    alan,
    '/api/erase/ada-of-hill',
    { confirm: 'ada of hill' },
    demotesAlan,
  )
  expect(answer.status).toBe(403)
  expect((await ada.ask('/api/session')).status).toBe(200)
})

test('two admins who erase each other at once: one of them stays', async () => {
  const answer = await holds(alan, '/api/erase/ada-of-hill', { confirm: 'ada of hill' }, () =>
    ada.ask('/api/erase/alan-of-hill', { body: { confirm: 'alan of hill' } }),
  )
  expect(answer.status).toBe(401)
  expect((await ada.ask('/api/session')).status).toBe(200)
})

test('T46: a passkey that was being added when the password was set anew is not added', async () => {
  const asked = await alan.ask('/api/passkeys/options', { body: {}, headers: { origin: HOME } })
  const response = aSoftwareKey(HOME).registers(asked.json)
  const handed = await ada.ask('/api/resets/for/alan-of-hill', { body: {} })
  const answer = await holds(alan, '/api/passkeys', { response, name: 'Mine' }, () =>
    siege.ask(`/api/resets/${handed.json.token}`, { body: { password: `${PASSWORD} anew` } }),
  )
  expect(answer.status).toBe(401)
  const account = siege.relay.control.accounts.byEmail('alan@hill.example')
  expect(siege.relay.control.passkeys.ofAccount(account?.id ?? '')).toEqual([])
})

test('T12: rows and decisions of a device that was ended meanwhile', async () => {
  const lena = await siege.relay.signIn('lena@hill.example')
  const ends = () => ada.ask(`/api/devices/${lena.deviceId}/end`, { body: {} })
  expect(await holds(lena, '/api/sets/attempts', { rows: [] }, ends)).toMatchObject({ status: 401 })
  expect(
    await holds(alan, '/api/quarantine/1', { decision: 'keep', reason: 'no' }, endsAlansPhone),
  ).toMatchObject({ status: 401 })
})
