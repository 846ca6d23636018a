/** T18: changes whose past never comes, in thousands: what the relay keeps of them once they are answered. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushedChange } from '#shared/protocol/up.ts'
import { nextTurn } from '../school/ports-turn.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'
import { chunk, hashOfChange, leb, signedLeb } from '../testing/hand-made-change.ts'

const ROUNDS = 120
const A_PUSH = 50
const ORPHAN_BYTES = 4_000
/** All of one flood; a relay that keeps it is found at once. */
const SENT_BYTES = ROUNDS * A_PUSH * ORPHAN_BYTES
const MB = 1024 * 1024
/** What one line may keep waiting (`healing.ts`), twice, for what carries it and for noise. */
const MOST_KEPT_BYTES = 8 * MB

const folder = mkdtempSync(join(tmpdir(), 'held-orphans-'))
const path = join(folder, 'school.db')
let all: TestSchool
beforeAll(async () => {
  all = await aSchool({ path })
})
afterAll(async () => {
  await all.school().close()
  rmSync(folder, { recursive: true })
})

/** A change of this actor, with a text of its own, on top of what is nowhere. */
const orphan = (actor: string): PushedChange => {
  const text = [...randomBytes(ORPHAN_BYTES)]
  const columns: readonly (readonly [number, readonly number[]])[] = [
    [0x15, [...signedLeb(1), 1, 0x61]],
    [0x34, [1]],
    [0x42, [...signedLeb(1), 1]],
    [0x56, [...signedLeb(1), ...leb(text.length * 16 + 7)]],
    [0x57, text],
    [0x70, [...signedLeb(1), 0]],
  ]
  const body = [
    1,
    ...randomBytes(32),
    16,
    ...Buffer.from(actor, 'hex'),
    1,
    ...leb(50),
    0,
    0,
    0,
    columns.length,
    ...columns.flatMap(([spec, data]) => [...leb(spec), ...leb(data.length)]),
    ...columns.flatMap(([, data]) => data),
  ]
  const bytes = chunk(body)
  return { hash: hashOfChange(bytes), bytes }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * Bytes that something still points at: no measure of the process, which keeps what it once had. What
 * lay outside the heap is given back some turns after nothing points at it.
 */
const bytesHeld = async (): Promise<number> => {
  for (let turns = 0; turns < 5; turns += 1) {
    collect()
    await new Promise<void>((done) => nextTurn(done))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Every row of the school's file, by table. */
const rowsKept = (): Record<string, unknown> => {
  const file = new BetterSqlite3(path, { readonly: true })
  const tables = file
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[]
  const counts = tables.map((name) => [
    name,
    file.prepare(`SELECT count(*) FROM ${name}`).pluck().get(),
  ])
  file.close()
  return Object.fromEntries(counts)
}

/** Pushes them round by round; what the device heard is forgotten, so that only the relay can keep. */
const flood = async (
  device: Device,
  docs: readonly string[],
  actor: string,
): Promise<Set<string>> => {
  const answers = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const changes = Array.from({ length: A_PUSH }, () => orphan(actor))
    const doc = docs[round % docs.length] ?? ''
    for (const one of await device.push(doc, changes))
      answers.add(one.verdict === 'retry' ? one.why : one.verdict)
    device.frames.length = 0
  }
  return answers
}

const OWN = ['booking:orphaned', 'booking:orphaned-too']

test('T18: of thousands of orphans nothing is kept, in memory or in the file', async () => {
  const { seun } = all
  const actor = seun.actorId()
  // What is made once, by the first of them, is no leak.
  await seun.push('booking:first', [orphan(actor)])
  const rows = rowsKept()
  const before = await bytesHeld()
  expect([...(await flood(seun, OWN, actor))]).toEqual(['missing-deps'])
  expect((await bytesHeld()) - before).toBeLessThan(MOST_KEPT_BYTES)
  expect(SENT_BYTES).toBeGreaterThan(2 * MOST_KEPT_BYTES)
  expect(rowsKept()).toEqual(rows)
})

test('T18: where the relay asked for a record, others’ changes wait for their receipt, and only so many', async () => {
  const device = all.deviceOf('dev', 'dev-tablet')
  await device.connect()
  const docs = Array.from({ length: 40 }, (_, index) => `booking:asked-for-${index}`)
  const claimed = docs.map((doc) => ({ doc, heads: [randomBytes(32).toString('hex')] }))
  await device.say({ type: 'manifest', docs: claimed, last: true })
  expect(device.sees('need')).toMatchObject([{ docs: docs.map((doc) => ({ doc })) }])
  const someoneElse = 'ee'.repeat(16)
  const before = await bytesHeld()
  const answers = await flood(device, docs, someoneElse)
  expect([...answers]).toContain('missing-deps')
  expect((await bytesHeld()) - before).toBeLessThan(MOST_KEPT_BYTES)
  device.disconnect()
})
