/**
 * Every frame a device can send, sent by everybody it is not for and in every wrong way. The list
 * comes from the protocol: a frame without its line here fails, in the types and in the run.
 */
import { randomBytes } from 'node:crypto'
import { Encoder } from 'cbor-x/index-no-eval'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeFrame } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import { UP_FRAMES } from '#shared/protocol/frames.builder.ts'
import { type UpFrame, upFrame } from '#shared/protocol/up.ts'
import { CLOSE_CODES } from '#sync-server/http/socket/limits.ts'
import { HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { type Attacker, aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

type Type = UpFrame['type']
type Line = {
  /** An honest-looking frame of `who` about a document they know nothing of. */
  readonly about: (who: Attacker, doc: string) => UpFrame
  /** What answers it. */
  readonly answer: DownFrame['type']
  /** What the people of both schools hear when it is about Lena's booking as Ada knows it. */
  readonly says: Record<Who, string>
  /** The same, for a frame that knows the booking as it stands. */
  readonly knowing: (who: Attacker, ada: Attacker) => UpFrame
  /** What is heard when exactly the same is said again. */
  readonly twice: string
}

const WHO = ['lena', 'omar', 'ivan', 'dora', 'ada', 'vera'] as const
type Who = (typeof WHO)[number]
const emailOf = (who: Who): string => `${who}@${who === 'vera' ? 'vale' : 'hill'}.example`

const SURE = 'booking:sure'
/** As long as the other: what differs in length differs in bytes. */
const NOWHERE = 'booking:none'
const slot = {
  date: `${new Date().getUTCFullYear() + 1}-03-02`,
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
}

const anyHash = (): string => randomBytes(32).toString('hex')
let numbers = 0
const number = (): number => ++numbers
const pickup = () => [{ path: ['pickup'], value: `street ${String(number()).padStart(6, '0')}` }]
const unknowing = (who: Attacker, doc: string) => [
  pushedChange(who.writes(doc, pickup(), { stale: true })),
]
const onTop = (who: Attacker, ada: Attacker) => [
  pushedChange(who.writes(SURE, pickup(), { knower: ada })),
]
const everybody = (said: string): Record<Who, string> =>
  Object.fromEntries(WHO.map((who) => [who, said])) as Record<Who, string>

const FRAMES: Record<Type, Line> = {
  hello: {
    about: () => HELLO,
    knowing: () => HELLO,
    answer: 'welcome',
    says: everybody('refuse bad-frame'),
    twice: 'refuse bad-frame',
  },
  push: {
    about: (who, doc) => ({ type: 'push', push: number(), doc, changes: unknowing(who, doc) }),
    knowing: (who, ada) => ({
      type: 'push',
      push: number(),
      doc: SURE,
      changes: onTop(who, ada),
    }),
    answer: 'ack',
    says: {
      ...everybody('ack committed'),
      omar: 'ack not-your-booking',
      dora: 'ack not-your-booking',
      vera: 'ack missing-deps',
    },
    twice: 'ack wrong-shape',
  },
  keep: {
    about: (who, doc) => ({ type: 'keep', push: number(), doc, changes: unknowing(who, doc) }),
    knowing: (who, ada) => ({
      type: 'keep',
      push: number(),
      doc: SURE,
      changes: onTop(who, ada),
    }),
    answer: 'ack',
    says: everybody('ack depends-on-refused'),
    twice: 'ack depends-on-refused',
  },
  manifest: {
    about: (_who, doc) => ({ type: 'manifest', docs: [{ doc, heads: [anyHash()] }], last: true }),
    knowing: () => ({ type: 'manifest', docs: [{ doc: SURE, heads: [anyHash()] }], last: true }),
    answer: 'need',
    says: everybody('need'),
    twice: 'need',
  },
}
const TYPES = Object.keys(FRAMES) as Type[]
const AFTER_HELLO = TYPES.filter((type) => type !== 'hello')

let siege: Siege
let ada: Attacker
let omarsPhone: string | undefined
const changesIn = (school: string) => siege.schools.of(school).verify().changes
const changes = () => changesIn('hill') + changesIn('vale')
const comes = (who: Who) => siege.comes(emailOf(who))

/** Frames heard after `said`, without what the school tells everybody meanwhile. */
const hears = async (who: Attacker, said: UpFrame): Promise<DownFrame[]> => {
  const before = who.frames.length
  const answers = () =>
    who.frames
      .slice(before)
      .filter(({ type }) => ['ack', 'need', 'refuse', 'gone', 'snap'].includes(type))
  const isLast = ({ type }: DownFrame) => ['ack', 'need', 'refuse'].includes(type)
  who.says(said)
  await who.until(() => answers().some(isLast)).catch(() => {})
  return answers()
}
const inShort = (frames: readonly DownFrame[]): string =>
  frames
    .map((frame) => {
      if (frame.type === 'refuse') return `refuse ${frame.code}`
      if (frame.type !== 'ack') return frame.type
      const codes = frame.verdicts.map((one) =>
        one.verdict === 'refused' ? one.code : one.verdict === 'retry' ? one.why : one.verdict,
      )
      return `ack ${codes.join()}`
    })
    .join(' ')

/** What an onlooker sees of frames: every field, but only the length of what is anybody's own. */
const shapeOf = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) =>
        ['hash', 'push', 'doc'].includes(key)
          ? [key, `${typeof one} of ${key === 'push' ? '' : String(one).length}`]
          : [key, shapeOf(one)],
      ),
    )
  return value
}

