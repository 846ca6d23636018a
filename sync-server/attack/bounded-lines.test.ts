/** Lines that are opened and not used, read slowly, or spoken on drop by drop: each costs so much and no more. */
import net from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import { trustedProxies } from '#sync-server/auth/client-address.ts'
import * as limits from '#sync-server/http/socket/limits.ts'
import { syncSocket } from '#sync-server/http/socket/route.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { CONNECTIONS_PER_ADDRESS, type Listening, listen } from '#sync-server/relay/listen.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { type ARelay, aRelay, HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { nextTurn } from '#sync-server/school/ports-turn.ts'
import type { Send } from '#sync-server/school/school.ts'
import { knock } from './testing/knock.ts'

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
})
afterAll(() => relay.close())

const HERE = { host: '127.0.0.1', port: 0 }

/** Resolves with everything the other side said before it hung up. */
const lastWordsOf = (socket: net.Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = ''
    socket.on('data', (more) => {
      said += more.toString()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })
const dials = (port: number, says: string, from = '127.0.0.1'): net.Socket => {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress: from })
  socket.on('error', () => {})
  socket.write(says)
  return socket
}

describe('T25: slowly, or not at all', () => {
  const IMPATIENT = { headersWithinMs: 150, requestWithinMs: 300, lookEveryMs: 50 }
  const upgrade = 'GET /sync HTTP/1.1\r\nHost: school.test\r\nUpgrade: websocket\r\nX-Slow: '
  const posting =
    'POST /api/sign-in HTTP/1.1\r\nHost: school.test\r\nContent-Type: application/json\r\n' +
    `Origin: ${ORIGIN}\r\nContent-Length: 100\r\n\r\n{`

  test.each([
    ['headers that never end', upgrade],
    ['a body that never comes', posting],
    ['half a line', 'GE'],
  ])('%s: the line is taken back', async (_what, said) => {
    const listening = await listen(relay.app, HERE, IMPATIENT)
    const lines = Array.from({ length: 20 }, () => dials(listening.port, said))
    const words = await Promise.all(lines.map(lastWordsOf))
    expect(words.every((one) => one === '' || one.startsWith('HTTP/1.1 408'))).toBe(true)
    await listening.close()
  })

  const asksFor = (...lines: string[]) => ['GET /sync HTTP/1.1', ...lines, '', ''].join('\r\n')
  const HOST = 'Host: school.test'
  const WISH = 'Connection: Upgrade'
  test.each([
    ['to a protocol we do not speak', asksFor(HOST, WISH, 'Upgrade: h2c'), 400],
    ['under a name that is none', asksFor('Host: school|test', WISH, 'Upgrade: websocket'), 400],
    ['by nobody', asksFor(HOST, WISH, 'Upgrade: websocket', `Origin: ${ORIGIN}`), 401],
  ])(
    'an upgrade %s: answered, and hung up on, though the other side stays',
    async (_what, asked, status) => {
      const listening = await listen(relay.app, HERE)
      const socket = net.connect({ port: listening.port, host: '127.0.0.1', allowHalfOpen: true })
      socket.write(asked)
      let said = ''
      socket.on('data', (more) => {
        said += more.toString()
      })
      await new Promise((resolve) => socket.once('end', resolve))
      expect(said.split('\r\n', 1)).toEqual([expect.stringContaining(`HTTP/1.1 ${status}`)])
      // Only a line that was taken back refuses one more word.
      let refused = ''
      socket.on('error', (error: NodeJS.ErrnoException) => {
        refused = error.code ?? ''
      })
      while (refused === '') {
        socket.write('more')
        await new Promise<void>(nextTurn)
      }
      expect(refused).toMatch(/EPIPE|ECONNRESET/)
      await listening.close()
    },
  )

  test('a request that only names the protocol is told so, and is no fault of ours', async () => {
    const { cookie } = await relay.signIn('ada@hill.example')
    const headers = { origin: ORIGIN, upgrade: 'websocket' }
    const answer = await knock(await relay.port(), '/sync', { cookie, headers })
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([426, 'socket-only'])
  })

  test('two thousand half-open lines: somebody new signs in, dials and is served', async () => {
    const port = await relay.port()
    const half = ['127.0.0.8', '127.0.0.9'].flatMap((from) =>
      Array.from({ length: CONNECTIONS_PER_ADDRESS }, () => dials(port, upgrade, from)),
    )
    await Promise.all(
      half.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
    )
    const answer = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'lena@hill.example',
        password: 'a long enough password',
        deviceName: 'Phone',
      }),
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    const line = await relay.dial({ origin: ORIGIN, cookie })
    line.says(HELLO)
    expect(await line.hears('live')).toBeDefined()
    expect(half.filter(({ destroyed }) => !destroyed)).toHaveLength(2 * CONNECTIONS_PER_ADDRESS)
    for (const socket of half) socket.destroy()
  })
})

