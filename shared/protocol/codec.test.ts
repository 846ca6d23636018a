import { deflateRawSync } from 'node:zlib'
import { Encoder } from 'cbor-x/index-no-eval'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeFrame, parseDown, parseUp } from './codec.ts'
import { DOWN_FRAMES, UP_FRAMES } from './frames.builder.ts'
import { MAX_CHANGE_BYTES, MAX_CHANGE_DEPS, MAX_FRAME_BYTES, MAX_PUSH_CHANGES } from './limits.ts'
import { packDictionary } from './pack-dictionary.ts'
import type { UpFrame } from './up.ts'

const cbor = new Encoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: false })
const raw = (value: unknown): Uint8Array => cbor.encode(value)
/** Node hands bytes out as its own kind of byte array; what counts is what is in them. */
const plain = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? [...value]
    : Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
        : value

const BAD = {
  ok: false,
  problem: { code: 'bad-frame', message: 'The message could not be read. Nothing was changed.' },
}

describe('every frame comes out as it went in', () => {
  test.each(Object.entries(UP_FRAMES))('up: %s', (_type, frame) => {
    const parsed = parseUp(encodeFrame(frame))
    expect(parsed.ok && plain(parsed.value)).toEqual(plain(frame))
  })

  test.each(Object.entries(DOWN_FRAMES))('down: %s', (_type, frame) => {
    const parsed = parseDown(encodeFrame(frame))
    expect(parsed.ok && plain(parsed.value)).toEqual(plain(frame))
  })
})

describe('packed documents', () => {
  const pack = (value: unknown): Uint8Array =>
    deflateRawSync(raw(value), { dictionary: packDictionary() })
  const [doc] = DOWN_FRAMES.snap.docs

  test('are heard as the snap they stand for', () => {
    const parsed = parseDown(encodeFrame({ type: 'packs', docs: [pack(doc), pack(doc)] }))
    expect(parsed.ok && plain(parsed.value)).toEqual(plain({ type: 'snap', docs: [doc, doc] }))
  })

  test.each<[string, Uint8Array]>([
    ['no deflated bytes', new Uint8Array([255, 255, 255])],
    ['cut short', pack(doc).slice(0, 10)],
    ['something else inside', pack({ doc: 'booking:b1' })],
    ['nothing', new Uint8Array()],
  ])('%s: refused like any frame that cannot be read', (_what, bytes) => {
    expect(parseDown(encodeFrame({ type: 'packs', docs: [pack(doc), bytes] }))).toEqual(BAD)
  })
})

