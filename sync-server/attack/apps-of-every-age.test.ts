/**
 * T34: on a relay that has left the oldest apps behind. What such an app still sends is refused with
 * the sentence to update, on the line and beside it, and nothing of it is stored; saying another
 * number, or none, opens no way around.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { publishedSets } from '#shared/registry.ts'
import { type ARelay, aRelay, HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'

type Person = Awaited<ReturnType<ARelay['signIn']>>

const OLDEST = { protocol: PROTOCOL_VERSION - 1, schema: SCHEMA_VERSION - 1 }
const TODAY = { protocol: PROTOCOL_VERSION, schema: SCHEMA_VERSION }

let relay: ARelay
let lena: Person
beforeAll(async () => {
  relay = await aRelay({
    served: {
      protocol: { oldest: OLDEST.protocol, newest: TODAY.protocol },
      schema: { oldest: OLDEST.schema, newest: TODAY.schema },
    },
  })
  lena = await relay.signIn('lena@hill.example')
})
afterAll(() => relay.close())

type Said = { readonly protocol?: number; readonly schema?: number }
const saying = (set: string, said: Said | string): string => {
  const query = typeof said === 'string' ? said : String(new URLSearchParams(said as never))
  return `/api/sets/${set}${query === '' ? '' : '?'}${query}`
}

/** Lena hides her theory, and shows it: each time another row. */
let at = 0
const choice = () => ({
  rows: [{ id: 'lena-of-hill', data: { personId: 'lena-of-hill', theory: 'hidden', at: ++at } }],
})
const pushes = async (who: Person, said: Said | string) => {
  const { status, json } = await who.ask(saying('sharing', said), { body: choice() })
  return status === 200 ? (json.verdicts[0].ok ? 'stored' : 'not stored') : `${status} ${json.code}`
}
const standing = async (): Promise<unknown> =>
  (await lena.ask(saying('sharing', { schema: TODAY.schema }))).json.rows

/** A line on which an app has said its numbers, and what it was told. */
const dials = async (who: Person, said: Said) => {
  const line = await relay.dial({ origin: ORIGIN, cookie: who.cookie })
  line.says({ ...HELLO, ...said } as typeof HELLO)
  await line.until(() => line.frames.length > 0)
  return line
}

const TOO_OLD: readonly (readonly [string, Said])[] = [
  ['whose frames are too old', { ...TODAY, protocol: OLDEST.protocol - 1 }],
  ['whose records are too old', { ...TODAY, schema: OLDEST.schema - 1 }],
  ['that does not know its records', { protocol: TODAY.protocol }],
]
const TOO_NEW: readonly (readonly [string, Said])[] = [
  ['whose frames are newer', { ...TODAY, protocol: TODAY.protocol + 1 }],
  ['whose records are newer', { ...TODAY, schema: TODAY.schema + 1 }],
]
const LEFT_OUT = [
  ...TOO_OLD.map(([what, said]) => [what, said, 426, 'update-needed'] as const),
  ...TOO_NEW.map(([what, said]) => [what, said, 409, 'relay-older'] as const),
]

describe.each(LEFT_OUT)('an app %s', (_what, said, status, code) => {
  test('is told so on its line', async () => {
    const line = await dials(lena, said)
    expect(line.frames).toMatchObject([{ type: 'refuse', code }])
  })

  test('gets no row in, and is told what to do and that nothing is lost', async () => {
    const before = await standing()
    expect(await pushes(lena, said)).toBe(`${status} ${code}`)
    const { json } = await lena.ask(saying('sharing', said), { body: choice() })
    expect(json.message).toMatch(/what waits here stays/i)
    expect(await standing()).toEqual(before)
  })

  test('may not go around it by saying a number twice, or by what it sends', async () => {
    const query = String(new URLSearchParams(said as never))
    for (const name of Object.keys(said) as (keyof typeof TODAY)[])
      expect(await pushes(lena, `${query}&${name}=${TODAY[name]}`)).toBe(`${status} ${code}`)
    const { status: answered } = await lena.ask(saying('sharing', said), { rawBody: '{"rows":' })
    expect(answered).toBe(status)
  })
})

test.each([...publishedSets.keys()])('%s is given to no app that cannot read it', async (set) => {
  const asked = async (said: Said) => (await lena.ask(saying(set, said))).status
  expect(await asked({ schema: OLDEST.schema - 1 })).toBe(426)
  expect(await asked({ schema: TODAY.schema + 1 })).toBe(409)
  expect(await asked({})).toBe(426)
  expect(await asked({ schema: OLDEST.schema })).toBe(200)
  const pushed = await lena.ask(saying(set, { schema: OLDEST.schema - 1 }), { body: { rows: [] } })
  expect(pushed.status).toBe(426)
})

test('the two numbers before are served, and a newer app may say more than we know', async () => {
  expect(await pushes(lena, OLDEST)).toBe('stored')
  expect(await pushes(lena, TODAY)).toBe('stored')
  expect(await pushes(lena, `protocol=${TODAY.protocol}&schema=${TODAY.schema}&next=1`)).toBe(
    'stored',
  )
})

test.each(['-1', '0', '1e3', '99999', 'two', '2.5', ' 2', ''])(
  'schema=%s is no number of a schema',
  async (schema) =>
    expect(await pushes(lena, `schema=${encodeURIComponent(schema)}`)).toBe('400 invalid-input'),
)

describe('an app from before it could say so with what it sends', () => {
  test('is what its line has said: stored while that is open, and not before or after', async () => {
    const phone = await relay.signIn('lena@hill.example')
    expect(await pushes(phone, '')).toBe('426 update-needed')
    const line = await dials(phone, OLDEST)
    expect(line.frames[0]).toMatchObject({ type: 'welcome' })
    expect(await pushes(phone, '')).toBe('stored')

    // Another device of hers, and hers alone, has to say so itself.
    const tablet = await relay.signIn('lena@hill.example')
    expect(await pushes(tablet, '')).toBe('426 update-needed')
    expect(await pushes(await relay.signIn('ivan@hill.example'), '')).toBe('426 update-needed')

    line.socket.close()
    await line.isClosed()
    await expect.poll(() => pushes(phone, '')).toBe('426 update-needed')
  })

  test('is not served by a line that was not welcome', async () => {
    const phone = await relay.signIn('lena@hill.example')
    const silent = await relay.dial({ origin: ORIGIN, cookie: phone.cookie })
    expect(await pushes(phone, '')).toBe('426 update-needed')
    silent.socket.close()
    await dials(phone, { ...TODAY, schema: OLDEST.schema - 1 })
    expect(await pushes(phone, '')).toBe('426 update-needed')
  })

  test('what it wrote last is kept for the office, whatever its age, once it is ended', async () => {
    const phone = await relay.signIn('lena@hill.example')
    await lena.ask(`/api/devices/${phone.deviceId}/end`, { body: {} })
    const bytes = Buffer.from(JSON.stringify({ of: 'another age' })).toString('base64')
    const change = { doc: 'set:sharing:lena-of-hill', hash: 'a'.repeat(64), bytes }
    const said = await phone.ask('/api/last-words', {
      body: { device: phone.deviceId, changes: [change] },
    })
    expect(said.json).toEqual({ taken: ['a'.repeat(64)], full: [] })
  })
})