describe('T25: how many lines', () => {
  const TOO_MANY = 10
  const asksIfAlive = 'GET /healthz HTTP/1.1\r\nHost: school.test\r\n\r\n'
  /** Each asks one thing and stays. Those that were answered, and those that were hung up on. */
  const comes = async (port: number, from: string, count: number) => {
    const lines = Array.from({ length: count }, () => dials(port, asksIfAlive, from))
    const isServed = (line: net.Socket): Promise<boolean> =>
      new Promise((resolve) => {
        line.once('data', (said) => resolve(said.toString().startsWith('HTTP/1.1 200')))
        line.once('close', () => resolve(false))
      })
    const served = await Promise.all(lines.map(isServed))
    return {
      served: served.filter(Boolean).length,
      leave: (): void => {
        for (const line of lines) line.destroy()
      },
    }
  }

  test('from one machine that has not said who it is: so many, and others come in beside it', async () => {
    const { app, auth } = relay
    const listening = await listen(app, HERE, { isTrusted: auth.isTrustedProxy, keepAliveMs: 0 })
    const crowd = await comes(listening.port, '127.0.0.9', CONNECTIONS_PER_ADDRESS + TOO_MANY)
    expect(crowd.served).toBe(CONNECTIONS_PER_ADDRESS)
    expect((await comes(listening.port, '127.0.0.8', 1)).served).toBe(1)
    crowd.leave()
    while ((await comes(listening.port, '127.0.0.9', 1)).served === 0);
    await listening.close()
  })

  test('through a proxy that is named all come from one address, and are not counted as one', async () => {
    const isTrusted = trustedProxies(['127.0.0.9'])
    const listening = await listen(relay.app, HERE, { isTrusted, keepAliveMs: 0 })
    const count = CONNECTIONS_PER_ADDRESS + TOO_MANY
    expect((await comes(listening.port, '127.0.0.9', count)).served).toBe(count)
    await listening.close()
  })

  const fills = (of: ARelay, address: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      of.sockets.seats.take(`hill/filler-${address}-${index}`, address),
    )

  test('from one address: so many; from the next one, as a configured proxy says it, more', async () => {
    const behind = await aRelay({ trustedProxies: ['127.0.0.1'] })
    const { cookie } = await behind.signIn('ada@hill.example')
    fills(behind, '203.0.113.7', limits.SOCKETS_PER_ADDRESS)
    const from = (address: string) =>
      behind.dial({ origin: ORIGIN, cookie, 'x-forwarded-for': address })
    await expect(from('203.0.113.7')).rejects.toThrow('429')
    await expect(from('198.51.100.1, 203.0.113.7')).rejects.toThrow('429')
    expect(await from('203.0.113.8')).toBeDefined()
    await behind.close()
  })

  test('T28: without a proxy nobody’s header makes them another address', async () => {
    const bare = await aRelay()
    const { cookie } = await bare.signIn('ada@hill.example')
    fills(bare, '127.0.0.1', limits.SOCKETS_PER_ADDRESS)
    for (const address of ['203.0.113.8', '127.0.0.2, 127.0.0.3'])
      await expect(
        bare.dial({ origin: ORIGIN, cookie, 'x-forwarded-for': address }),
      ).rejects.toThrow('429')
    await bare.close()
  })

  test('altogether: so many, and one more when somebody has gone', async () => {
    const full = await aRelay()
    const { cookie } = await full.signIn('ada@hill.example')
    const seats = Array.from({ length: limits.SOCKETS_AT_MOST }, (_, index) =>
      full.sockets.seats.take(`hill/${index}`, `network-${index}`),
    )
    await expect(full.dial({ origin: ORIGIN, cookie })).rejects.toThrow('429')
    seats[0]?.()
    expect(await full.dial({ origin: ORIGIN, cookie })).toBeDefined()
    await full.close()
  })

  test('a line that has gone leaves its seat', async () => {
    const { cookie } = await relay.signIn('vera@vale.example')
    const before = relay.sockets.seats.taken()
    for (let round = 0; round < limits.SOCKETS_PER_PERSON + 5; round += 1) {
      const line = await relay.dial({ origin: ORIGIN, cookie })
      line.socket.close()
      await line.isClosed()
      while (relay.sockets.seats.taken() > before) await new Promise((look) => setImmediate(look))
    }
  })
})

