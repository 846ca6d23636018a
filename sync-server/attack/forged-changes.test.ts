/** Changes no app would write, receipts nobody gave, and pushes made to cost or confuse the relay. */
import { createHmac, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import * as Automerge from '@automerge/automerge'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attacker, aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

let siege: Siege
let ada: Attacker
let lena: Attacker
let omar: Attacker

const pair = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }
const SURE = 'booking:sure'
const slot = {
  date: `${new Date().getUTCFullYear() + 1}-03-02`,
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
}
const verify = () => siege.schools.of('hill').verify()
/** A harmless change of Lena's that the rules allow. */
const pickup = (value: string, actor?: string): Uint8Array =>
  lena.writes(SURE, [{ path: ['pickup'], value }], actor ? { actor } : {})
const decide = async (code: string, decision: string) => {
  const { entries } = (await ada.ask('/api/quarantine')).json
  const entry = entries.find((one: { code: string }) => one.code === code)
  return ada.ask(`/api/quarantine/${entry.id}`, { body: { decision, reason: 'Asked about it.' } })
}

beforeAll(async () => {
  siege = await aSiege()
  await siege.does('ivan', 'instructor', 'bookings.book', { bookingId: 'sure', ...pair, slot })
  ada = await siege.comes('ada@hill.example')
  lena = await siege.comes('lena@hill.example')
  omar = await siege.comes('omar@hill.example')
})
afterAll(() => siege.close())

describe('whose change it is', () => {
  test('T1: another device’s actor is refused, and its owner goes on as before', async () => {
    const actor = lena.actorId()
    const forged = omar.writes(SURE, [{ path: ['pickup'], value: 'x' }], { knower: ada, actor })
    expect(await omar.tries(SURE, forged)).toBe('forged-actor')
    const listed = (await ada.ask('/api/quarantine')).json.entries
    expect(listed).toMatchObject([{ person: 'omar-of-hill', code: 'forged-actor' }])
    expect(await lena.tries(SURE, pickup('Home', actor))).toBe('ok')
  })

  test('T1: an admin cannot be made to adopt a forgery under its victim’s device', async () => {
    expect((await decide('forged-actor', 'adopt')).json).toMatchObject({ code: 'forged-actor' })
    expect((await decide('forged-actor', 'keep')).status).toBe(204)
  })

  test('T1: nor when the forgery comes under a hash that is not its own', async () => {
    const actor = lena.actorId()
    expect(await lena.tries(SURE, pickup('Mine', actor))).toBe('ok')
    await ada.until(() => (ada.reads(SURE) as { pickup: string }).pickup === 'Mine')
    const writes = (who: Attacker, value: string) =>
      who.writes(SURE, [{ path: ['pickup'], value }], { knower: ada, actor })
    const forged = writes(omar, 'x')
    const next = writes(lena, 'Still mine')
    expect(await omar.push(SURE, [{ hash: 'ab'.repeat(32), bytes: forged }])).toMatchObject([
      { verdict: 'refused', code: 'wrong-hash' },
    ])
    expect((await decide('wrong-hash', 'adopt')).json).toMatchObject({ code: 'wrong-hash' })
    expect((await decide('wrong-hash', 'keep')).status).toBe(204)
    // Its number is still Lena's to use.
    expect(await lena.tries(SURE, next)).toBe('ok')
  })

  test('a change somebody else sent in first is still its author’s to send', async () => {
    const own = pickup('School')
    // As after a restore: others hold a change that its author has yet to send again.
    expect(await omar.tries(SURE, own)).toBe('forged-actor')
    expect(await omar.tries('spaceship:1', pickup('Work'))).toBe('forged-actor')
    expect(await lena.tries(SURE, own)).toBe('ok')
  })

  test('T2: two changes of one number: the first stands, the second waits for people', async () => {
    const actor = lena.actorId()
    const [one, two] = [pickup('First', actor), pickup('Second', actor)]
    expect(await lena.tries(SURE, one)).toBe('ok')
    expect(await lena.tries(SURE, two)).toBe('equivocation')
  })

  test('one change twice in a push is one change, and not a contradiction', async () => {
    const before = (await ada.ask('/api/quarantine')).json.entries.length
    const change = pushedChange(pickup('Twice'))
    const verdicts = await lena.push(SURE, [change, change])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['committed', 'committed'])
    expect((await ada.ask('/api/quarantine')).json.entries).toHaveLength(before)
  })
})

