/**
 * Every address of the relay, asked by everybody it is not for. The list comes from the router: a
 * route without its line here fails.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'
import { type Knock, knock } from './testing/knock.ts'

let siege: Siege
let port: number
let ivan: Attacker

/** What is asked for by a route's name for it: all of it is Hill School's, and not Omar's or Dora's. */
const NAMED: Record<string, () => string> = {
  id: () => ivan.deviceId,
  person: () => 'ivan-of-hill',
  leaver: () => 'liam-of-hill',
  entry: () => '1',
  set: () => 'people',
  doc: () => 'learner:lena-of-hill',
  somebody: () => 'lena-of-hill',
  token: () => 'x'.repeat(43),
}
/** The same names for what never was, anywhere. */
const NEVER: Record<string, string> = {
  id: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
  person: 'nobody-of-hill',
  leaver: 'nobody-of-hill',
  somebody: 'nobody-of-hill',
  entry: '999999',
  doc: 'learner:nobody-of-hill',
  token: 'y'.repeat(43),
}

type Line = {
  readonly path?: string
  /** Made anew for each asker. */
  readonly body?: () => unknown
  /** Answers to: nobody, a session that was ended, a learner, an instructor, another school's admin, an admin. */
  readonly says: readonly [number, number, number, number, number, number]
  /** Asks an admin to confirm who they are when ten minutes have passed. */
  readonly isFarReaching?: true
}
const open = (status: number): Line['says'] => [status, status, status, status, status, status]
const MEMBERS: Line['says'] = [401, 401, 200, 200, 200, 200]

const NO_PASSKEY = { id: 'eA', rawId: 'eA', type: 'public-key' }
const NO_ASSERTION = {
  ...NO_PASSKEY,
  response: { clientDataJSON: 'e30', authenticatorData: 'eA', signature: 'eA' },
}

let strangers = 0
const ROUTES: Record<string, Line> = {
  'GET /healthz': { says: open(200) },
  'GET /readyz': { says: open(200) },
  'GET /api/school': { says: open(200) },
  'POST /api/sign-in': {
    body: () => ({
      email: `nobody-${++strangers}@hill.example`,
      password: PASSWORD,
      deviceName: 'Phone',
    }),
    says: open(401),
  },
  'POST /api/sign-out': { body: () => ({}), says: open(204) },
  'POST /api/sign-out/everywhere': { body: () => ({}), says: MEMBERS },
  'GET /api/session': { says: MEMBERS },
  'POST /api/step-up': {
    body: () => ({ password: PASSWORD }),
    says: [401, 401, 204, 204, 204, 204],
  },
  'GET /api/passkeys': { says: MEMBERS },
  // Plain http under a name of its own has no passkeys; what they do is told in their own tests.
  'POST /api/passkeys/options': {
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 409, 409, 409, 409],
  },
  'POST /api/passkeys': {
    body: () => ({
      response: { ...NO_PASSKEY, response: { clientDataJSON: 'e30', attestationObject: 'oA' } },
      name: 'Phone',
    }),
    isFarReaching: true,
    says: [401, 401, 400, 400, 400, 400],
  },
  'POST /api/passkeys/:id/remove': {
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 404, 404, 404, 404],
  },
  'POST /api/sign-in/passkey/options': { body: () => ({}), says: open(409) },
  'POST /api/sign-in/passkey': {
    body: () => ({ response: NO_ASSERTION, deviceName: 'Phone' }),
    says: open(401),
  },
  'POST /api/step-up/passkey/options': {
    body: () => ({}),
    says: [401, 401, 409, 409, 409, 409],
  },
  'POST /api/step-up/passkey': {
    body: () => ({ response: NO_ASSERTION }),
    says: [401, 401, 403, 403, 403, 403],
  },
  'POST /api/resets': {
    body: () => ({ email: `nobody-${++strangers}@hill.example` }),
    says: open(202),
  },
  'GET /api/resets/:token': { says: open(404) },
  'POST /api/resets/:token': { body: () => ({ password: PASSWORD }), says: open(404) },
  'POST /api/resets/for/:person': {
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 403, 403, 404, 201],
  },
  // Ada makes Ivan what he is.
  'POST /api/people/:person/roles': {
    body: () => ({ roles: ['instructor'] }),
    isFarReaching: true,
    says: [401, 401, 403, 403, 404, 204],
  },
  'POST /api/people/:person/remove': {
    path: '/api/people/:leaver/remove',
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 403, 403, 404, 204],
  },
  'GET /api/people/:person/devices': { says: [401, 401, 403, 403, 404, 200] },
  'GET /api/devices': { says: MEMBERS },
  'POST /api/devices/:id/end': {
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 404, 404, 404, 204],
  },
  'POST /api/invitations': {
    body: () => ({ email: 'new@hill.example', displayName: 'New', role: 'admin' }),
    isFarReaching: true,
    // Vera invites into her own school, which is hers to do.
    says: [401, 401, 403, 403, 201, 201],
  },
  'GET /api/invitations/:token': { says: open(404) },
  'POST /api/invitations/:token/accept': {
    body: () => ({ displayName: 'New', password: PASSWORD, deviceName: 'Phone' }),
    says: open(404),
  },
  'POST /api/password': {
    body: () => ({ oldPassword: PASSWORD, newPassword: PASSWORD }),
    says: [401, 401, 204, 204, 204, 204],
  },
  // What each set gives and takes, and from whom, is in `every-set.test.ts`.
  'GET /api/sets/:set': { says: MEMBERS },
  'POST /api/sets/:set': { body: () => ({ rows: [] }), says: MEMBERS },
  'GET /api/quarantine': { says: MEMBERS },
  'GET /api/quarantine/:id': {
    path: '/api/quarantine/:entry',
    says: [401, 401, 404, 404, 404, 200],
  },
  'POST /api/quarantine/:id': {
    path: '/api/quarantine/:entry',
    body: () => ({ decision: 'keep', reason: 'Somebody else’s hours.' }),
    says: [401, 401, 403, 403, 404, 204],
  },
  'POST /api/last-words': {
    body: () => ({ device: 'd', changes: [] }),
    says: open(401),
  },
  'GET /api/history/:doc': { says: [401, 401, 404, 404, 404, 200] },
  'GET /api/retention': { says: [401, 401, 403, 403, 200, 200] },
  'POST /api/retention': {
    body: () => ({ settings: { learnerFilesMonths: 24, refusalsDays: 90 } }),
    isFarReaching: true,
    says: [401, 401, 403, 403, 204, 204],
  },
  'POST /api/retention/keep': {
    body: () => ({ keep: 'liam-of-hill' }),
    says: [401, 401, 403, 403, 404, 204],
  },
  // No year is so old: nothing is erased.
  'POST /api/retention/ledger': {
    body: () => ({ before: 0 }),
    isFarReaching: true,
    says: [401, 401, 403, 403, 409, 409],
  },
  'POST /api/erase/:person/preview': {
    path: '/api/erase/:somebody/preview',
    body: () => ({}),
    says: [401, 401, 403, 403, 404, 200],
  },
  // The wrong name, or everybody after would find nobody.
  'POST /api/erase/:person': {
    path: '/api/erase/:somebody',
    body: () => ({ confirm: 'somebody else' }),
    isFarReaching: true,
    says: [401, 401, 403, 403, 404, 400],
  },
  'POST /api/export/me': { body: () => ({}), isFarReaching: true, says: MEMBERS },
  // Vera gets her own school's.
  'POST /api/export/school': {
    body: () => ({}),
    isFarReaching: true,
    says: [401, 401, 403, 403, 200, 200],
  },
  'GET /api/history/:doc/steps': { says: [401, 401, 403, 403, 404, 200] },
  'GET /api/security-log': { says: [401, 401, 403, 403, 200, 200] },
  'GET /sync': { says: open(426) },
}

