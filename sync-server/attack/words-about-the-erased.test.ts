/**
 * Refused words about a person go with the person: those to a record that stays, and those that only
 * stand beside one that names them. Ivan means harm, or has only been offline; the relay cannot tell.
 */
import { createHash, randomBytes } from 'node:crypto'
import * as Automerge from '@automerge/automerge'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Edit } from '#shared/documents/edit.ts'
import { documentKinds } from '#shared/registry.ts'
import { type Attacker, aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

const PAYMENT_ID = '0199aaaa-0000-7000-8000-000000000001'
const PAYMENT = `payment:${PAYMENT_ID}`
const OMARS = 'payment:0199aaaa-0000-7000-8000-000000000002'
const STRIKE = {
  path: ['strikes', 's1'],
  value: { by: 'ivan-of-hill', at: 1, reason: 'Lena was drunk' },
}
const SLOT = { date: '2026-11-17', time: '10:00', zone: 'Europe/London', durationMinutes: 60 }

let siege: Siege
let ada: Awaited<ReturnType<Siege['signIn']>>
beforeEach(async () => {
  siege = await aSiege()
  ada = await siege.signIn('ada@hill.example')
})
afterEach(() => siege.close())

const word = (bytes: Uint8Array, doc = PAYMENT) => ({
  doc,
  hash: pushedChange(bytes).hash,
  bytes: Buffer.from(bytes).toString('base64'),
})
const isOf = (learner: string, doc = PAYMENT) => [
  { path: ['id'], value: doc },
  { path: ['learnerId'], value: `${learner}-of-hill` },
]
/** Two changes nobody has had: whose payment it is, and then only words. */
const unsent = (who: Attacker, learner = 'lena', doc = PAYMENT): [Uint8Array, Uint8Array] => {
  const kind = documentKinds.get('payment')
  if (!kind) throw new Error('no payments')
  const first = who.writes(doc, isOf(learner, doc), { stale: true })
  const open = siege.records.open(kind, undefined, [first], who.actorId())
  const second = siege.records.write(open, { doc, put: [STRIKE] } as unknown as Edit)
  if (!second) throw new Error('nothing was written')
  return [first, second.change.bytes]
}
const records = (instructor: string, learner: string, paymentId: string) =>
  siege.does(instructor, 'instructor', 'money.record', {
    paymentId,
    learnerId: `${learner}-of-hill`,
    amountPence: 3000,
    method: 'Cash',
  })
const ends = (who: Attacker) => ada.ask(`/api/devices/${who.deviceId}/end`, { body: {} })
const handsIn = async (who: Attacker, words: readonly ReturnType<typeof word>[]) =>
  (await who.ask('/api/last-words', { body: { device: who.deviceId, changes: words } })).json
const refusedInPreview = async () =>
  (await ada.ask('/api/erase/lena-of-hill/preview', { body: {} })).json.refused
const erasesLena = async () =>
  expect(
    (await ada.ask('/api/erase/lena-of-hill', { body: { confirm: 'lena of hill' } })).status,
  ).toBe(204)
const listed = async (): Promise<{ id: number; doc: string; hash: string }[]> =>
  (await ada.ask('/api/quarantine')).json.entries

test('T51: a refused strike on a payment of hers that stays is counted, and goes', async () => {
  await records('ivan', 'lena', PAYMENT_ID)
  const ivan = await siege.comes('ivan@hill.example')
  const strike = ivan.writes(PAYMENT, [STRIKE])
  await ends(ivan)
  await handsIn(ivan, [word(strike)])
  expect(await refusedInPreview()).toBe(1)
  const [kept] = await listed()
  await erasesLena()
  expect(await listed()).toEqual([])
  expect((await ada.ask(`/api/quarantine/${kept?.id}`)).status).toBe(404)
})

test('T51: of a payment nobody has had, the words go with the change that says whose it is', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const both = unsent(ivan)
  await ends(ivan)
  await handsIn(
    ivan,
    both.map((bytes) => word(bytes)),
  )
  expect(await refusedInPreview()).toBe(2)
  await erasesLena()
  expect(await listed()).toEqual([])
})

test('T51: handed in after the erasure, together or one after the other, neither is kept', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const [first, second] = unsent(ivan)
  const other = unsent(ivan, 'lena', OMARS)
  await erasesLena()
  await ends(ivan)
  const both = [word(first), word(second)]
  expect(await handsIn(ivan, both)).toEqual({ taken: both.map(({ hash }) => hash), full: [] })
  await handsIn(ivan, [word(other[0], OMARS)])
  await handsIn(ivan, [word(other[1], OMARS)])
  expect(await listed()).toEqual([])
})

test('T51: nobody floods the memory of what was not kept, so that others’ words are', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const omar = await siege.comes('omar@hill.example')
  const [first, second] = unsent(ivan)
  await erasesLena()
  const noise = () => {
    const bytes = new Uint8Array(randomBytes(8))
    return { hash: createHash('sha256').update(bytes).digest('hex'), bytes }
  }
  const frames = 51
  for (let push = 1; push <= frames; push += 1) {
    const changes = Array.from({ length: 200 }, noise)
    omar.says({ type: 'keep', push, doc: 'learner:lena-of-hill', changes })
  }
  await omar.until(() => omar.frames.some((one) => one.type === 'ack' && one.push === frames))
  await ends(ivan)
  await handsIn(ivan, [word(first)])
  await handsIn(ivan, [word(second)])
  expect(await listed()).toEqual([])
})

test('T51: nor words on a past of a booking that was erased', async () => {
  await siege.does('ivan', 'instructor', 'bookings.book', {
    bookingId: 'b1',
    learnerId: 'lena-of-hill',
    instructorId: 'ivan-of-hill',
    slot: SLOT,
    pickup: '4 Elm Road',
  })
  const ivan = await siege.comes('ivan@hill.example')
  const late = ivan.writes('booking:b1', [{ path: ['pickup'], value: 'where Lena was drunk' }])
  await erasesLena()
  await ends(ivan)
  await handsIn(ivan, [word(late, 'booking:b1')])
  expect(await listed()).toEqual([])
})

test('what was refused of others stays, also where somebody names her in it', async () => {
  await records('dora', 'omar', OMARS.slice('payment:'.length))
  const ivan = await siege.comes('ivan@hill.example')
  const dora = await siege.comes('dora@hill.example')
  const about = dora.writes(OMARS, [STRIKE])
  const naming = ivan.writes(OMARS, isOf('lena', OMARS).slice(1), { stale: true })
  await ends(dora)
  await ends(ivan)
  await handsIn(dora, [word(about, OMARS)])
  await handsIn(ivan, [word(naming, OMARS)])
  await erasesLena()
  expect((await listed()).map(({ hash }) => hash)).toEqual([pushedChange(about).hash])
})

test('nobody has others’ words dropped by handing in what these stand on beside her name', async () => {
  const ivan = await siege.comes('ivan@hill.example')
  const dora = await siege.comes('dora@hill.example')
  const honest = unsent(dora, 'omar', OMARS)
  const [naming] = unsent(ivan)
  await erasesLena()
  await ends(ivan)
  await ends(dora)
  const kind = documentKinds.get('payment')
  const [first] = kind
    ? Automerge.getAllChanges(Automerge.load(siege.records.first(kind).bytes))
    : []
  if (!first) throw new Error('no payments')
  await handsIn(ivan, [word(naming), word(first), word(honest[0])])
  await handsIn(dora, [word(honest[0], OMARS), word(honest[1], OMARS)])
  expect(await listed()).toHaveLength(2)
})