describe('receipts', () => {
  test.each([
    ['made up', () => new Uint8Array(randomBytes(32))],
    ['of nothing', () => new Uint8Array()],
    ['too short', () => new Uint8Array(31)],
    [
      'signed with a key of one’s own',
      (doc: string, hash: string) =>
        new Uint8Array(
          createHmac('sha256', randomBytes(32)).update(`hill|${doc}|${hash}`).digest(),
        ),
    ],
  ])('%s: the change is judged as the pusher’s own', async (_what, receipt) => {
    const bytes = omar.writes(SURE, [{ path: ['pickup'], value: `${_what}` }], { knower: ada })
    const { hash } = Automerge.decodeChange(bytes)
    expect(await omar.tries(SURE, bytes, receipt(SURE, hash))).toBe('not-your-booking')
  })

  test('of another change, of another record, of another school: worth nothing', async () => {
    // On what Ada knows: Lena's line does not hear her own words, and older ones would stand beside.
    const receipted = [{ path: ['pickup'], value: 'Receipted' }]
    expect(await lena.tries(SURE, lena.writes(SURE, receipted, { knower: ada }))).toBe('ok')
    await ada.until(
      () => ada.holds(SURE) && (ada.reads(SURE) as { pickup: string }).pickup === 'Receipted',
    )
    const { receipt, hash } = ada.lastOf(SURE)
    const bytes = omar.writes(SURE, [{ path: ['pickup'], value: 'y' }], { knower: ada })
    expect(await omar.tries(SURE, bytes, receipt)).toBe('not-your-booking')
    expect(Automerge.decodeChange(bytes).deps).toContain(hash)
    expect(await omar.tries('booking:elsewhere', ada.lastOf(SURE).bytes, receipt)).toBe(
      'wrong-document',
    )
    const vera = await siege.comes('vera@vale.example')
    // In Vale School the same bytes rest on a history that is not there; nor does the receipt hold.
    expect(await vera.tries(SURE, ada.lastOf(SURE).bytes, receipt)).toBe('forged-actor')
  })

  test('saying an old epoch gives no right to write what others might have', async () => {
    const line = await siege.dial({ origin: 'http://school.test', cookie: omar.cookie })
    line.says({ type: 'hello', protocol: 1, app: 'x', epoch: 'an-older-life', cursor: 5 })
    await line.hears('live')
    const actor = `${lena.actorPrefix}${'7'.repeat(16)}`
    const bytes = omar.writes(SURE, [{ path: ['pickup'], value: 'z' }], { knower: ada, actor })
    const { hash } = Automerge.decodeChange(bytes)
    line.says({ type: 'manifest', docs: [{ doc: SURE, heads: [hash] }], last: true })
    expect((await line.hears('need')).docs).toEqual([{ doc: SURE, heads: [] }])
    line.says({ type: 'push', push: 1, doc: SURE, changes: [pushedChange(bytes)] })
    expect((await line.hears('ack')).verdicts).toMatchObject([{ verdict: 'retry' }])
    expect(verify().problems).toEqual([])
  })
})

