/**
 * A backup that was not encrypted is in strange hands, and with it the key of the receipts. Whoever
 * has an account besides writes in anybody's name, until the key is renewed: then it is worth nothing
 * any more, also where a backup from before is put back.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#sync-server/cli/run.ts'
import { readConfig } from '#sync-server/config.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { type Attacker, aSiege, pushedChange, type Siege } from './testing/a-siege.ts'

const folder = mkdtempSync(join(tmpdir(), 'leaked-key-'))
const dataDir = join(folder, 'data')
const securityJournal = join(folder, 'other-disk.jsonl')
const before = join(folder, 'backup-of-before')
const after = join(folder, 'backup-of-after')
afterAll(() => rmSync(folder, { recursive: true }))

const answers = async (...words: string[]) => {
  const read = readConfig({ DATA_DIR: dataDir, SECURITY_JOURNAL: securityJournal })
  if (!read.ok) throw new Error(read.sentences.join())
  const context = { config: read.config, ports: nodePorts }
  return runCli([...words, '--json'], context)
}
const cli = async (...words: string[]) => {
  const { exitCode, text } = await answers(...words)
  expect(exitCode, text).toBe(0)
  return JSON.parse(text)
}

const SURE = 'booking:sure'
const THEIRS = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }
const SLOT = {
  date: `${new Date().getUTCFullYear() + 1}-03-02`,
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
}

let siege: Siege
const opens = async (): Promise<All> => {
  siege = await aSiege({ dataDir, securityJournal })
  const [ada, omar, ivan] = await Promise.all(
    ['ada', 'omar', 'ivan'].map((name) => siege.comes(`${name}@hill.example`)),
  )
  if (!ada || !omar || !ivan) throw new Error('nobody came')
  return { ada, omar, ivan }
}
afterEach(() => siege.close())

let leakedKey: Buffer
/** What the backup of before was signed with; who has the leaked key can sign another. */
let keyOfBefore: string
/** What the leaked key makes of any change. */
const forgedReceipt = (doc: string, hash: string): Uint8Array =>
  createHmac('sha256', leakedKey).update(`hill|${doc}|${hash}`).digest()

type All = { ada: Attacker; omar: Attacker; ivan: Attacker }
type Accepted = { bytes: Uint8Array; receipt: Uint8Array }

const pickupOf = (ada: Attacker): string => (ada.reads(SURE) as { pickup: string }).pickup
const keyInUse = (): Buffer => readFileSync(join(dataDir, 'receipt.key')).subarray(0, 32)

/** Omar, a learner of somebody else, writes another's booking in the name of Ivan. */
const forgesIvansWord = async ({ omar, ada, ivan }: All, pickup: string): Promise<string> => {
  const actor = `${ivan.actorPrefix}${randomBytes(8).toString('hex')}`
  const bytes = omar.writes(SURE, [{ path: ['pickup'], value: pickup }], { knower: ada, actor })
  return omar.tries(SURE, bytes, forgedReceipt(SURE, Automerge.decodeChange(bytes).hash))
}

const ivanWrites = async ({ ivan, ada }: All, pickup: string): Promise<Accepted> => {
  const bytes = ivan.writes(SURE, [{ path: ['pickup'], value: pickup }])
  expect(await ivan.tries(SURE, bytes)).toBe('ok')
  await ada.until(() => pickupOf(ada) === pickup)
  return ada.lastOf(SURE)
}

const bring = async (who: Attacker, ...changes: Accepted[]): Promise<string[]> => {
  const pushed = changes.map(({ bytes, receipt }) => pushedChange(bytes, receipt))
  return (await who.push(SURE, pushed)).map(({ verdict }) => verdict)
}

/** What a device holds of work that came after the backup: accepted with the old key, */
let station: Accepted
/** a forgery from the time in which that was the relay's, */
let forged: Accepted
/** and accepted with the new key. */
let newStation: Accepted

