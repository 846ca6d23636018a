/**
 * Quarantine has room for so much of each person. What fills it must not turn into a way of keeping
 * somebody's other work out.
 */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { ENDED_DEVICES_OF_A_PERSON, MOST_OPEN_OF_A_PERSON } from '#sync-server/school/quarantine.ts'
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

/** Something of Ivan's that an admin has to see. */
const ivanIsRefused = async () => {
  const ivan = await siege.comes('ivan@hill.example')
  await ivan.tries(DORAS_DIARY, ivan.writes(DORAS_DIARY, isOf('dora')))
}
const listed = async (who: { ask: Siege['ask'] }): Promise<{ person: string }[]> =>
  (await who.ask('/api/quarantine')).json.entries

test('T12: who signs in again and again, to end each device and fill its room, has four rooms', async () => {
  const [ada, omar] = [
    await siege.signIn('ada@hill.example'),
    await siege.signIn('omar@hill.example'),
  ]
  await ivanIsRefused()
  const lena = await siege.signIn('lena@hill.example')
  const from = { personId: 'lena-of-hill', actorPrefix: '' }
  const hill = siege.schools.of('hill')
  const fills = (deviceId: string) => {
    const words = junk(MOST_OPEN_OF_A_PERSON, deviceId).map(({ bytes, ...word }) => ({
      ...word,
      bytes: new Uint8Array(Buffer.from(bytes)),
    }))
    return hill.takeLastWords({ ...from, deviceId }, words).full.length
  }
  for (let device = 0; device < ENDED_DEVICES_OF_A_PERSON; device += 1)
    expect(fills(`device ${device}`)).toBe(0)
  const phone = await siege.signIn('lena@hill.example')
  expect((await lena.ask(`/api/devices/${phone.deviceId}/end`, { body: {} })).status).toBe(204)
  const more = await phone.ask('/api/last-words', { body: { device: 'x', changes: junk(1, 'm') } })
  expect(more.json).toMatchObject({ taken: [], full: [expect.any(String)] })
  // Others have theirs.
  await ada.ask(`/api/devices/${omar.deviceId}/end`, { body: {} })
  const his = await omar.ask('/api/last-words', { body: { device: 'x', changes: junk(1, 'his') } })
  expect(his.json).toMatchObject({ full: [] })
  // And what an admin has to see stands where it is seen, however much came after it.
  const seen = await listed(ada)
  expect(seen.slice(0, 3).map(({ person }) => person)).toContain('ivan-of-hill')
  expect(seen.length).toBe(1_000)
})

test('T12: nor does who fills their own room on a live device take others off the list', async () => {
  const ada = await siege.signIn('ada@hill.example')
  await ivanIsRefused()
  const lena = await siege.comes('lena@hill.example')
  const spoilt = (label: string) => ({ hash: sha256(label), bytes: Buffer.from(label) })
  for (let push = 0; push < MOST_OPEN_OF_A_PERSON / 200; push += 1)
    await lena.push(
      IVANS_DIARY,
      Array.from({ length: 200 }, (_, index) => spoilt(`junk ${push} ${index}`)),
    )
  expect((await listed(ada)).slice(0, 2).map(({ person }) => person)).toContain('ivan-of-hill')
})

test('what has been decided takes nothing that waits off the list', async () => {
  const ada = await siege.signIn('ada@hill.example')
  await ivanIsRefused()
  const lena = await siege.comes('lena@hill.example')
  await lena.push(IVANS_DIARY, [{ hash: sha256('x'), bytes: new Uint8Array(Buffer.from('x')) }])
  const [newest] = (await ada.ask('/api/quarantine')).json.entries
  const word = { decision: 'keep', reason: 'It is nothing.' }
  expect((await ada.ask(`/api/quarantine/${newest.id}`, { body: word })).status).toBe(204)
  expect((await listed(ada)).map(({ person }) => person)).toEqual(['ivan-of-hill', 'lena-of-hill'])
})

test('T14: all ended devices of one person have four shares between them', async () => {
  const lena = await siege.signIn('lena@hill.example')
  const phones = []
  for (let count = 0; count < 16; count += 1) phones.push(await siege.signIn('lena@hill.example'))
  for (const { deviceId } of phones) await lena.ask(`/api/devices/${deviceId}/end`, { body: {} })
  // With a share each, none of them would have to wait.
  const headers = { 'content-length': String(1024 * 1024) }
  const large = { headers, body: { device: 'x', changes: junk(1, 'again') } }
  const statuses: number[] = []
  for (let times = 0; times < 4; times += 1)
    for (const phone of phones) statuses.push((await phone.ask('/api/last-words', large)).status)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
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