describe('what a change may hold', () => {
  test.each([
    [
      'T19: a key that swaps prototypes',
      [{ action: 'set', obj: '_root', key: '__proto__', value: 1, pred: [] }],
      'unsafe-key',
    ],
    [
      'a constructor',
      [{ action: 'set', obj: '_root', key: 'constructor', value: 1, pred: [] }],
      'unsafe-key',
    ],
    ['a delete', [{ action: 'del', obj: '_root', key: 'pickup', pred: [] }], 'deleted'],
    [
      'another map of events',
      [{ action: 'makeMap', obj: '_root', key: 'events', pred: [] }],
      'container-replaced',
    ],
    [
      'a part that is not there',
      [{ action: 'set', obj: `99999@${'f'.repeat(32)}`, key: 'x', value: 1, pred: [] }],
      'malformed',
    ],
  ])('%s: refused', async (_what, ops, code) => {
    const outcome = await lena.tries(SURE, lena.forges(SURE, ops))
    expect([code, 'unreadable', 'malformed', 'unknown-object']).toContain(outcome)
    expect(verify().problems).toEqual([])
  })

  test.each([20, 9_000])(
    'T14: %i lists in one another: refused before they are opened',
    async (depth) => {
      const attending = Automerge.getObjectId(lena.opens(SURE), 'attending')
      const actor = lena.actorId()
      const forged = (ops: Record<string, unknown>[]) => lena.forges(SURE, ops, { actor })
      const { startOp } = Automerge.decodeChange(forged([]))
      const bytes = forged(
        Array.from({ length: depth }, (_, index) => ({
          action: 'makeList',
          pred: [],
          ...(index === 0
            ? { obj: attending, key: 'lena-of-hill' }
            : { obj: `${startOp + index - 1}@${actor}`, elemId: '_head', insert: true }),
        })),
      )
      expect(await lena.tries(SURE, bytes)).toBe('too-deep')
    },
  )

  test('T14: a million operations in two hundred bytes: refused unread', async () => {
    const ops = Array.from({ length: 20_000 }, () => ({
      action: 'set',
      obj: '_root',
      key: 'pickup',
      value: 1,
      pred: [],
    }))
    const bytes = lena.forges(SURE, ops)
    expect(bytes.length).toBeLessThan(64 * 1024)
    expect(await lena.tries(SURE, bytes)).toBe('too-many-operations')
  })

  test('a whole document, a deflated change, two changes in one, noise: refused unread', async () => {
    const honest = pickup('Honest')
    const { hash } = Automerge.decodeChange(honest)
    const body = deflateRawSync(honest.subarray(11))
    const deflated = new Uint8Array([...honest.subarray(0, 8), 2, body.length & 0x7f, ...body])
    const document = Automerge.save(lena.opens(SURE))
    const doubled = new Uint8Array([...honest, ...honest])
    for (const bytes of [document, deflated, doubled, new Uint8Array(randomBytes(500))])
      expect(await lena.push(SURE, [{ hash, bytes }])).toMatchObject([
        { verdict: 'refused', code: 'malformed' },
      ])
    expect(await lena.tries(SURE, honest)).toBe('ok')
  })

  test('a poisoned one in the middle of two hundred: what it spoils is kept out, the rest stands', async () => {
    const before = verify().changes
    const actor = lena.actorId()
    let doc = lena.opens(SURE, actor)
    const all: Uint8Array[] = []
    for (let index = 0; index < 100; index += 1) {
      const written = siege.records.write(doc, {
        doc: SURE,
        put: [{ path: ['pickup'], value: `p${index}` }],
      })
      if (!written) throw new Error('nothing written')
      doc = written.doc
      all.push(written.change.bytes)
    }
    const poison = lena.writes(SURE, [{ path: ['learnerId'], value: 'omar-of-hill' }])
    const changes = [...all.slice(0, 50), poison, ...all.slice(50)].map((bytes) =>
      pushedChange(bytes),
    )
    const verdicts = await lena.push(SURE, changes)
    expect(verdicts.filter(({ verdict }) => verdict === 'committed')).toHaveLength(100)
    expect(verdicts[50]).toMatchObject({ verdict: 'refused', code: 'parties-fixed' })
    expect(verify()).toMatchObject({ changes: before + 100, problems: [] })
  })

  test('T18: ten thousand orphans leave nothing behind', async () => {
    const before = verify()
    const orphan = (index: number) =>
      lena.forges(SURE, [{ action: 'set', obj: '_root', key: 'pickup', value: 'o', pred: [] }], {
        deps: [index.toString(16).padStart(64, '0')],
      })
    const batch = Array.from({ length: 50 }, (_, index) => pushedChange(orphan(index)))
    const quarantined = (await ada.ask('/api/quarantine')).json.entries.length
    for (let round = 0; round < 200; round += 1)
      expect((await lena.push(SURE, batch)).every(({ verdict }) => verdict === 'retry')).toBe(true)
    expect(verify()).toEqual(before)
    expect((await ada.ask('/api/quarantine')).json.entries).toHaveLength(quarantined)
  })
})
