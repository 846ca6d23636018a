/** Requests spelt to slip past the routes, the files, the sessions and the rules of the lists. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoreAnswers } from '#shared/domains/theory/index.ts'
import { ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'
import { type Knock, knock } from './testing/knock.ts'

const SENTINEL = 'Persephone-Quill'
let siege: Siege
let port: number
let lena: Attacker
let omar: Attacker
const asks = (path: string, asked: Knock = {}) => knock(port, path, asked)
const signsIn = (body: Record<string, unknown>, more: Knock = {}) =>
  asks('/api/sign-in', {
    method: 'POST',
    body: { password: PASSWORD, deviceName: 'Phone', ...body },
    ...more,
  })

beforeAll(async () => {
  siege = await aSiege()
  port = await siege.port()
  lena = await siege.comes('lena@hill.example')
  omar = await siege.comes('omar@hill.example')
})
afterAll(() => siege.close())

describe('paths', () => {
  test.each([
    '/../data/control.db',
    '/..%2fdata/control.db',
    '/%2e%2e/data/control.db',
    '/assets/..%2f..%2fdata/receipt.key',
    '/assets/....//data/receipt.key',
    '//etc/passwd',
    '/assets//worker-abc.js',
    '/index.html%00.js',
    '/%00',
    '/assets/%5c..%5c..%5cdata',
    '/.env',
    '/assets/worker-abc.js/..%2f..%2fdata%2freceipt.key',
    '/%E0%A4%A',
  ])('%s opens no file', async (path) => {
    const { status, text } = await asks(path)
    expect([200, 400, 404]).toContain(status)
    expect(text).not.toMatch(/SQLite|root:|worker-abc/)
    if (status === 200) expect(text).toBe('"index.html"')
  })

  test.each([
    '/api//sets/people',
    '/api/sets//people',
    '/api/sets%2fpeople',
    '/api/sets/people%00',
    '/api/sets/__proto__',
    '/api/sets/constructor',
    '/api/history/%E0%A4%A',
    '/api/history/__proto__:x',
    `/api/history/booking:${'x'.repeat(3_000)}`,
    '/api/quarantine/1e3',
  ])('%s: no session, no answer; with one, nothing there', async (path) => {
    expect([400, 401, 404]).toContain((await asks(path)).status)
    const { status, text } = await asks(path, { cookie: lena.cookie })
    expect([400, 404]).toContain(status)
    expect(text).not.toContain('hill')
  })
})

describe('bodies', () => {
  test.each([
    ['a prototype', '{"rows":[],"__proto__":{"isAdmin":true}}'],
    [
      'a prototype in a row',
      '{"rows":[{"id":"lena-of-hill","data":{"displayName":"L","roles":["learner"],"__proto__":{"roles":["admin"]}}}]}',
    ],
    [
      'lists in lists',
      `{"rows":[{"id":"lena-of-hill","data":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`,
    ],
    ['half of one', '{"rows":['],
    ['null', 'null'],
  ])('%s: answered, never a fault of ours', async (_what, rawBody) => {
    const { status, text } = await asks('/api/sets/people', {
      method: 'POST',
      rawBody,
      cookie: lena.cookie,
    })
    expect([200, 400]).toContain(status)
    expect(text).not.toContain('"roles":["admin"]')
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('no answer repeats what was said, and no log line holds it', async () => {
    const said = { email: `${SENTINEL}@hill.example`, displayName: SENTINEL, password: SENTINEL }
    const answers = await Promise.all([
      signsIn({ email: said.email, password: SENTINEL }),
      signsIn({ [SENTINEL]: SENTINEL }),
      asks(`/api/invitations/${SENTINEL}`),
      asks(`/api/sets/${SENTINEL}`, { cookie: lena.cookie }),
      asks('/api/sets/people', {
        method: 'POST',
        cookie: lena.cookie,
        body: { rows: [{ id: 'nobody', data: said }] },
      }),
      asks(`/${SENTINEL}.html?${SENTINEL}=1`),
    ])
    for (const { text, headers } of answers)
      expect(text + JSON.stringify(headers)).not.toContain(SENTINEL)
    expect(siege.logLines.join('')).not.toContain(SENTINEL)
  })

  test('T41: a line break in a name or an address starts no header', async () => {
    const ada = await siege.signIn('ada@hill.example')
    const body = { email: 'a@b.example\r\nBcc: c@d.example', displayName: 'A', role: 'learner' }
    expect((await ada.ask('/api/invitations', { body })).status).toBe(400)
    const { status, headers } = await signsIn({
      email: 'lena@hill.example',
      deviceName: 'x\r\nSet-Cookie: sid=1',
    })
    expect(status).toBe(200)
    expect(headers['set-cookie']).toHaveLength(1)
  })
})

describe('lists', () => {
  const pushes = async (who: Attacker, set: string, id: string, data: unknown) => {
    const answer = await who.ask(`/api/sets/${set}`, { body: { rows: [{ id, data }] } })
    return answer.json.verdicts[0] as { ok: boolean; problem?: { code: string }; current?: unknown }
  }
  const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  const items = [
    {
      questionId: ULID,
      version: 1,
      topic: 1 as const,
      optionOrder: [0, 1, 2, 3],
      chosen: 0,
      correct: true,
      flagged: false,
    },
  ]
  const attempt = (id: string, personId: string) => ({
    id,
    personId,
    kind: 'mock',
    startedAt: 1,
    finishedAt: 2,
    durationMs: 1,
    allowedMs: null,
    items,
    ...scoreAnswers(items),
    deviceId: 'phone',
  })

  test.each([
    ['herself an admin', 'lena-of-hill', ['admin']],
    ['herself also staff', 'lena-of-hill', ['learner', 'instructor']],
    ['herself nobody', 'lena-of-hill', []],
    ['an admin a learner', 'ada-of-hill', ['learner']],
    ['somebody new an admin', 'mallory', ['admin']],
  ])('a learner makes %s: refused', async (_what, id, roles) => {
    const verdict = await pushes(lena, 'people', id, { displayName: 'X', roles })
    expect(verdict).toMatchObject({ ok: false, problem: { code: 'directory-admin-only' } })
  })

  test('a learner’s row is not shown to another learner who tries to write it', async () => {
    const verdict = await pushes(omar, 'people', 'lena-of-hill', {
      displayName: 'X',
      roles: ['learner'],
    })
    expect(verdict).toMatchObject({ ok: false, current: null })
  })

  test('an attempt is its learner’s, under its own id, and written once', async () => {
    expect(await pushes(lena, 'attempts', 'a1', attempt('a1', 'lena-of-hill'))).toMatchObject({
      ok: true,
    })
    for (const [who, id, data] of [
      [omar, 'a2', attempt('a2', 'lena-of-hill')],
      [omar, 'a1', attempt('a1', 'omar-of-hill')],
      [omar, 'a3', attempt('a1', 'omar-of-hill')],
      [lena, 'a1', { ...attempt('a1', 'lena-of-hill'), finishedAt: 3 }],
      [lena, 'a4', { ...attempt('a4', 'lena-of-hill'), score: 50 }],
    ] as const)
      expect((await pushes(who, 'attempts', id, data)).ok, id).toBe(false)
    expect((await omar.ask('/api/sets/attempts')).text).not.toContain('lena')
  })

  test('nobody writes a notice, a busy time or a question', async () => {
    const notice = {
      personId: 'omar-of-hill',
      what: 'x',
      about: 'y',
      by: 'lena-of-hill',
      atMs: 0,
      readAtMs: 1,
    }
    for (const [set, data] of [
      ['notifications', notice],
      ['busy', { instructorId: 'ivan-of-hill', startsAtMs: 0, endsAtMs: 1, firm: true }],
      ['questions', {}],
    ] as const)
      for (const id of ['n1', '__proto__', 'constructor'])
        expect((await pushes(lena, set, id, data)).ok).toBe(false)
  })
})

describe('sessions', () => {
  test('signing in makes a new session, whatever cookie came along', async () => {
    const { headers } = await signsIn({ email: 'omar@hill.example' }, { cookie: lena.cookie })
    const made = String(headers['set-cookie']).split(';', 1)[0]
    expect(made).not.toBe(lena.cookie)
    // The browser's former session ends with it: two people do not share one.
    expect((await lena.ask('/api/session')).status).toBe(401)
    const planted =
      'sid=0192f7c0-0000-7000-8000-000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
    const again = await signsIn({ email: 'omar@hill.example' }, { cookie: planted })
    expect(String(again.headers['set-cookie'])).not.toContain('0192f7c0-0000')
    expect((await asks('/api/session', { cookie: planted })).status).toBe(401)
  })

  test('a session’s id with another’s secret opens nothing', async () => {
    const [one, two] = await Promise.all(
      ['ada', 'ivan'].map((name) => siege.signIn(`${name}@hill.example`)),
    )
    const id = one?.cookie.split('.')[0]
    const secret = two?.cookie.split('.')[1]
    expect((await asks('/api/session', { cookie: `${id}.${secret}` })).status).toBe(401)
  })

  test('T46: an invitation brings into its own school only, and once', async () => {
    const vera = await siege.signIn('vera@vale.example')
    const made = await vera.ask('/api/invitations', {
      body: { email: 'nia@vale.example', displayName: 'Nia', role: 'learner' },
    })
    const accept = (more: Record<string, unknown> = {}) =>
      asks(`/api/invitations/${made.json.token}/accept`, {
        method: 'POST',
        body: { displayName: 'Nia', password: PASSWORD, deviceName: 'Phone', ...more },
      })
    for (const more of [
      { schoolId: 'hill' },
      { role: 'admin' },
      { personId: 'ada-of-hill' },
      { email: 'x@y.example' },
    ])
      expect((await accept(more)).status).toBe(400)
    const accepted = await accept()
    expect(JSON.parse(accepted.text)).toMatchObject({ schoolId: 'vale', roles: ['learner'] })
    expect((await accept()).status).not.toBe(200)
    expect((await signsIn({ email: 'nia@vale.example', schoolId: 'hill' })).status).toBe(401)
  })

  test('T28: a made-up address of another network buys no further try', async () => {
    let refused = 0
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const { status } = await signsIn(
        { email: 'ivan@hill.example', password: 'wrong wrong wrong' },
        { headers: { 'x-forwarded-for': `203.0.113.${attempt}`, origin: ORIGIN } },
      )
      if (status === 429) refused += 1
    }
    expect(refused).toBeGreaterThan(0)
  })

  test('T29: a known and an unknown address are answered alike', async () => {
    const answers = await Promise.all(
      ['dora@hill.example', 'nobody@hill.example'].map((email) =>
        signsIn({ email, password: 'wrong wrong wrong' }),
      ),
    )
    expect(answers[0]?.text).toBe(answers[1]?.text)
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(Object.keys(answers[0]?.headers ?? {})).toEqual(Object.keys(answers[1]?.headers ?? {}))
  })
})
