import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ARelay, aRelay, HELLO } from '#sync-server/relay/testing/a-relay.ts'

let relay: ARelay
beforeEach(async () => {
  relay = await aRelay()
})
afterEach(() => relay.close())

const LENA = 'lena-of-hill'
const NAME = 'lena of hill'

test('F185: the preview says what is there, and the deed needs the name typed', async () => {
  const ada = await relay.signIn('ada@hill.example')
  await relay.signIn('lena@hill.example')
  const preview = await ada.ask(`/api/erase/${LENA}/preview`, { body: {} })
  expect(preview.json).toMatchObject({
    displayName: NAME,
    isErased: false,
    isLastAdmin: false,
    devices: 1,
    lists: { people: 1 },
    blocks: [],
  })
  const wrong = await ada.ask(`/api/erase/${LENA}`, { body: { confirm: 'Lena of Hillside' } })
  expect(wrong).toMatchObject({ status: 400, json: { code: 'name-differs', field: 'confirm' } })
  expect(
    (await ada.ask(`/api/erase/${LENA}`, { body: { confirm: ' Lena  OF hill' } })).status,
  ).toBe(204)
  expect((await ada.ask(`/api/erase/${LENA}/preview`, { body: {} })).json).toMatchObject({
    displayName: null,
    isErased: true,
    devices: 0,
    lists: {},
  })
  // Again is harmless, also from a page that was left open.
  expect((await ada.ask(`/api/erase/${LENA}`, { body: { confirm: NAME } })).status).toBe(204)
})

test.each([
  ['with a mark nobody can type', 'Lena of hill\u200b', 'Lena of hill'],
  ['turned round', '\u202elena', 'lena'],
  ['in two parts a letter', 'Ze\u0301ro', 'Zéro'],
])('F185: a name %s does not stop the deed', async (_, displayName, confirm) => {
  const lena = await relay.signIn('lena@hill.example')
  const data = { displayName, roles: ['learner'], email: 'lena@hill.example' }
  const named = await lena.ask('/api/sets/people', { body: { rows: [{ id: LENA, data }] } })
  expect(named.json.verdicts).toEqual([{ id: LENA, ok: true }])
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask(`/api/erase/${LENA}`, { body: { confirm: 'Somebody' } })).status).toBe(400)
  expect((await ada.ask(`/api/erase/${LENA}`, { body: { confirm } })).status).toBe(204)
})

test('F185: whose name cannot be seen at all goes by their id, never by nothing', async () => {
  const school = relay.schools.of('hill')
  school.people.add({ personId: 'ghost', displayName: '\u200b\u200b', role: 'learner' })
  const ada = await relay.signIn('ada@hill.example')
  const preview = await ada.ask('/api/erase/ghost/preview', { body: {} })
  expect(preview.json).toMatchObject({ displayName: null, isErased: false })
  expect((await ada.ask('/api/erase/ghost', { body: { confirm: '' } })).status).toBe(400)
  expect((await ada.ask('/api/erase/ghost', { body: { confirm: 'ghost' } })).status).toBe(204)
})

test('T51: whoever is erased is signed out at once, and their browser learns that it is to be wiped', async () => {
  const ada = await relay.signIn('ada@hill.example')
  const lena = await relay.signIn('lena@hill.example')
  const socket = await relay.dial({ origin: 'http://school.test', cookie: lena.cookie })
  socket.says(HELLO)
  await socket.hears('welcome')
  await ada.ask(`/api/erase/${LENA}`, { body: { confirm: NAME } })
  expect(await socket.hears('refuse')).toMatchObject({ code: 'device-ended' })
  await socket.isClosed()
  expect((await lena.ask('/api/session')).status).toBe(401)
  const asked = await relay.ask(`/api/session?device=${lena.deviceId}`)
  expect(asked).toMatchObject({ status: 410, json: { code: 'device-ended' } })
  const again = await relay.ask('/api/sign-in', {
    body: { email: 'lena@hill.example', password: 'a long enough password', deviceName: 'Phone' },
  })
  expect(again.status).toBe(401)
})

test('J10: an admin is told which devices have been away since, until they have come by', async () => {
  const ada = await relay.signIn('ada@hill.example')
  const ivan = await relay.signIn('ivan@hill.example')
  const ivansTablet = await relay.signIn('ivan@hill.example')
  const line = await relay.dial({ origin: 'http://school.test', cookie: ivansTablet.cookie })
  line.says(HELLO)
  await line.hears('live')
  const beforeMs = Date.now() - 3_600_000
  for (const { deviceId } of [ivan, ivansTablet]) relay.control.devices.seen(deviceId, beforeMs)
  const preview = async () => (await ada.ask(`/api/erase/${LENA}/preview`, { body: {} })).json
  expect(await preview()).not.toHaveProperty('outstanding')
  await ada.ask(`/api/erase/${LENA}`, { body: { confirm: NAME } })
  expect(await preview()).toMatchObject({
    erasedAtMs: expect.any(Number),
    // The tablet's line is open, so it has heard of it.
    outstanding: [{ person: 'ivan-of-hill', name: expect.any(String), lastSeenAtMs: beforeMs }],
  })
  await ivan.ask('/api/session')
  expect(await preview()).toMatchObject({ outstanding: [] })
})

test('T52: it is in the journal, in the security log and in the audit, by ids', async () => {
  const ada = await relay.signIn('ada@hill.example')
  await ada.ask(`/api/erase/${LENA}`, { body: { confirm: NAME } })
  expect(relay.control.securityLog.page({ schoolId: 'hill', limit: 1 })[0]).toMatchObject({
    action: 'person-erased',
    personId: LENA,
  })
  expect(relay.schools.of('hill').audit.page({ limit: 1 })[0]).toMatchObject({
    action: 'person-erased',
    person: 'ada-of-hill',
    target: LENA,
  })
})

test('the last admin stays, and an admin of another school finds nobody', async () => {
  const ada = await relay.signIn('ada@hill.example')
  const last = await ada.ask('/api/erase/ada-of-hill', { body: { confirm: 'ada of hill' } })
  expect(last).toMatchObject({ status: 409, json: { code: 'last-admin' } })
  const vera = await relay.signIn('vera@vale.example')
  expect((await vera.ask(`/api/erase/${LENA}`, { body: { confirm: NAME } })).status).toBe(404)
  const nobody = await ada.ask('/api/erase/nobody/preview', { body: {} })
  const foreign = await vera.ask(`/api/erase/${LENA}/preview`, { body: {} })
  expect(foreign.text).toBe(nobody.text)
})