describe('T26: a reader who does not read', () => {
  const FRAMES = 700
  const frameNumber = (number: number): DownFrame => ({
    type: 'rows',
    changes: [
      {
        seq: number,
        doc: 'booking:b1',
        hash: 'ab'.repeat(32),
        bytes: new Uint8Array(64 * 1024),
        person: 'ada',
        receivedAt: 0,
        receipt: new Uint8Array(32),
      },
    ],
    cur: number,
  })

  /** A relay whose only school feeds whoever says hello as `feed` does. */
  const feeding = async (feed: (send: Send) => void) => {
    const app = new Hono()
    let gone = false
    const school = {
      connect: (_session: unknown, send: Send) => ({
        handle: async () => feed(send),
        close: () => {
          gone = true
        },
      }),
    }
    const { auth, sockets } = relay
    const schools = { of: () => school } as unknown as OpenSchools
    app.get(
      '/sync',
      syncSocket({ auth, ports: nodePorts, log: createLog('silent'), schools, sockets }),
    )
    const listening: Listening = await listen(app, HERE)
    const { cookie } = await relay.signIn('lena@hill.example')
    const socket = new WebSocket(`ws://127.0.0.1:${listening.port}/sync`, {
      headers: { origin: ORIGIN, cookie },
    })
    await new Promise((resolve) => socket.once('open', resolve))
    return { socket, listening, isGone: () => gone }
  }

  test('the feed waits for them, and goes on where it was: complete and in order', async () => {
    let fed = 0
    let waits = (): void => {}
    const isWaiting = new Promise<void>((resolve) => {
      waits = resolve
    })
    const { socket, listening } = await feeding(async (send) => {
      while (fed < FRAMES) {
        fed += 1
        const room = send(frameNumber(fed))
        if (room !== undefined) waits()
        await room
      }
    })
    const heard: number[] = []
    socket.on('message', (data: Buffer) => {
      const frame = parseDown(new Uint8Array(data))
      if (frame.ok && frame.value.type === 'rows') heard.push(frame.value.cur)
    })
    socket.pause()
    socket.send(encodeFrame(HELLO))
    await isWaiting
    // What the two systems hold for the line is theirs; the relay itself holds a megabyte.
    expect(fed).toBeLessThan(FRAMES)
    socket.resume()
    while (heard.length < FRAMES) await new Promise((resolve) => socket.once('message', resolve))
    expect(heard).toEqual(Array.from({ length: FRAMES }, (_, index) => index + 1))
    socket.terminate()
    await listening.close()
  })

  test('what cannot wait ends the line at four megabytes, with a word to come back later', async () => {
    let fed = 0
    const { socket, listening, isGone } = await feeding((send) => {
      // Others' live work: nobody asks whether there is room.
      for (let number = 1; number <= 2_000 && !isGone(); number += 1) {
        fed = number
        send(frameNumber(number))
      }
    })
    socket.pause()
    socket.send(encodeFrame(HELLO))
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    while (!isGone()) await new Promise((look) => setImmediate(look))
    expect(fed).toBeLessThan(2_000)
    socket.resume()
    expect(await closed).toBe(limits.CLOSE_CODES.tryLater)
    await listening.close()
  })
})
