import * as Automerge from '@automerge/automerge'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import { encodeFrame } from '#shared/protocol/codec.ts'
import { MAX_FRAME_BYTES } from '#shared/protocol/limits.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { documentKinds } from '#shared/registry.ts'
import { type ARelay, aRelay, HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { CLOSE_CODES, SOCKETS_PER_PERSON } from './limits.ts'

let relay: ARelay
beforeEach(async () => {
  relay = await aRelay()
})
afterEach(() => relay.close())

const ADA = 'ada@hill.example'
const IVAN = 'ivan@hill.example'
const dialAs = async (email: string) => {
  const person = await relay.signIn(email)
  const line = await relay.dial({ origin: ORIGIN, cookie: person.cookie })
  return { ...person, ...line }
}

/** The change that opens Ivan's diary, written on the device with this prefix. */
const ivansDiary = (actorPrefix: string): UpFrame => {
  const kind = documentKinds.get('diary')
  if (!kind) throw new Error('no diaries')
  const records = createRecords(Automerge)
  const doc = records.open(kind, undefined, [], `${actorPrefix}${'1'.repeat(16)}`)
  const written = records.write(doc, {
    doc: 'diary:ivan-of-hill',
    put: [
      { path: ['id'], value: 'diary:ivan-of-hill' },
      { path: ['instructorId'], value: 'ivan-of-hill' },
      { path: ['hours', '1'], value: [{ from: '09:00', to: '17:00' }] },
    ],
  })
  if (!written) throw new Error('nothing written')
  return { type: 'push', push: 1, doc: 'diary:ivan-of-hill', changes: [written.change] }
}

describe('before the upgrade', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a host whose name begins like ours', { origin: `${ORIGIN}.evil.example` }],
    ['our host on another port', { origin: `${ORIGIN}:8443` }],
    ['a sandboxed frame', { origin: 'null' }],
    ['nobody at all', {}],
  ])('T23: a page of %s: 403 and no socket', async (_who, headers) => {
    const { cookie } = await relay.signIn(ADA)
    await expect(relay.dial({ cookie, ...headers })).rejects.toThrow('refused with 403')
    expect(relay.sockets.count()).toBe(0)
  })

  test.each([
    ['no cookie', ''],
    [
      'a made-up cookie',
      'sid=0192f7c0-0000-7000-8000-000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ],
  ])('with %s: 401 and no socket', async (_what, cookie) => {
    await expect(relay.dial({ origin: ORIGIN, cookie })).rejects.toThrow('refused with 401')
    expect(relay.sockets.count()).toBe(0)
  })

  test('after signing out the cookie opens nothing', async () => {
    const ada = await relay.signIn(ADA)
    await ada.ask('/api/sign-out', { body: {} })
    await expect(relay.dial({ origin: ORIGIN, cookie: ada.cookie })).rejects.toThrow('401')
  })

  test('T25: one person has at most twenty', async () => {
    const { cookie } = await relay.signIn(ADA)
    for (let count = 0; count < SOCKETS_PER_PERSON; count += 1)
      await relay.dial({ origin: ORIGIN, cookie })
    await expect(relay.dial({ origin: ORIGIN, cookie })).rejects.toThrow('refused with 429')
  })
})

test('hello is welcomed, and a change goes to whoever may read it', async () => {
  const ada = await dialAs(ADA)
  const ivan = await dialAs(IVAN)
  ada.says(HELLO)
  ivan.says(HELLO)
  expect(await ada.hears('welcome')).toMatchObject({ person: 'ada-of-hill', roles: ['admin'] })
  await ivan.hears('welcome')
  ada.says(ivansDiary(ada.actorPrefix))
  expect((await ada.hears('ack')).verdicts).toMatchObject([{ verdict: 'committed' }])
  expect((await ivan.hears('rows')).changes).toMatchObject([
    { doc: 'diary:ivan-of-hill', person: 'ada-of-hill' },
  ])
})

