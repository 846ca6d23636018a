import { expect, test } from 'vitest'
import { createAccountApi } from './account-api.ts'
import { createSend } from './ports-http.ts'

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const asked: { path: string; init: RequestInit | undefined }[] = []
  const fetchNow = async (path: unknown, init?: RequestInit) => {
    asked.push({ path: String(path), init })
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers })
  }
  return { asked, api: createAccountApi(createSend(fetchNow as typeof fetch)) }
}

const phone = { deviceName: 'Android phone', deviceKind: 'personal' } as const
const credentials = { email: 'sarah@example.org', password: 'a long password' }

test('Sarah signs in, and the app knows who she is and on which device', async () => {
  const { api, asked } = answering(200, {
    accountId: 'a',
    personId: 'sarah',
    roles: ['instructor'],
    schoolId: 'origin',
    schoolName: 'Origin Driving School',
    deviceId: 'phone',
    actorPrefix: '00112233445566aa',
    expiresAt: 1,
    now: 0,
  })
  const signedIn = await api.signIn(credentials, phone)
  expect(signedIn).toEqual({
    ok: true,
    value: {
      personId: 'sarah',
      roles: ['instructor'],
      schoolId: 'origin',
      schoolName: 'Origin Driving School',
      deviceId: 'phone',
      actorPrefix: '00112233445566aa',
    },
  })
  expect(JSON.parse(String(asked[0]?.init?.body))).toEqual({ ...credentials, ...phone })
})

test('a refusal by the relay is shown in its own words, with its field', async () => {
  const { api } = answering(409, {
    code: 'already-member',
    message: 'This e-mail already belongs to someone in the school.',
    field: 'email',
  })
  expect(await api.invite({ email: 'a@b.uk', displayName: 'A', role: 'learner' })).toEqual({
    ok: false,
    problem: {
      code: 'already-member',
      message: 'This e-mail already belongs to someone in the school.',
      field: 'email',
    },
  })
})

test.each([
  ['1', 'Too many attempts. Try again in 1 second.'],
  ['45', 'Too many attempts. Try again in 45 seconds.'],
  ['61', 'Too many attempts. Try again in 2 minutes.'],
])('guessing too fast says how long to wait: %s s', async (seconds, sentence) => {
  const { api } = answering(
    429,
    { code: 'too-many-attempts', message: 'Too many attempts. Wait a little, then try again.' },
    { 'Retry-After': seconds },
  )
  const refused = await api.signIn(credentials, phone)
  expect(refused.ok ? '' : refused.problem.message).toBe(sentence)
})

test('without a connection the answer is offline, never an exception', async () => {
  const api = createAccountApi(
    createSend(async () => {
      throw new TypeError('Failed to fetch')
    }),
  )
  const refused = await api.signOut()
  expect(refused.ok ? '' : refused.problem.code).toBe('offline')
})

test.each([
  ['an error page of a proxy', 502, '<html>'],
  ['an answer of a newer relay', 200, { person: 'sarah' }],
  ['roles nobody has', 200, { personId: 'x', roles: ['owner'] }],
])('%s is not understood and changes nothing', async (_what, status, body) => {
  const { api } = answering(status, body)
  const refused = await api.signIn(credentials, phone)
  expect(refused.ok ? '' : refused.problem.code).toBe('not-understood')
})