beforeAll(async () => {
  siege = await aSiege()
  const pair = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }
  await siege.does('ivan', 'instructor', 'bookings.book', { bookingId: 'sure', ...pair, slot })
  ada = await comes('ada')
})
afterAll(() => siege.close())

test('every frame of the protocol has its line', () => {
  expect(TYPES.sort()).toEqual(upFrame.options.map(({ entries }) => entries.type.literal).sort())
})

describe.each(TYPES)('%s', (type) => {
  const { about, answer } = FRAMES[type]

  test('with no session, or with a page of another site: no connection to say it on', async () => {
    await expect(siege.dial({ origin: ORIGIN })).rejects.toThrow('401')
    await expect(
      siege.dial({ origin: 'https://evil.example', cookie: ada.cookie }),
    ).rejects.toThrow('403')
  })

  test('T12: after its session ended on an open line: not heard, nothing stored', async () => {
    const omar = await comes('omar')
    const said = about(omar, NOWHERE)
    const before = changes()
    await omar.ask('/api/sign-out', { body: {} })
    await omar.isClosed()
    const heard = omar.frames.length
    omar.says(said)
    expect(await omar.isClosed()).toBe(CLOSE_CODES.refused)
    expect(omar.frames.slice(heard)).toEqual([])
    expect(changes()).toBe(before)
    await expect(siege.dial({ origin: ORIGIN, cookie: omar.cookie })).rejects.toThrow('401')
  })

  test('T12: sent in the same breath as the session ends: refused, or answered and stored, not between', async () => {
    const omar = await comes('omar')
    const said = about(omar, NOWHERE)
    const before = changes()
    omar.says(said)
    const ended = omar.ask('/api/sign-out', { body: {} })
    await omar.isClosed()
    await ended
    const committed = inShort(omar.frames).includes('committed')
    expect(changes()).toBe(before + (committed ? 1 : 0))
  })

  const schema = upFrame.options.find(({ entries }) => entries.type.literal === type)
  const fields = Object.keys(schema?.entries ?? {}).filter((field) => field !== 'type')
  const raw = new Encoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: false })
  const WRONG: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['below zero and half', -1.5],
    ['a list in a list', [[]]],
    ['a map', { a: 1 }],
    ['endless text', 'x'.repeat(10_000)],
  ]
  const isOptional = (field: string) =>
    (schema?.entries as Record<string, { type: string }> | undefined)?.[field]?.type.includes(
      'ptional',
    )
  const spoilt = fields.flatMap((field) =>
    WRONG.filter(([, value]) => value !== undefined || !isOptional(field)).map(
      ([what, value]): [string, Record<string, unknown>] => [
        `${field}: ${what}`,
        { ...UP_FRAMES[type], [field]: value },
      ],
    ),
  )

  test.each([
    ...spoilt,
    ['a field nobody knows', { ...UP_FRAMES[type], person: 'ada-of-hill' }],
    ['a school of one’s choice', { ...UP_FRAMES[type], schoolId: 'vale' }],
  ] as [string, Record<string, unknown>][])(
    'malformed, %s: the line ends with a sentence, and only this line',
    async (_what, value) => {
      // On one device: nobody makes a new one for every frame.
      const { cookie, deviceId } = await siege.signIn('omar@hill.example', omarsPhone)
      omarsPhone = deviceId
      const line = await siege.dial({ origin: ORIGIN, cookie })
      if (type !== 'hello') line.saysBytes(encodeFrame(HELLO))
      line.saysBytes(raw.encode(value))
      expect(await line.hears('refuse')).toMatchObject({ code: 'bad-frame' })
      expect(await line.isClosed()).toBe(CLOSE_CODES.refused)
    },
  )

  test(`is answered by ${answer}`, async () => {
    const { cookie } = await siege.signIn('lena@hill.example')
    const line = await siege.dial({ origin: ORIGIN, cookie })
    line.says(HELLO)
    if (type !== 'hello') line.says(about(await comes('lena'), NOWHERE))
    expect(await line.hears(answer)).toBeDefined()
  })
})