beforeAll(async () => {
  siege = await aSiege()
  port = await siege.port()
  await siege.add('hill', 'liam', 'instructor')
  ivan = await siege.comes('ivan@hill.example')
  // Something that waits for an admin's word.
  const diary = [
    { path: ['id'], value: 'diary:dora-of-hill' },
    { path: ['instructorId'], value: 'dora-of-hill' },
  ]
  const refused = await ivan.tries('diary:dora-of-hill', ivan.writes('diary:dora-of-hill', diary))
  expect(refused).toBe('not-your-diary')
})
afterAll(() => siege.close())

const devices = new Map<string, string>()
/** Each on a device of their own: nobody makes a new one for every knock. */
const signsIn = async (email: string) => {
  const person = await siege.signIn(email, devices.get(email))
  devices.set(email, person.deviceId)
  return person
}
const endedCookie = async (): Promise<string> => {
  const { cookie, ask } = await signsIn('ada@hill.example')
  await ask('/api/sign-out', { body: {} })
  return cookie
}
const ASKERS: readonly (readonly [string, () => Promise<string>])[] = [
  ['nobody', async () => ''],
  ['a session that was ended', endedCookie],
  ['a learner', async () => (await signsIn('omar@hill.example')).cookie],
  ['an instructor', async () => (await signsIn('dora@hill.example')).cookie],
  ['an admin of another school', async () => (await signsIn('vera@vale.example')).cookie],
  ['an admin', async () => (await signsIn('ada@hill.example')).cookie],
]

const pathOf = (pattern: string): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => NAMED[name]?.() ?? name)

test('every route of the relay has its line', () => {
  const there = siege.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(there)].sort()).toEqual(Object.keys(ROUTES).sort())
})

test.each(Object.keys(ROUTES))('%s: to each what is theirs', async (route) => {
  const [method = '', pattern = ''] = route.split(' ')
  const { path, body, says } = ROUTES[route] as Line
  const answers: string[] = []
  for (const [who, cookieOf] of ASKERS) {
    const cookie = await cookieOf()
    const asked: Knock = { method, cookie, ...(body === undefined ? {} : { body: body() }) }
    const { status } = await knock(port, pathOf(path ?? pattern), asked)
    answers.push(`${who}: ${status}`)
  }
  expect(answers).toEqual(ASKERS.map(([who], index) => `${who}: ${says[index]}`))
})

