/**
 * Frames through a real connection of the socket, before and after hello: CBOR with bytes changed,
 * frames with a field too many or of another kind, and bytes that never were a frame.
 */
import { Encoder } from 'cbor-x'
import { parseDown } from '#shared/protocol/codec.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { SeededRandom } from '#simulation/random.ts'
import { openConnection } from '#sync-server/http/socket/connection.ts'
import { costOfFrame } from '#sync-server/http/socket/cost-of-frame.ts'
import { createTokenBucket } from '#sync-server/http/socket/token-bucket.ts'
import { createLog } from '#sync-server/logging.ts'
import { type HonestWork, honestWork, PREFIXES } from '../honest/honest-work.ts'
import { byteSoup, mutateBytes } from '../mutate/any-bytes.ts'
import { mutateStructure } from '../mutate/structure.ts'
import type { FuzzedSchool } from '../school.ts'
import type { Lane } from './lane.ts'

const HASH = 'ab'.repeat(32)
const BATCH = 8
/** As an attacker's own encoder would say it: with tags, records and shared structures. */
const liberal = new Encoder({ useRecords: true, structuredClone: true, tagUint8Array: true })
const plain = new Encoder({ useRecords: false, tagUint8Array: false, variableMapSize: true })

const hello: Extract<UpFrame, { type: 'hello' }> = {
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  app: 'fuzz',
  epoch: '',
  cursor: 0,
}

type Frames = { readonly [Type in UpFrame['type']]: readonly Extract<UpFrame, { type: Type }>[] }

/** At least one frame of every type there is: a new one without its case does not compile. */
const honestFrames = ({ doc, last }: HonestWork): Frames => {
  const { hash, bytes } = last
  return {
    hello: [hello, { ...hello, epoch: 'another', cursor: 3, schema: 1, refused: [HASH] }],
    push: [
      { type: 'push', push: 1, doc, changes: [{ hash, bytes }] },
      {
        type: 'push',
        push: 2,
        doc,
        changes: [
          { hash, bytes, receipt: new Uint8Array(32) },
          { hash: HASH, bytes },
        ],
      },
    ],
    keep: [{ type: 'keep', push: 3, doc, changes: [{ hash, bytes }] }],
    manifest: [{ type: 'manifest', docs: [{ doc, heads: [HASH] }], last: true }],
  }
}

const honestFrame = (seed: number, random: SeededRandom): UpFrame => {
  const frames = honestFrames(honestWork(Math.floor(seed / BATCH)))
  return random.pick(random.pick(Object.values(frames) as readonly (readonly UpFrame[])[]))
}

const DOCS = ['learner:amira', 'learner:seun', 'booking:nobody', 'nothing:1', '', 'x', ':', 'a:b:c']

/** In shape, and still nothing an honest app would say. */
const oddFrame = (seed: number, random: SeededRandom): UpFrame => {
  const { doc, last, earlier } = honestWork(Math.floor(seed / BATCH))
  const number = random.pick([0, 1, 7, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])
  const hash = () => Buffer.from(random.bytes(32)).toString('hex')
  const change = () => ({
    hash: random.chance(0.5) ? last.hash : hash(),
    bytes: random.pick([last.bytes, earlier[0]?.bytes ?? last.bytes, random.bytes(40)]),
    ...(random.chance(0.3) ? { receipt: random.bytes(random.below(64)) } : {}),
  })
  const target = () => random.pick([doc, ...DOCS])
  return random.pick<() => UpFrame>([
    () => ({ ...hello, cursor: number, epoch: random.chance(0.5) ? '' : hash().slice(0, 40) }),
    () => ({
      type: 'push',
      push: random.pick([number, -number]),
      doc: target(),
      changes: Array.from({ length: 1 + random.below(20) }, change),
    }),
    () => ({
      type: 'manifest',
      docs: Array.from({ length: random.below(60) }, () => ({
        doc: target(),
        heads: Array.from({ length: random.below(6) }, hash),
      })),
      last: random.chance(0.5),
    }),
  ])()
}

const encode = (value: unknown, random: SeededRandom): Uint8Array => {
  try {
    return (random.chance(0.8) ? plain : liberal).encode(value)
  } catch {
    return byteSoup(random) // deeper than the encoder itself can go
  }
}

const spoilt = (seed: number, random: SeededRandom): Uint8Array => {
  if (random.chance(0.3)) return plain.encode(oddFrame(seed, random))
  const frame = honestFrame(seed, random)
  const what = random.below(10)
  if (what < 4) return mutateBytes(plain.encode(frame), random)
  if (what < 9) return encode(mutateStructure(frame, random), random)
  return byteSoup(random)
}

export const createFramesLane = (school: () => FuzzedSchool): Lane => ({
  name: 'frames',
  batch: BATCH,
  run: async (seed, random, keep) => {
    const { all } = school()
    const faults: string[] = []
    const log = createLog('error', {
      write: (line) => void faults.push(`a fault of ours: ${line}`),
    })
    const answers: string[] = []
    const underWay: Promise<void>[] = []
    let end = 'taken'
    const connection = openConnection({
      wire: {
        send: (bytes, sent) => {
          const parsed = parseDown(bytes)
          if (!parsed.ok) faults.push('was answered with no frame at all')
          else if (parsed.value.type === 'refuse') end = `refused: ${parsed.value.code}`
          else answers.push(parsed.value.type)
          sent()
        },
        ping: () => {},
        close: () => {},
        terminate: () => {},
        pause: () => {},
        resume: () => {},
        unsentBytes: () => 0,
      },
      clock: all.ports.clock,
      timers: all.ports.timers,
      log,
      share: createTokenBucket({ atMost: 1_000, perSecond: 1_000 }, 0),
      intake: (_cost, read) => read(),

      stillHolds: () => true,
      costOf: costOfFrame,
      join: (send) => {
        const session = { ...school().session, deviceId: 'fuzz-line', actorPrefix: PREFIXES.amira }
        const conversation = all.school().connect(session, send)
        return {
          ...conversation,
          handle: (frame) => {
            const handled = conversation.handle(frame)
            underWay.push(handled ?? Promise.resolve())
            return handled
          },
        }
      },
      onEnd: () => {},
    })
    const isWelcome = random.chance(0.6)
    if (isWelcome) connection.received(plain.encode(hello))
    await Promise.all(underWay)
    const bytes = spoilt(seed, random)
    keep(bytes)
    connection.received(random.chance(0.02) ? undefined : bytes)
    await Promise.all(underWay)
    connection.closed()
    if (end === 'taken' && answers.includes('ack')) end = 'taken: answered with an ack'
    return { end: `${isWelcome ? 'after' : 'before'} hello, ${end}`, faults }
  },
})
