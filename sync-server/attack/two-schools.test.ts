/** Bea works in two schools of one relay, under one e-mail: nothing of one is in the other (T9). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HELLO, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'

const EMAIL = 'bea@hill.example'
const LENA = 'learner:lena-of-hill'
let siege: Siege
let inHill: Attacker

beforeEach(async () => {
  siege = await aSiege()
  await siege.add('hill', 'bea', 'admin')
  const accountId = siege.control.accounts.byEmail(EMAIL)?.id ?? ''
  const member = { accountId, schoolId: 'vale', personId: 'bea-of-vale', createdAt: 9e12 }
  siege.control.memberships.add({ ...member, roles: ['instructor'] })
  inHill = await siege.comes(EMAIL)
})
afterEach(() => siege.close())

const signsIn = async (schoolId: string, more: object = {}) => {
  const answer = await siege.ask('/api/sign-in', {
    body: { email: EMAIL, password: PASSWORD, schoolId, deviceName: 'Phone', ...more },
  })
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  return { answer, cookie, ask: (path: string, asked = {}) => siege.ask(path, asked, cookie) }
}

test('she is told of both, is in one at a time, and is what she is there', async () => {
  expect((await inHill.ask('/api/session')).json).toMatchObject({
    schoolId: 'hill',
    roles: ['admin'],
    schools: [
      { id: 'hill', name: 'Hill School' },
      { id: 'vale', name: 'Vale School' },
    ],
  })
  const inVale = await signsIn('vale')
  expect(inVale.answer.json).toMatchObject({
    schoolId: 'vale',
    personId: 'bea-of-vale',
    roles: ['instructor'],
  })
  expect((await signsIn('nowhere')).answer.status).toBe(401)
})

test('what she may in Hill counts for nothing in Vale', async () => {
  const inVale = await signsIn('vale')
  expect(inHill.holds(LENA)).toBe(true)
  const line = await siege.dial({ origin: ORIGIN, cookie: inVale.cookie })
  line.says(HELLO)
  await line.until(() => line.frames.some(({ type }) => type === 'live'))
  expect(JSON.stringify(line.frames)).not.toContain('hill')
  expect((await inVale.ask('/api/sets/people')).text).not.toContain('hill')
  expect((await inVale.ask(`/api/history/${LENA}`)).status).toBe(404)
  expect((await inVale.ask('/api/people/vera-of-vale/devices')).status).toBe(403)
})

test('a device of hers in Hill is none in Vale: another id, another prefix, another list', async () => {
  const inVale = await signsIn('vale', { deviceId: inHill.deviceId })
  expect(inVale.answer.json.deviceId).not.toBe(inHill.deviceId)
  expect(inVale.answer.json.actorPrefix).not.toBe(inHill.actorPrefix)
  const { devices } = (await inVale.ask('/api/devices')).json
  expect(devices.map((one: { id: string }) => one.id)).toEqual([inVale.answer.json.deviceId])
  const ended = await inVale.ask(`/api/devices/${inHill.deviceId}/end`, { body: {} })
  expect(ended.status).toBe(404)
  expect(inHill.socket.readyState).toBe(inHill.socket.OPEN)
})

test('Vale’s admin sees and ends what she has in Vale, and nothing else', async () => {
  const inVale = await signsIn('vale')
  const vera = await siege.signIn('vera@vale.example')
  const { devices } = (await vera.ask('/api/people/bea-of-vale/devices')).json
  expect(devices.map((one: { id: string }) => one.id)).toEqual([inVale.answer.json.deviceId])
  expect((await vera.ask('/api/people/bea-of-hill/devices')).status).toBe(404)
  await vera.ask('/api/people/bea-of-vale/remove', { body: {} })
  expect((await inVale.ask('/api/session')).status).toBe(401)
  expect((await inHill.ask('/api/session')).status).toBe(200)
  expect(inHill.socket.readyState).toBe(inHill.socket.OPEN)
})

test('T30: one password, so a new one ends the sessions in both, and every copy of a cookie', async () => {
  const inVale = await signsIn('vale')
  const changed = await inVale.ask('/api/password', {
    body: { oldPassword: PASSWORD, newPassword: 'something else entirely' },
  })
  expect(await inHill.hears('refuse')).toMatchObject({ code: 'signed-out' })
  expect((await inHill.ask('/api/session')).status).toBe(401)
  const renewed = changed.headers.get('set-cookie')?.split(';', 1)[0]
  expect((await siege.ask('/api/session', {}, renewed)).json).toMatchObject({ schoolId: 'vale' })
  // Whoever had copied the cookie she changed it with.
  expect((await inVale.ask('/api/session')).status).toBe(401)
  await expect(siege.dial({ origin: ORIGIN, cookie: inVale.cookie })).rejects.toThrow()
})

test('T46: neither school’s admin resets what opens the other', async () => {
  const vera = await siege.signIn('vera@vale.example')
  const asked = await vera.ask('/api/resets/for/bea-of-vale', { body: {} })
  expect([asked.status, asked.json.code]).toEqual([409, 'other-school'])
})

test('an invitation to a third of her schools asks for the password she has', async () => {
  const ada = await siege.signIn('ada@hill.example')
  siege.control.memberships.remove('hill', 'bea-of-hill')
  const { token } = (
    await ada.ask('/api/invitations', {
      body: { email: EMAIL, displayName: 'Bea', role: 'instructor' },
    })
  ).json
  const accepts = (password: string) =>
    siege.ask(`/api/invitations/${token}/accept`, {
      body: { displayName: 'Bea', password, deviceName: 'Phone' },
    })
  expect((await accepts('chosen by somebody at Hill')).status).toBe(403)
  expect((await accepts(PASSWORD)).json).toMatchObject({ schoolId: 'hill', roles: ['instructor'] })
  expect((await signsIn('vale')).answer.status).toBe(200)
})
