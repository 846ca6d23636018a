/** The audit cannot be erased from: what a device calls its record is text, and stays out of it. T45. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSiege, type Siege } from './testing/a-siege.ts'

let siege: Siege
beforeEach(async () => {
  siege = await aSiege()
})
afterEach(() => siege.close())

const UUID = '0199aaaa-0000-7000-8000-000000000001'
const WORDS = [
  'Lena Miller of 4 Elm Road owes Ivan £300',
  'payment:Lena-Miller.4-Elm-Road_owes-Ivan',
  'set:attempts:Lena Miller owes Ivan',
  `set:Lena Miller:${UUID}`,
  `owes:${UUID}`,
]
const IDS = [
  `payment:${UUID}`,
  `set:attempts:${UUID}`,
  'learner:omar-of-hill',
  'set:people:omar-of-hill',
]

const targets = () =>
  siege.schools
    .of('hill')
    .audit.page({ limit: 50 })
    .filter(({ action }) => action === 'last-words-kept' || action === 'change-refused')
    .map(({ target }) => target)
    .reverse()

test('what is not an id of this school is kept with its words, and called unknown in the audit', async () => {
  const ada = await siege.signIn('ada@hill.example')
  const lena = await siege.signIn('lena@hill.example')
  await ada.ask(`/api/devices/${lena.deviceId}/end`, { body: {} })
  const changes = [...WORDS, ...IDS].map((doc, index) => ({
    doc,
    hash: index.toString(16).padStart(64, '0'),
    bytes: Buffer.from(`word ${index}`).toString('base64'),
  }))
  const said = await lena.ask('/api/last-words', { body: { device: lena.deviceId, changes } })
  expect(said.json.taken).toHaveLength(changes.length)
  expect(targets()).toEqual([...WORDS.map(() => 'unknown'), ...IDS])
  const { entries } = (await ada.ask('/api/quarantine')).json
  expect(entries.map(({ doc }: { doc: string }) => doc).sort()).toEqual([...WORDS, ...IDS].sort())
  const keep = { decision: 'keep', reason: 'It is nothing.' }
  for (const { id } of entries) await ada.ask(`/api/quarantine/${id}`, { body: keep })
  const log = (await ada.ask('/api/security-log?limit=50')).text
  expect(log).not.toContain('Lena')
  expect(log).not.toContain('"person":"unknown"')
})

test('nor do words of a live device', async () => {
  const lena = await siege.comes('lena@hill.example')
  const bytes = new Uint8Array([1, 2, 3])
  await lena.push(WORDS[0] ?? '', [{ hash: 'a'.repeat(64), bytes }])
  expect(targets()).toEqual(['unknown'])
})
