/** What the airlock keeps out, lying in the log all the same: a bug of ours, or an older relay, let it in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { unreachable } from '#shared/kernel/result.ts'
import { preflight } from '#sync-server/school/preflight.ts'
import { scrubFile } from '#sync-server/storage/scrub.ts'
import { aSchool, aSession } from '#sync-server/testing/a-school.ts'
import { createDevice, type Device } from '#sync-server/testing/device.ts'
import { type Kept, readCorpus } from './corpus.ts'
import { PREFIXES } from './honest/honest-work.ts'
import type { Who } from './honest/stories.ts'
import { hashOfChange } from './mutate/change-bytes.ts'

const folder = mkdtempSync(join(tmpdir(), 'behind-the-airlock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const headerOf = (bytes: Uint8Array) => {
  const walked = preflight(bytes)
  return walked.ok ? walked.header : unreachable('the corpus holds what gets past the preflight')
}

/** Several of the corpus stand on one record; here each record has one, the pills first. */
const onePerRecord = (): Kept[] => {
  const byDoc = new Map<string, Kept>()
  for (const one of readCorpus().reverse()) if (!byDoc.has(one.doc)) byDoc.set(one.doc, one)
  return [...byDoc.values()]
}

/** The honest part of each record, through the airlock. */
const writeHonestPart = async (
  { school, ports }: Awaited<ReturnType<typeof aSchool>>,
  corpus: readonly Kept[],
): Promise<void> => {
  const devices = new Map<string, Device>()
  for (const [who, prefix] of Object.entries(PREFIXES)) {
    const device = createDevice(school, aSession(who as Who, `fuzz-${who}`, prefix), ports)
    await device.connect()
    devices.set(prefix, device)
  }
  for (const { doc, earlier } of corpus)
    for (const bytes of earlier) {
      const device = devices.get(headerOf(bytes).actor.slice(0, 16)) ?? unreachable('nobody’s')
      expect(await device.push(doc, [{ hash: hashOfChange(bytes), bytes }])).toMatchObject([
        { verdict: 'committed' },
      ])
    }
  for (const device of devices.values()) device.disconnect()
}

/** As a commit would have stored it that believed it. */
const slipIn = (path: string, corpus: readonly Kept[]): void => {
  const file = new BetterSqlite3(path)
  const log = file.prepare(
    `INSERT INTO log (kind, doc, hash, actor, actor_seq, end_op, person, device, received_at, bytes)
     VALUES ('change', ?, ?, ?, ?, ?, 'ann', 'fuzz-ann', 1, ?)`,
  )
  const doc = file.prepare(
    `INSERT INTO doc (id, heads, last_seq, tail_count, tail_bytes) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (id) DO UPDATE SET heads = excluded.heads, last_seq = excluded.last_seq,
       tail_count = tail_count + 1, tail_bytes = tail_bytes + excluded.tail_bytes`,
  )
  const reader = file.prepare(
    "INSERT OR IGNORE INTO access (doc, principal) VALUES (?, 'role:admin')",
  )
  for (const one of corpus) {
    const { hash, actor, seq, startOp, opCount } = headerOf(one.bytes)
    const end = startOp + opCount
    const { lastInsertRowid } = log.run(one.doc, hash, actor, seq, end, one.bytes)
    doc.run(one.doc, hash, lastInsertRowid, one.bytes.length)
    reader.run(one.doc)
  }
  file.close()
}

/** Bytes of every record as a new device of the office is sent them. */
const served = async (ann: Device): Promise<Map<string, string>> => {
  await ann.connect()
  ann.disconnect()
  return new Map(
    ann.holds().map((doc) => [doc, Buffer.concat(ann.held(doc).bytes).toString('hex')]),
  )
}