describe.each(AFTER_HELLO)('%s', (type) => {
  const { about, knowing, says, twice } = FRAMES[type]

  test('before hello: the line ends, nothing is stored', async () => {
    const omar = await comes('omar')
    const line = await siege.dial({ origin: ORIGIN, cookie: omar.cookie })
    const before = changes()
    line.says(about(omar, NOWHERE))
    expect(await line.hears('refuse')).toMatchObject({ code: 'bad-frame' })
    expect(await line.isClosed()).toBe(CLOSE_CODES.refused)
    expect(changes()).toBe(before)
  })

  test('T9: about another’s record, another school’s, or none: the same frames, byte for byte as long', async () => {
    const [omar, vera] = [await comes('omar'), await comes('vera')]
    const before = changes()
    const heard = [
      await hears(omar, about(omar, SURE)),
      await hears(omar, about(omar, NOWHERE)),
      await hears(vera, about(vera, SURE)),
      await hears(vera, about(vera, NOWHERE)),
    ]
    const [foreign, ...others] = heard.map((frames) => [
      shapeOf(frames),
      frames.map((frame) => encodeFrame({ ...frame, push: 0 } as DownFrame).length),
    ])
    for (const other of others) expect(other).toEqual(foreign)
    expect(changes()).toBe(before)
  })

  test.each(WHO)('T6: what %s may say of Lena’s booking, knowing it', async (name) => {
    const who = await comes(name)
    const before = changes()
    const heard = inShort(await hears(who, knowing(who, ada)))
    expect(heard).toBe(says[name])
    const isStored = heard.includes('committed')
    expect(changes()).toBe(before + (isStored ? 1 : 0))
    if (isStored) await ada.until(() => ada.frames.at(-1)?.type === 'rows' || name === 'ada')
  })

  test('T3: the same twice: the same answer, and nothing more stored', async () => {
    const omar = await comes('omar')
    const said = about(omar, NOWHERE)
    const first = inShort(await hears(omar, said))
    const before = changes()
    expect(inShort(await hears(omar, said))).toBe(first)
    expect(first).toBe(twice)
    expect(changes()).toBe(before)
  })
})

test('hello twice: the line ends', async () => {
  const omar = await comes('omar')
  expect(inShort(await hears(omar, HELLO))).toBe(FRAMES.hello.twice)
  expect(await omar.isClosed()).toBe(CLOSE_CODES.refused)
})
