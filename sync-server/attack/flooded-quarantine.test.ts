/**
 * Quarantine has room for so much of each person. What fills it must not turn into a way of keeping
 * somebody's other work out.
 */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { MOST_OPEN_OF_A_PERSON } from '#sync-server/school/quarantine.ts'
import { aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

const IVANS_DIARY = 'diary:ivan-of-hill'
const DORAS_DIARY = 'diary:dora-of-hill'

let siege: Siege
beforeEach(async () => {
  siege = await aSiege()
})
afterEach(() => siege.close())

const isOf = (name: string) => [
  { path: ['id'], value: `diary:${name}-of-hill` },
  { path: ['instructorId'], value: `${name}-of-hill` },
]
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const junk = (count: number, label: string) =>
  Array.from({ length: count }, (_, index) => ({
    doc: IVANS_DIARY,
    hash: sha256(`${label} ${index}`),
    bytes: Buffer.from(`${label} ${index}`).toString('base64'),
  }))

/** A thief has Ivan's phone, which Ada has ended, and hands in as much as is taken. */
const thiefFillsUp = async () => {
  const [ada, phone] = [
    await siege.signIn('ada@hill.example'),
    await siege.signIn('ivan@hill.example'),
  ]
  await ada.ask(`/api/devices/${phone.deviceId}/end`, { body: {} })
  for (let batch = 0; batch <= MOST_OPEN_OF_A_PERSON / 200; batch += 1)
    await phone.ask('/api/last-words', {
      body: { device: phone.deviceId, changes: junk(200, `batch ${batch}`) },
    })
  return { ada, phone }
}

test('T12: whoever holds an ended phone cannot keep its owner’s other work from the school', async () => {
  await thiefFillsUp()
  const ivan = await siege.comes('ivan@hill.example')
  expect(await ivan.tries(DORAS_DIARY, ivan.writes(DORAS_DIARY, isOf('dora')))).toBe(
    'not-your-diary',
  )
})

test('T12: nor what another of their ended devices has to say', async () => {
  const tablet = await siege.comes('ivan@hill.example')
  const { ada, phone } = await thiefFillsUp()
  expect(
    (await phone.ask('/api/last-words', { body: { device: 'x', changes: junk(1, 'more') } })).json,
  ).toMatchObject({ taken: [] })
  const bytes = tablet.writes(IVANS_DIARY, isOf('ivan'))
  await ada.ask(`/api/devices/${tablet.deviceId}/end`, { body: {} })
  const { hash } = pushedChange(bytes)
  const word = { doc: IVANS_DIARY, hash, bytes: Buffer.from(bytes).toString('base64') }
  const said = await tablet.ask('/api/last-words', {
    body: { device: tablet.deviceId, changes: [word] },
  })
  expect(said.json).toEqual({ taken: [hash], full: [] })
})

test('nobody keeps a change out by sending its inside first: what cannot be read has a name of its own', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const lena = await siege.comes('lena@hill.example')
  const bytes = ivan.writes(IVANS_DIARY, isOf('ivan'))
  // What a change's hash is made of, without the eight bytes in front.
  const inside = bytes.subarray(8)
  expect(sha256(inside)).toBe(pushedChange(bytes).hash)
  const [verdict] = await lena.push(IVANS_DIARY, [{ hash: sha256(inside), bytes: inside }])
  expect(verdict).toMatchObject({ verdict: 'refused', code: 'malformed' })
  expect(await ivan.tries(IVANS_DIARY, bytes)).toBe('ok')
})

test('T14: an ended device that hands in without end is told to wait', async () => {
  const { phone } = await thiefFillsUp()
  const statuses: number[] = []
  for (let times = 0; times < 40; times += 1)
    statuses.push(
      (await phone.ask('/api/last-words', { body: { device: 'x', changes: junk(200, 'again') } }))
        .status,
    )
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
})

test('T25: whoever sends rows without end is told to wait, and has the relay hold no more of them', async () => {
  const lena = await siege.signIn('lena@hill.example')
  const claims = await Promise.all(
    Array.from({ length: 8 }, () =>
      siege.relay.app.request(
        '/api/sets/attempts',
        {
          method: 'POST',
          headers: {
            origin: ORIGIN,
            'content-type': 'application/json',
            'content-length': String(8 * 1024 * 1024),
            cookie: lena.cookie,
          },
          body: '{"rows":[]}',
        },
        { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
      ),
    ),
  )
  const refused = claims.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThanOrEqual(5)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  const omar = await siege.signIn('omar@hill.example')
  expect((await omar.ask('/api/sets/attempts', { body: { rows: [] } })).status).toBe(200)
})

test('T15: nor does its author keep it in: what was taken out of the log stays out, also by its receipt', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const lena = await siege.comes('lena@hill.example')
  const bytes = ivan.writes(IVANS_DIARY, isOf('ivan'))
  const { hash } = pushedChange(bytes)
  await lena.push(IVANS_DIARY, [{ hash, bytes }])
  await lena.push(IVANS_DIARY, [{ hash: '0'.repeat(64), bytes }])
  const [verdict] = await ivan.push(IVANS_DIARY, [{ hash, bytes }])
  if (verdict?.verdict !== 'committed') throw new Error(verdict?.verdict)
  await ivan.push(IVANS_DIARY, [{ hash: '0'.repeat(64), bytes }])
  siege.schools.of('hill').rebuild(hash)
  expect(await ivan.tries(IVANS_DIARY, bytes, verdict.receipt)).toBe('excised')
  expect(await lena.tries(IVANS_DIARY, bytes, verdict.receipt)).toBe('excised')
})

test('T12: whoever filled their room before the phone was ended keeps nothing good out', async () => {
  const phone = await siege.comes('ivan@hill.example')
  const tablet = await siege.comes('ivan@hill.example')
  const spoilt = (label: string) => ({
    hash: sha256(label),
    bytes: new Uint8Array(Buffer.from(label)),
  })
  for (let push = 0; push < MOST_OPEN_OF_A_PERSON / 200; push += 1)
    await phone.push(
      IVANS_DIARY,
      Array.from({ length: 200 }, (_, index) => spoilt(`live ${push} ${index}`)),
    )
  const good = tablet.writes(IVANS_DIARY, isOf('ivan'))
  const verdicts = await tablet.push(IVANS_DIARY, [pushedChange(good), spoilt('one more')])
  expect(verdicts).toMatchObject([{ verdict: 'committed' }, { verdict: 'retry', why: 'busy' }])
})
