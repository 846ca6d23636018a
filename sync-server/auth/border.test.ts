import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAuthRoutes } from './routes.ts'
import { isAllowedOrigin } from './same-origin.ts'
import { aSchoolWithADoor, ORIGIN, PASSWORD, type SchoolWithADoor } from './testing/auth-school.ts'

let school: SchoolWithADoor
beforeEach(async () => {
  school = await aSchoolWithADoor()
})
afterEach(() => school.close())

const ADA = { email: 'ada@hill.example', password: PASSWORD, deviceName: 'Phone' }
const signInWith = (asked: object) => school.browser().ask('POST', '/api/sign-in', asked)

describe('who may ask', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a site whose name ends in ours', { origin: 'https://school.example.evil.com' }],
    ['our host over http', { origin: 'http://school.example' }],
    ['our host on another port', { origin: 'https://school.example:8443' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nobody', { origin: '' }],
    ['our origin, but a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['our origin, but a sister host', { 'sec-fetch-site': 'same-site' }],
  ])('T23, T24: asked by %s: refused', async (_who, headers) => {
    const answer = await signInWith({ body: ADA, headers })
    expect(answer.status).toBe(403)
    expect(answer.json.code).toBe('wrong-origin')
    expect(answer.setCookie).toBeNull()
  })

  test('T24: without any Origin a change is refused, signed in or not', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    const answer = await school.app.request('/api/sign-out', {
      method: 'POST',
      headers: { cookie: ada.cookie ?? '', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer.status).toBe(403)
    expect(school.auth.readSession(ada.cookie)).toBeDefined()
  })

  test('our own page is let in', async () => {
    const headers = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    expect((await signInWith({ body: ADA, headers })).status).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'T24: a body of type "%s" is refused',
    async (contentType) => {
      const answer = await signInWith({ body: ADA, headers: { 'content-type': contentType } })
      expect(answer.status).toBe(415)
    },
  )

  test('T23: the same list answers for the socket', () => {
    expect(isAllowedOrigin(ORIGIN, [ORIGIN])).toBe(true)
    expect(isAllowedOrigin(undefined, [ORIGIN])).toBe(false)
    expect(isAllowedOrigin('null', ['null'])).toBe(false)
    expect(isAllowedOrigin(`${ORIGIN}.evil.com`, [ORIGIN])).toBe(false)
  })
})

describe('what may be said', () => {
  test('an unknown field refuses the body, and the answer repeats nothing of it', async () => {
    const answer = await signInWith({ body: { ...ADA, isAdmin: 'yes-please' } })
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({ code: 'invalid-input', message: expect.any(String) })
    expect(answer.text).not.toMatch(/isAdmin|yes-please|ada@/)
  })

  test('a wrong field is named, its value is not repeated', async () => {
    const answer = await signInWith({ body: { ...ADA, email: 'no e-mail at all' } })
    expect(answer.json).toMatchObject({ code: 'invalid-input', field: 'email' })
    expect(answer.text).not.toContain('no e-mail at all')
  })

  test.each(['', '{', 'null', '[]', '"text"', '{"__proto__":{"email":"x"}}'])(
    'no sensible body: %s',
    async (rawBody) => {
      expect((await signInWith({ rawBody })).status).toBe(400)
    },
  )

  test('a password longer than anybody’s is refused before it costs a hash', async () => {
    const answer = await signInWith({ body: { ...ADA, password: 'x'.repeat(129) } })
    expect(answer.json).toMatchObject({ code: 'invalid-input', field: 'password' })
  })

  test('more than 16 KiB is refused', async () => {
    const answer = await signInWith({ body: { ...ADA, deviceName: 'x'.repeat(17 * 1024) } })
    expect(answer.status).toBe(413)
  })

  test('nothing of it is kept by a cache', async () => {
    expect((await signInWith({ body: ADA })).headers.get('cache-control')).toBe('no-store')
    expect((await signInWith({ body: {} })).headers.get('cache-control')).toBe('no-store')
  })
})

test('mounted beside others, the guards stay with their own routes', async () => {
  const app = new Hono()
  app.route('/', createAuthRoutes(school.auth))
  app.post('/api/other', (c) => c.text('untouched'))
  const answer = await app.request('/api/other', { method: 'POST', body: 'bytes' })
  expect(await answer.text()).toBe('untouched')
})