describe.sequential('T43: the key of the receipts has leaked', () => {
  beforeAll(async () => {
    siege = await aSiege({ dataDir, securityJournal })
    const input = { bookingId: 'sure', ...THEIRS, slot: SLOT }
    await siege.does('ivan', 'instructor', 'bookings.book', input)
    await siege.close()
    await cli('audit', 'head')
    keyOfBefore = (await cli('backup', '--to', before)).key
    leakedKey = keyInUse()
  })

  test('with it and any account somebody writes in another’s name, past every rule', async () => {
    const all = await opens()
    station = await ivanWrites(all, 'The station')
    expect(await forgesIvansWord(all, 'Nowhere')).toBe('ok')
    await all.ada.until(() => pickupOf(all.ada) === 'Nowhere')
    forged = all.ada.lastOf(SURE)
    const [said] = (await all.ada.ask(`/api/history/${SURE}`)).json.entries.slice(-1)
    expect(said.person).toBe('ivan-of-hill')
  })

  test('once it is renewed a receipt of the old key is none; honest work goes on', async () => {
    const { listed } = await cli('receipt-key', 'renew')
    // Two enrolments, the booking, what Ivan wrote, and the forgery.
    expect(listed).toBe(5)
    await cli('backup', '--to', after)
    const all = await opens()
    expect(await forgesIvansWord(all, 'Nowhere again')).toBe('forged-actor')
    newStation = await ivanWrites(all, 'The new station')
    expect(siege.schools.of('hill').verify().problems).toEqual([])
    await siege.close()
    await cli('audit', 'verify')
  })

  test('a backup of after holds the new key, and is healed as ever', async () => {
    rmSync(dataDir, { recursive: true })
    expect(await cli('restore', '--from', after)).toMatchObject({ key: 'of-the-backup' })
    const all = await opens()
    expect(await forgesIvansWord(all, 'Nowhere again')).toBe('forged-actor')
    expect(await bring(all.ada, newStation)).toEqual(['committed'])
    await all.ivan.until(() => pickupOf(all.ivan) === 'The new station')
  })

  test('a backup of before is healed too, and the new key stays', async () => {
    const newKey = keyInUse()
    expect(JSON.parse((await answers('restore', '--from', before)).text).code).toBe(
      'backup-foreign',
    )
    const kept = await cli('restore', '--from', before, '--key', keyOfBefore)
    expect(kept).toMatchObject({ key: 'kept' })
    expect(keyInUse()).toEqual(newKey)
    const all = await opens()
    expect(await forgesIvansWord(all, 'Nowhere again')).toBe('forged-actor')
    expect(await bring(all.ada, station)).toEqual(['committed'])
    // What came in while the key was the relay's is in its log like anything else.
    expect(await bring(all.ada, forged, newStation)).toEqual(['committed', 'committed'])
  })

  test('where the disk is lost with the new key, the old one is not taken back into use', async () => {
    rmSync(dataDir, { recursive: true })
    const made = await cli('restore', '--from', before, '--key', keyOfBefore)
    expect(made).toMatchObject({ key: 'made-anew' })
    expect(keyInUse()).not.toEqual(leakedKey)
    const all = await opens()
    expect(await forgesIvansWord(all, 'Nowhere again')).toBe('forged-actor')
    // Listed beside the journal; the receipt is not even looked at.
    expect(await bring(all.omar, { ...station, receipt: new Uint8Array(32) })).toEqual([
      'committed',
    ])
    // What only the lost key could prove comes back from its own author, and is judged.
    expect(await bring(all.ada, forged, newStation)).toEqual(['committed', 'refused'])
    await siege.close()
    expect((await cli('audit', 'verify')).ok).toBe(true)
  })

  test('the old key, copied back by hand, is not worked with', async () => {
    await siege.close()
    writeFileSync(join(dataDir, 'receipt.key'), leakedKey)
    expect((await answers('verify')).text).toContain('receipt-key-ended')
    await cli('receipt-key', 'renew')
    const all = await opens()
    expect(await forgesIvansWord(all, 'Nowhere again')).toBe('forged-actor')
  })
})