const FOREIGN = Object.keys(ROUTES).filter((route) => ROUTES[route]?.says[4] === 404)

/** Somebody who is an admin in both schools, and signed in to Vale. */
const inBothSchools = async (): Promise<string> => {
  if (!siege.control.accounts.byEmail('bea@hill.example')) {
    await siege.add('hill', 'bea', 'admin')
    const accountId = siege.control.accounts.byEmail('bea@hill.example')?.id ?? ''
    const member = { accountId, personId: 'bea-of-vale', createdAt: 9_999_999_999_999 }
    siege.control.memberships.add({ ...member, schoolId: 'vale', roles: ['admin'] })
  }
  const signedIn = await siege.ask('/api/sign-in', {
    body: { email: 'bea@hill.example', password: PASSWORD, schoolId: 'vale', deviceName: 'Phone' },
  })
  return signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}

test.each(FOREIGN)(
  'T9: %s: what another school has looks like what nobody has, also to an admin of both',
  async (route) => {
    const [method = '', pattern = ''] = route.split(' ')
    const { path = pattern, body } = ROUTES[route] as Line
    const missing = path.replace(/:(\w+)/g, (_, name: string) => NEVER[name] ?? `no ${name}`)
    for (const cookie of [(await signsIn('vera@vale.example')).cookie, await inBothSchools()]) {
      const asked: Knock = { method, cookie, ...(body === undefined ? {} : { body: body() }) }
      const [theirs, nobodys] = [
        await knock(port, pathOf(path), asked),
        await knock(port, missing, asked),
      ]
      expect(theirs.status).toBe(404)
      expect([theirs.status, theirs.text, theirs.headers['content-length']]).toEqual([
        nobodys.status,
        nobodys.text,
        nobodys.headers['content-length'],
      ])
    }
  },
)

/** A session whose person has not confirmed themselves for long. */
const unconfirmed = async (email: string): Promise<string> => {
  const { cookie } = await signsIn(email)
  const [, id = '', secret = ''] = /=([^.]+)\.(.+)$/.exec(cookie) ?? []
  siege.control.sessions.rotate(id, createHash('sha256').update(secret).digest(), 0)
  return cookie
}

test.each(Object.keys(ROUTES))('T30: %s: confirmed first, if it reaches far', async (route) => {
  const [method = '', pattern = ''] = route.split(' ')
  const { path, body, isFarReaching } = ROUTES[route] as Line
  const cookie = await unconfirmed('ada@hill.example')
  const asked: Knock = { method, cookie, ...(body === undefined ? {} : { body: body() }) }
  const { status, text } = await knock(port, pathOf(path ?? pattern), asked)
  expect([status, text.includes('step-up-needed')]).toEqual(
    isFarReaching ? [401, true] : [status, false],
  )
})

test.each(Object.keys(ROUTES).filter((route) => route.startsWith('POST')))(
  'T24: %s: not for another site’s page, a form, or plain text',
  async (route) => {
    const pattern = route.split(' ')[1] ?? ''
    const { path, body } = ROUTES[route] as Line
    const { cookie } = await signsIn('ada@hill.example')
    const from = (headers: Record<string, string | null>) =>
      knock(port, pathOf(path ?? pattern), { method: 'POST', body: body?.(), cookie, headers })
    for (const origin of [null, 'null', 'https://evil.example', 'http://school.test.evil.example'])
      expect((await from({ origin })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const type of [
      null,
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ])
      expect([400, 415]).toContain((await from({ 'content-type': type })).status)
  },
)

/** What a browser says of an address that was typed into it, the newer ones and the older. */
const TYPED: readonly Record<string, string>[] = [
  { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' },
  { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
]
test.each(Object.keys(ROUTES).filter((route) => route.startsWith('GET /api/')))(
  'T31: %s: nothing for the address bar, whoever is signed in behind a locked screen',
  async (route) => {
    const pattern = route.split(' ')[1] ?? ''
    const path = pathOf(ROUTES[route]?.path ?? pattern)
    const { cookie } = await signsIn('ada@hill.example')
    for (const headers of TYPED) {
      const { status, text } = await knock(port, path, { cookie, headers })
      expect([status, JSON.parse(text).code]).toEqual([403, 'app-only'])
    }
    const headers = { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' }
    expect((await knock(port, path, { cookie, headers })).status).not.toBe(403)
  },
)

test.each(Object.keys(ROUTES))('%s: no other way of asking gets anywhere', async (route) => {
  const [method = '', pattern = ''] = route.split(' ')
  const { cookie } = await signsIn('ada@hill.example')
  for (const other of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    const { status, headers } = await knock(port, pathOf(ROUTES[route]?.path ?? pattern), {
      method: other,
      cookie,
      body: {},
    })
    expect([403, 404, 405, 415], `${other} instead of ${method}`).toContain(status)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})
