import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ARelay, aRelay } from '#sync-server/relay/testing/a-relay.ts'

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
})
afterAll(() => relay.close())

test('P9: anybody may take what concerns them, and it is written down that they did', async () => {
  const lena = await relay.signIn('lena@hill.example')
  const answer = await lena.ask('/api/export/me', { body: {} })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="hill-school-\d{4}-\d\d-\d\d\.zip"$/,
  )
  expect(answer.text.startsWith('PK')).toBe(true)
  expect(relay.control.securityLog.page({ schoolId: 'hill', limit: 1 })[0]).toMatchObject({
    action: 'exported',
    personId: 'lena-of-hill',
  })
  const [head] = relay.schools.of('hill').audit.page({ limit: 1 })
  expect(head).toMatchObject({ action: 'exported', target: 'lena-of-hill', outcome: 'done' })
})

test('T30: the school is for an admin who has just said who they are', async () => {
  const ivan = await relay.signIn('ivan@hill.example')
  expect((await ivan.ask('/api/export/school', { body: {} })).status).toBe(403)
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask('/api/export/school', { body: {} })).status).toBe(200)
})
