import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '#shared/registry.ts'
import { type ARelay, aRelay, ORIGIN, PASSWORD } from './relay/testing/a-relay.ts'

type Person = Awaited<ReturnType<ARelay['signIn']>>

let relay: ARelay
let ada: Person
let lena: Person
let vera: Person

/** A diary in Vale School, which nobody of Hill School may even know of. */
const VALE_DIARY = 'diary:vera-of-vale'

const writesDiary = async (schoolId: string, admin: string, instructorId: string) => {
  const command = commands.get('calendar.setHours')
  if (!command) throw new Error('no such command')
  const done = await relay.schools
    .of(schoolId)
    .applyCommands({ personId: admin, roles: ['admin'], teams: [] }, 'a'.repeat(16), [
      { command, input: { instructorId, hours: { '1': [{ from: '09:00', to: '17:00' }] } } },
    ])
  if (!done.ok) throw new Error(done.problem.code)
}

beforeAll(async () => {
  relay = await aRelay()
  ada = await relay.signIn('ada@hill.example')
  lena = await relay.signIn('lena@hill.example')
  vera = await relay.signIn('vera@vale.example')
  await writesDiary('vale', 'vera-of-vale', 'vera-of-vale')
  await writesDiary('hill', 'ada-of-hill', 'ivan-of-hill')
})
afterAll(() => relay.close())

describe('who may', () => {
  test('a learner sees nothing of what others were refused', async () => {
    expect((await lena.ask('/api/quarantine')).json).toEqual({ entries: [] })
  })

  test('a learner cannot write the directory, row by row, and the row that stands comes back', async () => {
    const row = { id: 'ada-of-hill', data: { displayName: 'Mallory', roles: ['learner'] } }
    const answer = await lena.ask('/api/sets/people', { body: { rows: [row] } })
    expect(answer.json.verdicts).toMatchObject([
      { id: 'ada-of-hill', ok: false, current: { displayName: 'ada of hill' } },
    ])
  })
})

describe('T9: another school is as if it were not there', () => {
  test.each([
    ['history', (id: string) => ['GET', `/api/history/${id}`] as const, VALE_DIARY, 'diary:nobody'],
    ['a decision', (id: string) => ['POST', `/api/quarantine/${id}`] as const, '1', '999999'],
    ['a set', (id: string) => ['GET', `/api/sets/${id}`] as const, 'nobody', 'nothing'],
  ])('%s: foreign and missing answer alike', async (_what, ask, foreign, missing) => {
    const answers = await Promise.all(
      [foreign, missing].map((id) => {
        const [method, path] = ask(id)
        return ada.ask(path, {
          method,
          ...(method === 'POST' ? { body: { decision: 'keep' } } : {}),
        })
      }),
    )
    const [first, second] = answers.map(({ status, text }) => ({ status, text }))
    expect(first?.status).toBe(404)
    expect(first).toEqual(second)
  })

  test('its people, its devices and its history stay its own', async () => {
    const people = (await ada.ask('/api/sets/people')).json.rows.map(
      (row: { id: string }) => row.id,
    )
    expect(people).toContain('ivan-of-hill')
    expect(people.join()).not.toContain('vale')
    const ended = await ada.ask(`/api/devices/${vera.deviceId}/end`, { body: {} })
    expect(ended.status).toBe(404)
    expect((await vera.ask(`/api/history/${VALE_DIARY}`)).json.entries).toHaveLength(1)
  })
})

describe('what may be said', () => {
  const SENTINEL = 'Persephone-Quill'

  test.each([
    ['an unknown field', '/api/sets/people', { rows: [], [SENTINEL]: SENTINEL }],
    [
      'an unknown field in a row',
      '/api/sets/people',
      { rows: [{ id: 'a', data: 1, [SENTINEL]: 1 }] },
    ],
    ['an unknown decision', '/api/quarantine/1', { decision: SENTINEL }],
    ['a thousand and one rows', '/api/sets/people', { rows: Array(1_001).fill({ id: SENTINEL }) }],
  ])('%s is refused and not repeated', async (_what, path, body) => {
    const answer = await ada.ask(path, { body })
    expect(answer.status).toBe(400)
    expect(answer.json.code).toBe('invalid-input')
    expect(answer.text).not.toContain(SENTINEL)
  })

  test.each(['?limit=0', '?limit=1001', '?after=-1', '?after=x', '?person=lena'])(
    'a pull with %s is refused',
    async (query) => expect((await ada.ask(`/api/sets/people${query}`)).status).toBe(400),
  )

  test('more than 8 MiB is refused before it is read as anything', async () => {
    const rawBody = `{"rows":["${'x'.repeat(8 * 1024 * 1024)}"]}`
    const answer = await ada.ask('/api/sets/people', { rawBody })
    expect(answer.status).toBe(413)
  })

  test.each(['https://evil.example', 'null', '', `${ORIGIN}.evil.example`])(
    'T24: a write asked for by a page of "%s" is refused',
    async (origin) => {
      const answer = await ada.ask('/api/sets/people', { body: { rows: [] }, headers: { origin } })
      expect(answer.status).toBe(403)
    },
  )

  test('an address that is not there says so in the same words as anything else', async () => {
    const answer = await ada.ask(`/api/${SENTINEL}`)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain(SENTINEL)
  })
})