test('[T15, T16] panics and pills that lie in the log are named by record and hash, harm no other record, and can be taken out', async () => {
  const path = join(folder, 'school.db')
  const all = await aSchool({ path })
  const { school } = all
  const corpus = onePerRecord()
  expect(corpus.filter(({ name }) => name.startsWith('pill')).length).toBeGreaterThan(3)
  expect(corpus.filter(({ name }) => name.startsWith('panic')).length).toBeGreaterThan(15)
  await writeHonestPart(all, corpus)
  const before = await served(all.deviceOf('ann', 'ann-before'))
  expect(school().verify().problems).toEqual([])
  await school().close()
  slipIn(path, corpus)
  all.becomes(path)

  const spoilt = new Set(corpus.map(({ doc }) => doc))
  const hashes = corpus.map(({ bytes }) => headerOf(bytes).hash).sort()
  const named = (problems: readonly string[]) =>
    problems.flatMap((one) => /change \d+ \(([0-9a-f]{64})\)/.exec(one)?.[1] ?? one).sort()
  const others = (sent: ReadonlyMap<string, string>) =>
    [...sent].filter(([doc]) => !spoilt.has(doc))

  expect(named(school().verify().problems)).toEqual(hashes)
  const meanwhile = await served(all.deviceOf('ann', 'ann-meanwhile'))
  expect(others(before).length).toBeGreaterThan(1)
  expect(others(meanwhile)).toEqual(others(before))
  // Made anew they would be no better: nothing is stored of them that nobody can open.
  expect(named(school().rebuild().problems)).toEqual(hashes)
  expect(named(school().verify().problems)).toEqual(hashes)

  // The pills one after the other, and a panic: the rest would be the same again.
  const out = [...corpus.filter(({ name }) => name.startsWith('pill')).slice(0, 2), corpus.at(-1)]
  const left = new Set(hashes)
  for (const one of out.filter((one) => one !== undefined)) {
    const { hash } = headerOf(one.bytes)
    left.delete(hash)
    const { excised, problems } = school().rebuild(hash)
    expect([one.name, excised, named(problems)]).toEqual([one.name, 1, [...left]])
  }
  expect(named(school().verify().problems)).toEqual([...left])
  const after = all.deviceOf('ann', 'ann-after')
  await served(after)
  expect(after.holds()).toEqual(expect.arrayContaining(others(before).map(([doc]) => doc)))
  for (const { doc, earlier } of out.filter((one) => one !== undefined))
    expect([doc, after.docs.has(doc) ? after.heads(doc) : []]).toEqual([
      doc,
      before.has(doc) ? earlier.slice(-1).map(hashOfChange) : [],
    ])
  // What was taken out is kept for the admins, and is not taken again.
  const [{ doc, bytes } = unreachable('nothing was taken out')] = out
  await all.ann.connect()
  expect(await all.ann.push(doc, [{ hash: hashOfChange(bytes), bytes }])).toMatchObject([
    { verdict: 'refused' },
  ])
  await school().close()
}, 120_000)

test('[T16] a snapshot that turned is mended beside a record that cannot be made from its log', async () => {
  const path = join(folder, 'turned.db')
  const all = await aSchool({ path })
  const corpus = onePerRecord().filter(({ name }) => name === 'panic-booking-22223c4d.hex')
  await writeHonestPart(all, corpus)
  all.school().rebuild()
  await all.school().close()
  slipIn(path, corpus)
  const file = new BetterSqlite3(path)
  const [{ doc } = unreachable('not in the corpus')] = corpus
  for (const one of [doc, 'learner:amira']) {
    const bytes = file.prepare('SELECT bytes FROM snap WHERE doc = ?').pluck().get(one)
    const turned = Uint8Array.from(bytes as Uint8Array)
    turned[turned.length - 5] = (turned[turned.length - 5] ?? 0) ^ 4
    file.prepare('UPDATE snap SET bytes = ? WHERE doc = ?').run(turned, one)
  }
  file.close()
  all.becomes(path)
  const found = await scrubFile(path)
  expect(found).toEqual({ damage: [], changes: [], snapshots: [doc, 'learner:amira'] })
  all.school().scrubbed(found)
  expect(await scrubFile(path)).toEqual({ damage: [], changes: [], snapshots: [doc] })
  await all.school().close()
})
