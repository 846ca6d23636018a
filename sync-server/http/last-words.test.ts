import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aSiege, pushedChange, type Siege } from '../attack/testing/a-siege.ts'

const DIARY = 'diary:ivan-of-hill'
const PATH = '/api/last-words'

let siege: Siege
let ada: Awaited<ReturnType<Siege['comes']>>
let ivan: Awaited<ReturnType<Siege['comes']>>
beforeEach(async () => {
  siege = await aSiege()
  ada = await siege.comes('ada@hill.example')
  ivan = await siege.comes('ivan@hill.example')
})
afterEach(() => siege.close())

const isIvans = [
  { path: ['id'], value: DIARY },
  { path: ['instructorId'], value: 'ivan-of-hill' },
]
const wordsOf = (bytes: Uint8Array) => ({
  doc: DIARY,
  hash: pushedChange(bytes).hash,
  bytes: Buffer.from(bytes).toString('base64'),
})
const says = (changes: unknown[], who = ivan) =>
  who.ask(PATH, { body: { device: who.deviceId, changes } })
const ends = (deviceId: string) => ada.ask(`/api/devices/${deviceId}/end`, { body: {} })
const waitingForAda = async () => (await ada.ask('/api/quarantine')).json.entries

describe('[T12] [J10] an ended device', () => {
  test('hands in what it never sent: into quarantine, applied nowhere, seen by the admins', async () => {
    const written = ivan.writes(DIARY, isIvans)
    expect((await ends(ivan.deviceId)).status).toBe(204)
    const answer = await says([wordsOf(written)])
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({ taken: [wordsOf(written).hash], full: [] })
    expect(await waitingForAda()).toMatchObject([
      { doc: DIARY, person: 'ivan-of-hill', code: 'last-words', isLastWords: true, decision: null },
    ])
    expect((await ada.ask(`/api/history/${DIARY}`)).status).toBe(404)
    expect(siege.schools.of('hill').audit.page({ limit: 1 })).toMatchObject([
      { action: 'last-words-kept', person: 'ivan-of-hill', target: DIARY },
    ])
    expect(await ada.hears('quarantine')).toMatchObject({ open: 1 })
  })

  test('the ack is lost and it says it again: kept once', async () => {
    const written = ivan.writes(DIARY, isIvans)
    await ends(ivan.deviceId)
    const first = await says([wordsOf(written)])
    expect((await says([wordsOf(written)])).json).toEqual(first.json)
    expect(await waitingForAda()).toHaveLength(1)
  })

  test('with nothing left it is told to wipe itself, and the door is shut for good', async () => {
    await ends(ivan.deviceId)
    const done = await says([])
    expect(done.status).toBe(410)
    expect(done.json).toMatchObject({ code: 'device-ended' })
    const late = await says([wordsOf(ivan.writes(DIARY, isIvans))])
    expect(late.status).toBe(410)
    expect(await waitingForAda()).toEqual([])
  })

  test('finds every other door shut with the same cookie', async () => {
    await ends(ivan.deviceId)
    for (const path of ['/api/session', '/api/sets/people', '/api/quarantine', '/api/devices'])
      expect((await ivan.ask(path)).status).toBe(401)
  })

  test('an admin stands for what it said, and then it counts', async () => {
    const written = ivan.writes(DIARY, isIvans)
    await ends(ivan.deviceId)
    await says([wordsOf(written)])
    const [entry] = await waitingForAda()
    const adopted = await ada.ask(`/api/quarantine/${entry.id}`, { body: { decision: 'adopt' } })
    expect(adopted.status).toBe(204)
    expect((await ada.ask(`/api/history/${DIARY}`)).json.entries).toMatchObject([
      { person: 'ada-of-hill', writtenBy: 'ivan-of-hill' },
    ])
  })

  test('however its session went first: signed out by a new password, then ended', async () => {
    const other = await siege.signIn('ivan@hill.example')
    const written = ivan.writes(DIARY, isIvans)
    await other.ask('/api/password', {
      body: { oldPassword: 'a long enough password', newPassword: 'quite another password' },
    })
    expect((await says([wordsOf(written)])).status).toBe(401)
    await ends(ivan.deviceId)
    expect((await says([wordsOf(written)])).status).toBe(200)
  })
})

describe('[T12] nobody else uses that door', () => {
  test('a device that is not ended is sent to the front door', async () => {
    expect((await says([wordsOf(ivan.writes(DIARY, isIvans))])).status).toBe(401)
    expect(await waitingForAda()).toEqual([])
  })

  test('a wrong secret under the right session is nobody', async () => {
    await ends(ivan.deviceId)
    const cookie = ivan.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const body = { device: 'no-such-device', changes: [] }
    expect((await siege.ask(PATH, { body }, cookie)).status).toBe(401)
  })

  test('another device’s changes are kept as what they are: forged', async () => {
    const written = ada.writes(DIARY, isIvans)
    await ends(ivan.deviceId)
    await says([wordsOf(written)])
    const [entry] = await waitingForAda()
    expect(entry).toMatchObject({ person: 'ivan-of-hill', code: 'forged-actor' })
    const adopted = await ada.ask(`/api/quarantine/${entry.id}`, { body: { decision: 'adopt' } })
    expect(adopted.status).toBe(409)
  })

  test('it is bounded: one person cannot fill the disk with last words', async () => {
    await ends(ivan.deviceId)
    const noise = (number: number) => ({
      doc: DIARY,
      hash: number.toString(16).padStart(64, '0'),
      bytes: Buffer.from(`noise ${number}`).toString('base64'),
    })
    const all = Array.from({ length: 1_100 }, (_, number) => noise(number))
    let full = 0
    for (let from = 0; from < all.length; from += 200)
      full += (await says(all.slice(from, from + 200))).json.full.length
    expect(full).toBe(100)
    expect((await says(Array.from({ length: 201 }, (_, number) => noise(number)))).status).toBe(400)
  })

  test('a foreign page cannot say it for a device', async () => {
    await ends(ivan.deviceId)
    const answer = await ivan.ask(PATH, {
      body: { device: ivan.deviceId, changes: [] },
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.status).toBe(403)
  })
})