describe('headers', () => {
  const EXPECTED = [
    'content-security-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
    'referrer-policy',
    'x-content-type-options',
    'x-frame-options',
    'x-request-id',
  ]

  test.each([
    'GET /',
    'GET /today',
    'GET /sw.js',
    'GET /assets/worker-abc.js',
    'GET /manifest.webmanifest',
    'GET /assets/gone.js',
    'GET /api/nothing',
    'GET /api/session',
    'GET /api/sets/people',
    'GET /healthz',
    'GET /sync',
    'POST /api/sign-in',
    'POST /',
    'DELETE /api/session',
  ])('%s has all of them', async (asked) => {
    const [method = '', path = ''] = asked.split(' ')
    const { headers } = await relay.ask(path, { method })
    expect([...headers.keys()]).toEqual(expect.arrayContaining(EXPECTED))
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('the policy lets nothing run but our own files, and WASM', async () => {
    const policy = (await relay.ask('/sw.js')).headers.get('content-security-policy')
    expect(policy?.split('; ')).toMatchInlineSnapshot(`
      [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self' ws://school.test",
        "worker-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]
    `)
  })

  test('behind https the browser is told to stay there', async () => {
    const secure = await aRelay({ isHttps: true, allowedOrigins: ['https://school.test'] })
    const { headers } = await secure.ask('/')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain('wss://school.test')
    await secure.close()
  })

  test('what the relay says about people is kept by no cache', async () => {
    for (const path of ['/api/session', '/api/sets/people', '/api/quarantine', '/api/nothing'])
      expect((await ada.ask(path)).headers.get('cache-control')).toBe('no-store')
  })
})

test('the sign-in page learns the name of the school only where there is one', async () => {
  expect((await relay.ask('/api/school')).json).toEqual({
    name: null,
    canMail: false,
    passkeys: false,
  })
})

test('the bundled questions are there for everybody, once', async () => {
  const pull = async () => (await lena.ask('/api/sets/questions?limit=1000')).json
  const first = await pull()
  expect(first.rows.length).toBeGreaterThanOrEqual(84)
  const { seq, epoch } = first.checkpoint
  const again = await lena.ask(`/api/sets/questions?after=${seq}&epoch=${epoch}`)
  expect(again.json.rows).toEqual([])
})

test('T49: the log names nobody, whatever was asked', async () => {
  const sentinel = 'Persephone-Quill'
  await relay.ask(`/${sentinel}`, {})
  await relay.ask(`/api/${sentinel}?q=${sentinel}`, {})
  await relay.ask(`/api/history/${sentinel}`, {}, lena.cookie)
  await relay.ask('/api/sign-in', {
    body: { email: `${sentinel}@hill.example`, password: sentinel, deviceName: sentinel },
  })
  await lena.ask('/api/sets/people', {
    body: { rows: [{ id: 'lena-of-hill', data: { displayName: sentinel, roles: ['learner'] } }] },
  })
  const log = relay.logLines.join('')
  expect(relay.logLines.length).toBeGreaterThan(5)
  const secrets = [
    sentinel,
    PASSWORD,
    lena.cookie.split('.').at(-1) ?? '',
    'hill.example',
    '192.0.2',
  ]
  for (const secret of secrets) expect(log).not.toContain(secret)
  expect(JSON.parse(relay.logLines.at(-1) ?? '')).toMatchObject({
    route: '/api/sets/:set',
    status: 200,
    durationMs: expect.any(Number),
  })
})