test('what was refused waits for an admin, who decides it once', async () => {
  const ada = await dialAs(ADA)
  ada.says(HELLO)
  await ada.hears('welcome')
  const lena = await dialAs('lena@hill.example')
  lena.says(HELLO)
  await lena.hears('welcome')
  lena.says(ivansDiary(lena.actorPrefix))
  expect((await lena.hears('ack')).verdicts).toMatchObject([
    { verdict: 'refused', code: 'not-your-diary' },
  ])
  expect(await ada.hears('quarantine')).toMatchObject({ open: 1 })

  const { entries } = (await ada.ask('/api/quarantine')).json
  expect(entries).toMatchObject([{ person: 'lena-of-hill', code: 'not-your-diary' }])
  expect((await lena.ask('/api/quarantine')).json.entries).toHaveLength(1)
  const vera = await relay.signIn('vera@vale.example')
  const decide = (who: typeof vera) =>
    who.ask(`/api/quarantine/${entries[0].id}`, {
      body: { decision: 'keep', reason: 'Those are Ivan’s hours.' },
    })
  expect((await decide(vera)).status).toBe(404)
  expect((await decide(ada)).status).toBe(204)
  expect((await decide(ada)).json).toMatchObject({ code: 'already-decided' })
})

describe('bad input is answered and changes nothing', () => {
  const push = encodeFrame(ivansDiary('0'.repeat(16)))
  const extra = (frame: object) => encodeFrame(frame as UpFrame)

  test.each([
    ['noise', new Uint8Array([255, 0, 1, 2])],
    ['nothing', new Uint8Array()],
    ['text', '{"type":"hello"}'],
    ['an unknown frame', extra({ type: 'shutdown' })],
    ['an unknown field', extra({ type: 'manifest', docs: [], last: true, isAdmin: true })],
    ['a second hello', encodeFrame(HELLO)],
    ['a frame cut short', push.slice(0, 40)],
  ])('%s', async (_what, bytes) => {
    const ada = await dialAs(ADA)
    ada.says(HELLO)
    const { top } = await ada.hears('welcome')
    ada.saysBytes(bytes)
    expect(await ada.hears('refuse')).toMatchObject({ code: 'bad-frame' })
    expect(await ada.isClosed()).toBe(CLOSE_CODES.refused)
    const again = await dialAs(ADA)
    again.says(HELLO)
    expect((await again.hears('welcome')).top).toBe(top)
    expect(relay.sockets.count()).toBe(1)
  })

  test('a frame larger than allowed is not even read', async () => {
    const ada = await dialAs(ADA)
    ada.says(HELLO)
    await ada.hears('welcome')
    ada.saysBytes(new Uint8Array(MAX_FRAME_BYTES + 1))
    expect(await ada.isClosed()).toBe(1009)
  })

  test('T1: a change that claims another device is kept out, and the line stays', async () => {
    const ada = await dialAs(ADA)
    const ivan = await dialAs(IVAN)
    ivan.says(HELLO)
    await ivan.hears('welcome')
    ivan.says(ivansDiary(ada.actorPrefix))
    expect((await ivan.hears('ack')).verdicts).toMatchObject([{ verdict: 'refused' }])
    expect(relay.sockets.count()).toBe(2)
  })
})

describe('T12: who may no longer come in is out within the second', () => {
  test('the device was ended', async () => {
    const ada = await dialAs(ADA)
    ada.says(HELLO)
    await ada.hears('welcome')
    await ada.ask(`/api/devices/${ada.deviceId}/end`, { body: {} })
    expect(await ada.hears('refuse')).toMatchObject({ code: 'device-ended' })
    expect(await ada.isClosed()).toBe(CLOSE_CODES.refused)
    expect(relay.sockets.count()).toBe(0)
  })

  test('the person signed out', async () => {
    const ada = await dialAs(ADA)
    await ada.ask('/api/sign-out', { body: {} })
    expect(await ada.hears('refuse')).toMatchObject({ code: 'signed-out' })
  })
})

test('a relay that stops says so to everybody who is connected', async () => {
  const ada = await dialAs(ADA)
  ada.says(HELLO)
  await ada.hears('welcome')
  await relay.stops()
  expect(await ada.isClosed()).toBe(CLOSE_CODES.restarting)
})
