/**
 * Bytes on the port itself, before hello: requests to upgrade that are nearly right, and what follows
 * one that is: frames of the WebSocket protocol with bytes changed, and bytes that never were any.
 */
import { connect } from 'node:net'
import { encodeFrame } from '#shared/protocol/codec.ts'
import type { SeededRandom } from '#simulation/random.ts'
import { HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import type { Door } from '../door.ts'
import { byteSoup, mutateBytes } from '../mutate/any-bytes.ts'
import { logFaults } from '../oracles/relay-log.ts'
import type { Lane, Outcome } from './lane.ts'

/** Far longer than any answer takes, and no longer than a slow request may: then it was forgotten. */
const ANSWERED_WITHIN_MS = 8_000
const BIG = 70_000

const upgradeRequest = (cookie: string): Buffer =>
  Buffer.from(
    [
      'GET /sync HTTP/1.1',
      'Host: school.test',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Origin: ${ORIGIN}`,
      `Cookie: ${cookie}`,
      '',
      '',
    ].join('\r\n'),
  )

/** A frame as a browser sends it. RFC 6455 5.2; the mask is zero, so that the payload can be read. */
const clientFrame = (opcode: number, payload: Uint8Array, isLast = true): Buffer => {
  const { length } = payload
  const long = length < 126 ? [] : length < 65_536 ? [length >> 8, length & 255] : undefined
  const size = long ?? [
    0,
    0,
    0,
    0,
    length >>> 24,
    (length >> 16) & 255,
    (length >> 8) & 255,
    length & 255,
  ]
  const word = length < 126 ? length : long === undefined ? 127 : 126
  const head = [(isLast ? 0x80 : 0) | opcode, 0x80 | word, ...size, 0, 0, 0, 0]
  return Buffer.concat([Buffer.from(head), payload])
}

const OPCODES = [0, 1, 2, 2, 2, 3, 8, 9, 10, 15]

const framesOf = (random: SeededRandom): Buffer => {
  const payload = () =>
    random.pick([
      () => encodeFrame(HELLO),
      () => mutateBytes(encodeFrame(HELLO), random),
      () => byteSoup(random),
      () => new Uint8Array(random.below(BIG)),
    ])()
  const count = 1 + random.below(random.chance(0.1) ? 120 : 4)
  const frames = Array.from({ length: count }, () =>
    clientFrame(random.pick(OPCODES), payload(), random.chance(0.8)),
  )
  const all = Buffer.concat(frames)
  return random.chance(0.5) ? all : Buffer.from(mutateBytes(all, random))
}

const onTheWire = (cookie: string, random: SeededRandom): Buffer => {
  const request = upgradeRequest(cookie)
  const what = random.below(10)
  if (what < 4) return Buffer.from(mutateBytes(request, random))
  if (what < 8) return Buffer.concat([request, framesOf(random)])
  if (what === 8) return Buffer.concat([request, byteSoup(random)])
  return Buffer.from(byteSoup(random))
}

/** What came back until the relay hung up; nothing when it did not. */
const say = (port: number, bytes: Uint8Array): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const heard: Buffer[] = []
    socket.setTimeout(ANSWERED_WITHIN_MS, () => {
      socket.destroy()
      resolve(undefined)
    })
    // A relay that hangs up on bytes it has not read is heard as an error.
    socket.on('error', () => {})
    socket.on('data', (data) => void heard.push(data))
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')))
    socket.end(bytes)
  })

export const createUpgradesLane = (door: Door): Lane => ({
  name: 'upgrades',
  batch: 1,
  run: async (_seed, random, keep): Promise<Outcome> => {
    door.nextNetwork(random)
    const cookie = random.chance(0.8) ? (await door.comes('lena')).cookie : 'session=nobody'
    const bytes = onTheWire(cookie, random)
    const port = await door.relay.port()
    door.relay.logLines.length = 0
    keep(bytes)
    const heard = await say(port, bytes)
    const faults = logFaults(door.relay.logLines, [cookie])
    if (heard === undefined)
      return { end: 'forgotten', faults: [...faults, 'was never hung up on'] }
    const status = /^HTTP\/1\.[01] (\d{3}) /.exec(heard)?.[1] ?? 'hung up on'
    if (status.startsWith('5')) faults.push(`was answered with ${heard.slice(0, 200)}`)
    return { end: status === '101' ? 'upgraded' : `refused: ${status}`, faults }
  },
  faults: door.faults,
})
