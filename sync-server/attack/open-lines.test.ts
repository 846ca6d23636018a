/** Who sits on an open socket, what they may still do there, and what they cost everybody else. */
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeFrame } from '#shared/protocol/codec.ts'
import { MAX_FRAME_BYTES } from '#shared/protocol/limits.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { CLOSE_CODES } from '#sync-server/http/socket/limits.ts'
import { HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { type Attacker, aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

let siege: Siege
beforeAll(async () => {
  siege = await aSiege()
})
afterAll(() => siege.close())

const IVANS_DIARY = 'diary:ivan-of-hill'
const hours = (day: string) => [{ path: ['hours', day], value: [{ from: '09:00', to: '12:00' }] }]
const opensDiary = (name: string) => [
  { path: ['id'], value: `diary:${name}-of-hill` },
  { path: ['instructorId'], value: `${name}-of-hill` },
  ...hours('1'),
]
const changes = () => siege.schools.of('hill').verify().changes
const pushes = (who: Attacker, doc: string, bytes: Uint8Array) =>
  who.says({ type: 'push', push: 99, doc, changes: [pushedChange(bytes)] })

describe('T12: whose right has gone', () => {
  test('an admin who is one no longer is judged as what they are now, on the same socket', async () => {
    await siege.add('hill', 'alan', 'admin')
    const alan = await siege.comes('alan@hill.example')
    const bytes = alan.writes(IVANS_DIARY, opensDiary('ivan'))
    const before = changes()
    siege.control.memberships.setRoles('hill', 'alan-of-hill', ['learner'])
    pushes(alan, IVANS_DIARY, bytes)
    expect(await alan.isClosed()).toBe(CLOSE_CODES.restarting)
    expect(changes()).toBe(before)
    const again = await siege.comes('alan@hill.example')
    expect(await again.hears('welcome')).toMatchObject({ roles: ['learner'] })
    expect(
      (
        await alan.ask('/api/invitations', {
          body: { email: 'x@y.example', displayName: 'X', role: 'admin' },
        })
      ).status,
    ).toBe(403)
  })

  test('a device that was ended: its push under way is not kept, and nothing reaches it any more', async () => {
    const dora = await siege.comes('dora@hill.example')
    const ada = await siege.comes('ada@hill.example')
    const bytes = dora.writes('diary:dora-of-hill', opensDiary('dora'))
    const before = changes()
    pushes(dora, 'diary:dora-of-hill', bytes)
    await ada.ask(`/api/devices/${dora.deviceId}/end`, { body: {} })
    expect(await dora.isClosed()).toBe(CLOSE_CODES.refused)
    const heard = dora.frames.length
    const committed = dora.frames.some(({ type }) => type === 'ack')
    expect(changes()).toBe(before + (committed ? 1 : 0))
    const diary = ada.writes(IVANS_DIARY, opensDiary('ivan'))
    expect(await ada.tries(IVANS_DIARY, diary)).toBe('ok')
    expect(dora.frames).toHaveLength(heard)
    for (const path of ['/api/session', '/api/sets/people', '/api/quarantine'])
      expect((await dora.ask(path)).status).toBe(401)
    await expect(siege.dial({ origin: ORIGIN, cookie: dora.cookie })).rejects.toThrow('401')
  })
})

describe('what is said out of turn', () => {
  const push: UpFrame = {
    type: 'push',
    push: 1,
    doc: IVANS_DIARY,
    changes: [{ hash: '0'.repeat(64), bytes: new Uint8Array(4) }],
  }
  const tagged = new Uint8Array(200_006).fill(0xff)
  tagged.set([0xc2, 0x5a, 0x00, 0x03, 0x0d, 0x40])
  test.each([
    ['a push before hello', [encodeFrame(push)]],
    ['a manifest before hello', [encodeFrame({ type: 'manifest', docs: [], last: true })]],
    ['T14: a number of 200,000 bytes before hello', [tagged]],
    ['T14: a number of 200,000 bytes after it', [encodeFrame(HELLO), tagged]],
    ['hello twice', [encodeFrame(HELLO), encodeFrame(HELLO)]],
    ['text', [encodeFrame(HELLO), JSON.stringify(HELLO)]],
    [
      'a manifest of too many records',
      [
        encodeFrame(HELLO),
        encodeFrame({
          type: 'manifest',
          last: true,
          docs: Array.from({ length: 1_001 }, (_, i) => ({ doc: `booking:${i}`, heads: [] })),
        }),
      ],
    ],
    [
      'two hundred and one changes',
      [
        encodeFrame(HELLO),
        encodeFrame({ ...push, changes: Array(201).fill(push.changes[0]) } as UpFrame),
      ],
    ],
  ])('%s: the line ends, and nobody else notices', async (_what, said) => {
    const { cookie } = await siege.signIn('omar@hill.example')
    const line = await siege.dial({ origin: ORIGIN, cookie })
    for (const bytes of said) line.saysBytes(bytes)
    expect(await line.hears('refuse')).toMatchObject({ code: 'bad-frame' })
    expect(await line.isClosed()).toBe(CLOSE_CODES.refused)
    expect((await siege.ask('/healthz')).status).toBe(200)
  })

  test('a frame of 300 KB, also in pieces, is not assembled', async () => {
    const omar = await siege.comes('omar@hill.example')
    omar.saysBytes(new Uint8Array(300 * 1024))
    expect(await omar.isClosed()).toBe(1009)
    const again = await siege.comes('omar@hill.example')
    for (let sent = 0; sent <= MAX_FRAME_BYTES; sent += 32 * 1024)
      again.socket.send(new Uint8Array(32 * 1024), { fin: false })
    expect(await again.isClosed()).toBe(1009)
    const crumbs = await siege.comes('omar@hill.example')
    for (let sent = 0; sent < 100; sent += 1) crumbs.socket.send(new Uint8Array(1), { fin: false })
    expect([1008, 1009]).toContain(await crumbs.isClosed())
  })

  test('manifests without end are answered, and remembered only up to a bound', async () => {
    const omar = await siege.comes('omar@hill.example')
    const heads = ['0'.repeat(64)]
    for (let round = 0; round < 40; round += 1) {
      const docs = Array.from({ length: 1_000 }, (_, i) => ({
        doc: `booking:${round}-${i}`,
        heads,
      }))
      omar.says({ type: 'manifest', docs, last: false })
    }
    await omar.until(() => omar.frames.filter(({ type }) => type === 'need').length === 40)
    // Beyond the bound a stranger's change is no longer held back, but refused as a forgery.
    const orphan = omar.writes('booking:39-999', [{ path: ['pickup'], value: 'x' }], {
      actor: 'd'.repeat(32),
    })
    expect(await omar.tries('booking:39-999', orphan)).toBe('forged-actor')
  })
})

describe('what one costs the others', () => {
  test('T25: three hundred who open a line and say nothing do not keep a newcomer waiting', async () => {
    const port = await siege.port()
    const silent = Array.from({ length: 300 }, () => net.connect(port, '127.0.0.1'))
    for (const socket of silent) socket.write('GET /sync HTTP/1.1\r\nHost: school.test\r\nX-Slow: ')
    await Promise.all(
      silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
    )
    const lena = await siege.comes('lena@hill.example')
    expect(await lena.hears('live')).toBeDefined()
    for (const socket of silent) socket.destroy()
  })
})