describe('what a device may not send', () => {
  const { hello, push, manifest } = UP_FRAMES
  const [change] = push.changes
  const [held] = manifest.docs

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number', 1],
    ['a list', [hello]],
    ['no type', { ...hello, type: undefined }],
    ['a type nobody knows', { ...hello, type: 'hallo' }],
    ['a frame of the other direction', DOWN_FRAMES.welcome],
    ['a field nobody knows', { ...hello, person: 'ann' }],
    ['a field missing', { type: 'hello', protocol: 1, app: 'x', epoch: '' }],
    ['a cursor below zero', { ...hello, cursor: -1 }],
    ['half a cursor', { ...hello, cursor: 0.5 }],
    ['a cursor beyond whole numbers', { ...hello, cursor: 2 ** 60 }],
    ['a cursor as text', { ...hello, cursor: '42' }],
    ['a cursor that is no number', { ...hello, cursor: Number.NaN }],
    ['an app of no end', { ...hello, app: 'x'.repeat(41) }],
    ['an epoch of no end', { ...hello, epoch: 'x'.repeat(41) }],
    ['no changes', { ...push, changes: [] }],
    [
      'too many changes',
      {
        ...push,
        changes: Array(MAX_PUSH_CHANGES + 1).fill({ ...change, bytes: new Uint8Array(1) }),
      },
    ],
    [
      'a change too large',
      { ...push, changes: [{ ...change, bytes: new Uint8Array(MAX_CHANGE_BYTES + 1) }] },
    ],
    ['bytes as text', { ...push, changes: [{ ...change, bytes: 'abc' }] }],
    ['bytes as a list', { ...push, changes: [{ ...change, bytes: [1, 2] }] }],
    ['a hash in capitals', { ...push, changes: [{ ...change, hash: 'AB'.repeat(32) }] }],
    ['a short hash', { ...push, changes: [{ ...change, hash: 'ab' }] }],
    ['a receipt too long', { ...push, changes: [{ ...change, receipt: new Uint8Array(65) }] }],
    ['an author in a change', { ...push, changes: [{ ...change, person: 'ann' }] }],
    ['a document id of no end', { ...push, doc: 'x'.repeat(151) }],
    [
      'too many heads',
      { ...manifest, docs: [{ ...held, heads: Array(MAX_CHANGE_DEPS + 1).fill('ab'.repeat(32)) }] },
    ],
    ['too many documents', { ...manifest, docs: Array(1_001).fill({ doc: 'a:b', heads: [] }) }],
    ['a manifest without its end', { type: 'manifest', docs: [] }],
  ])('%s', (_what, value) => {
    expect(parseUp(raw(value))).toEqual(BAD)
  })

  test('the greatest that is allowed is read', () => {
    const most = { ...push, changes: [{ ...change, bytes: new Uint8Array(MAX_CHANGE_BYTES) }] }
    expect(parseUp(raw(most)).ok).toBe(true)
  })

  test('a frame too large is refused before anything is read', () => {
    expect(parseUp(new Uint8Array(MAX_FRAME_BYTES + 1))).toEqual(BAD)
    const honest = encodeFrame(hello)
    const padded = new Uint8Array(MAX_FRAME_BYTES + 1)
    padded.set(honest)
    expect(parseUp(padded)).toEqual(BAD)
  })

  test('anything behind the frame is refused', () => {
    const honest = encodeFrame(hello)
    const longer = new Uint8Array(honest.length + 1)
    longer.set(honest)
    expect(parseUp(longer)).toEqual(BAD)
    expect(parseUp(honest.slice(0, -1))).toEqual(BAD)
  })

  test('nesting without end is refused, not followed', () => {
    expect(parseUp(new Uint8Array(200_000).fill(0x81))).toEqual(BAD)
  })

  test.each([
    ['a big number', [0xc2, 0x5a, 0x00, 0x03, 0x0d, 0x40]],
    ['a negative big number', [0xc3, 0x5a, 0x00, 0x03, 0x0d, 0x40]],
    ['a big fraction', [0xc4, 0x82, 0x01, 0xc2, 0x5a, 0x00, 0x03, 0x0d, 0x38]],
    ['a pattern', [0xd8, 0x1b, 0x82, 0x66, 0x52, 0x65, 0x67, 0x45, 0x78, 0x70, 0x59, 0xff, 0x00]],
    ['a list without a stated end', [0x9f]],
    ['maps in maps', Array(300).fill([0xa1, 0x01]).flat()],
  ])('T14: %s is refused without decoding it', (_what, start) => {
    const bytes = new Uint8Array(200_006).fill(0xff)
    bytes.set(start)
    // A decoder that follows the first of these needs over a minute.
    const startedAtMs = performance.now()
    expect(parseUp(bytes)).toEqual(BAD)
    expect(performance.now() - startedAtMs).toBeLessThan(5_000)
  })

  test('a tag inside an honest frame is refused', () => {
    const bytes = encodeFrame(UP_FRAMES.hello)
    const at = bytes.indexOf(UP_FRAMES.hello.protocol, 1)
    const tagged = new Uint8Array([...bytes.slice(0, at), 0xc2, 0x41, ...bytes.slice(at)])
    expect(parseUp(tagged)).toEqual(BAD)
  })

  test('a key `__proto__` changes no object', () => {
    const key = new TextEncoder().encode('__proto__')
    const evil = new Uint8Array([0xa1, 0x60 + key.length, ...key, 0xa1, 0x61, 0x78, 0x01])
    expect(parseUp(evil)).toEqual(BAD)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('what the relay sends is read tolerantly', () => {
  test('a newer relay may say more', () => {
    const parsed = parseDown(raw({ ...DOWN_FRAMES.live, weather: 'fine' }))
    expect(parsed).toEqual({ ok: true, value: DOWN_FRAMES.live })
  })

  test('a row keeps the fields of its kind', () => {
    const { snap } = DOWN_FRAMES
    const [first] = snap.docs
    const rows = [{ ...first?.rows[0], status: 'confirmed' }]
    const parsed = parseDown(raw({ ...snap, docs: [{ ...first, rows }] }))
    expect(parsed.ok && plain(parsed.value)).toMatchObject({ docs: [{ rows }] })
  })

  test.each<[string, unknown]>([
    ['a frame nobody knows', { type: 'weather' }],
    ['a frame of the other direction', UP_FRAMES.hello],
    ['a verdict nobody knows', { ...DOWN_FRAMES.ack, verdicts: [{ verdict: 'maybe', hash: 'x' }] }],
    ['a role nobody knows', { ...DOWN_FRAMES.welcome, roles: ['owner'] }],
    ['rows without their cursor', { type: 'rows', changes: [] }],
  ])('%s is refused', (_what, value) => {
    expect(parseDown(raw(value))).toMatchObject({ ok: false, problem: { code: 'bad-frame' } })
  })
})

describe('noise', () => {
  test('any bytes are read or refused, never thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof parseUp(bytes).ok).toBe('boolean')
        expect(typeof parseDown(bytes).ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
  })

  test('an honest frame with some bytes changed is read as a frame or refused', () => {
    const frames = [...Object.values(UP_FRAMES), ...Object.values(DOWN_FRAMES)].map((one) =>
      encodeFrame(one),
    )
    const spoilt = fc.record({
      frame: fc.constantFrom(...frames),
      spots: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(spoilt, ({ frame, spots }) => {
        const bytes = frame.slice()
        for (const [at, byte] of spots) bytes[at % bytes.length] = byte
        const up = parseUp(bytes)
        if (up.ok) expect(Object.keys(UP_FRAMES)).toContain((up.value as UpFrame).type)
        const down = parseDown(bytes)
        if (down.ok) expect(Object.keys(DOWN_FRAMES)).toContain(down.value.type)
      }),
      { numRuns: 3_000 },
    )
  })

  test('what is read as a frame says the same when it is sent on', () => {
    const hello = fc.record({
      type: fc.constant('hello' as const),
      protocol: fc.integer(),
      app: fc.string({ maxLength: 40 }),
      epoch: fc.string({ maxLength: 40 }),
      cursor: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    })
    fc.assert(
      fc.property(hello, (frame) => {
        expect(parseUp(encodeFrame(frame))).toEqual({ ok: true, value: frame })
      }),
    )
  })
})
