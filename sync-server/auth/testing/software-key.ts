/**
 * A passkey made of nothing but `node:crypto`, with a browser around it: answers what the relay asks
 * as a phone would, and, where a test wants it, as no phone would.
 */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { nodeRandom } from '#sync-server/ports.ts'

const bytes64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest()

/** Just enough CBOR for a key and an attestation of type `none`. */
type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>
const head = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([head(3, text.length), text])
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

const FLAGS = { present: 0x01, verified: 0x04, withKey: 0x40 }

export type Oddities = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** The person was not asked for a finger, a face or a PIN. */
  readonly isUnverified?: boolean
  readonly counter?: number
  readonly userHandle?: string | undefined
  /** In a frame of another site. */
  readonly crossOrigin?: boolean
  readonly type?: string
  /** Signed by another key than the one that was registered. */
  readonly signsWith?: SoftwareKey
}
type Asked = { readonly challenge: string; readonly user?: { readonly id: string } }

export type SoftwareKey = ReturnType<typeof aSoftwareKey>

/** A key at `origin`, whose host is the name it belongs to. Counts its uses unless it `neverCounts`. */
export const aSoftwareKey = (origin: string, { neverCounts = false } = {}) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = nodeRandom.bytes(16)
  const rpIdOf = (odd: Oddities) => odd.rpId ?? new URL(origin).hostname
  let uses = 0
  let userHandle: string | undefined

  const clientData = (type: string, asked: Asked, odd: Oddities): string =>
    JSON.stringify({
      type: odd.type ?? type,
      challenge: odd.challenge ?? asked.challenge,
      origin: odd.origin ?? origin,
      crossOrigin: odd.crossOrigin ?? false,
    })
  const authenticatorData = (odd: Oddities, flags: number, rest = Buffer.alloc(0)): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(odd.counter ?? (neverCounts ? 0 : uses))
    const verified = odd.isUnverified ? 0 : FLAGS.verified
    return Buffer.concat([
      sha256(rpIdOf(odd)),
      Buffer.from([FLAGS.present | verified | flags]),
      counter,
      rest,
    ])
  }
  const sign = (data: Uint8Array): Buffer => createSign('SHA256').update(data).sign(privateKey)

  return {
    id: bytes64(id),
    sign,

    /** The answer to creation options. */
    registers: (asked: Asked, odd: Oddities = {}) => {
      userHandle = asked.user?.id
      const key = new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const idLength = Buffer.from([id.length >> 8, id.length & 255])
      const attested = Buffer.concat([Buffer.alloc(16), idLength, id, cbor(key)])
      const attestation = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authenticatorData(odd, FLAGS.withKey, attested)],
      ])
      return {
        id: bytes64(id),
        rawId: bytes64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: bytes64(Buffer.from(clientData('webauthn.create', asked, odd))),
          attestationObject: bytes64(cbor(attestation)),
          transports: ['internal', 'hybrid'],
        },
      }
    },

    /** The answer to request options. */
    signs: (asked: Asked, odd: Oddities = {}) => {
      uses += 1
      const said = clientData('webauthn.get', asked, odd)
      const data = authenticatorData(odd, 0)
      const signed = Buffer.concat([data, sha256(said)])
      const handle = 'userHandle' in odd ? odd.userHandle : userHandle
      return {
        id: bytes64(id),
        rawId: bytes64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: bytes64(Buffer.from(said)),
          authenticatorData: bytes64(data),
          signature: bytes64((odd.signsWith?.sign ?? sign)(signed)),
          ...(handle === undefined ? {} : { userHandle: handle }),
        },
      }
    },
  }
}
