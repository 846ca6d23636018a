import { expect, test } from 'vitest'
import { createDoorApi } from './door-api.ts'
import { createSend } from './ports-http.ts'

const answering = (status: number, body: unknown) => {
  const asked: { path: string; body: unknown }[] = []
  const fetchNow = async (path: unknown, init?: RequestInit) => {
    asked.push({ path: String(path), body: init?.body && JSON.parse(String(init.body)) })
    return new Response(status === 204 ? null : JSON.stringify(body), { status })
  }
  return { asked, api: createDoorApi(createSend(fetchNow as typeof fetch)) }
}

test('T30: a wrong password is a refusal at its field, in the relay’s words', async () => {
  const { api, asked } = answering(403, { code: 'password-wrong', message: 'Not right.' })
  expect(await api.stepUp('mirror')).toMatchObject({
    ok: false,
    problem: { code: 'password-wrong', message: 'Not right.' },
  })
  expect(asked).toEqual([{ path: '/api/step-up', body: { password: 'mirror' } }])
})

test('passkeys are listed; a line that makes no sense is left out', async () => {
  const phone = { id: 'p', name: 'Phone', createdAt: 1, lastUsedAt: null }
  const { api } = answering(200, { passkeys: [phone, { id: 7 }] })
  expect(await api.passkeys()).toEqual({ ok: true, value: [phone] })
  const { api: broken } = answering(200, { keys: [] })
  expect(await broken.passkeys()).toMatchObject({ problem: { code: 'not-understood' } })
})

test('T46: only a plain yes means that the school can mail; a link made by hand needs its token', async () => {
  expect(await answering(200, { name: null }).api.canMail()).toEqual({ ok: true, value: false })
  expect(await answering(200, { canMail: true }).api.canMail()).toEqual({ ok: true, value: true })
  const { api, asked } = answering(201, { token: 'abc', expiresAt: 5 })
  expect(await api.resetFor('amira/../anna')).toEqual({
    ok: true,
    value: { token: 'abc', expiresAt: 5 },
  })
  expect(asked[0]?.path).toBe('/api/resets/for/amira%2F..%2Fanna')
  expect((await answering(201, { token: 'abc' }).api.resetFor('amira')).ok).toBe(false)
})
