import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolLearner, setStage } from '#shared/domains/people/index.ts'
import { runCli } from '#sync-server/cli/run.ts'
import { readConfig } from '#sync-server/config.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { freeHeadroom, headroomFile, keepHeadroom } from '#sync-server/relay/headroom.ts'
import { type ARelay, aRelay } from '#sync-server/relay/testing/a-relay.ts'

const MB = 1024 * 1024
const BROKEN = { damage: ['Tree 7 page 9: btreeInitPage() returns error code 11'] }
const ADMIN = { personId: 'ada-of-hill', roles: ['admin'] as const, teams: [] }

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
  await relay.schools.of('hill').applyCommands(ADMIN, 'fe'.repeat(8), [
    { command: enrolLearner, input: { learnerId: 'lena-of-hill', instructorIds: [] } },
    { command: setStage, input: { learnerId: 'lena-of-hill', stage: 'Registered' } },
  ])
})
afterAll(() => relay.close())

const cli = async (...words: string[]) => {
  const read = readConfig({ DATA_DIR: join(relay.folder, 'data') })
  if (!read.ok) throw new Error(read.sentences.join())
  const { exitCode, text } = await runCli([...words, '--json'], {
    config: read.config,
    ports: nodePorts,
  })
  return { exitCode, data: JSON.parse(text) }
}

test('[trust 4.4] a damaged file: the operator is told, writes are refused with a sentence, reads go on', async () => {
  const lena = await relay.signIn('lena@hill.example')
  expect((await relay.ask('/readyz')).status).toBe(200)
  relay.schools.of('hill').scrubbed({ ...BROKEN, changes: [], snapshots: [] })

  const ready = await relay.ask('/readyz')
  expect(ready).toMatchObject({ status: 503, json: { code: 'file-damaged' } })
  expect(ready.json.message).toMatch(/is damaged and is at best read until it is repaired/)
  expect(relay.logLines.join('')).toMatch(/the school can only be read: file-damaged/)

  const row = { id: 'lena-of-hill', data: { displayName: 'Lena', roles: ['learner'] } }
  const pushed = await lena.ask('/api/sets/people', { body: { rows: [row] } })
  expect(pushed).toMatchObject({ status: 503, json: { code: 'file-damaged' } })
  const pulled = await lena.ask('/api/sets/people')
  expect(pulled.status).toBe(200)
  expect(pulled.json.rows.length).toBeGreaterThan(0)
  await relay.stops()
})

test('[T16] relay verify names a turned bit, relay rebuild takes the change out, and both say so in words', async () => {
  const path = dataDirAt(join(relay.folder, 'data')).schoolFile('hill')
  expect(await cli('verify')).toMatchObject({ exitCode: 0, data: { ok: true } })
  const file = new BetterSqlite3(path)
  const { seq, hash } = file
    .prepare("SELECT max(seq) AS seq, hash FROM log WHERE doc = 'learner:lena-of-hill'")
    .get() as { seq: number; hash: string }
  file.prepare('UPDATE log SET end_op = end_op + 1 WHERE seq = ?').run(seq)
  file.close()

  const found = await cli('verify', '--school', 'hill')
  expect(found.exitCode).toBe(1)
  expect(found.data.schools[0].problems).toEqual([
    `learner:lena-of-hill: change ${seq} (${hash}) is filed with another number of operations`,
  ])
  expect(await cli('rebuild', '--school', 'hill', '--without', 'abc')).toMatchObject({
    exitCode: 1,
    data: { code: 'hash-malformed' },
  })
  expect(await cli('rebuild', '--school', 'hill', '--without', '0'.repeat(64))).toMatchObject({
    exitCode: 1,
    data: { code: 'no-such-change' },
  })
  expect(await cli('rebuild', '--school', 'hill', '--without', hash)).toMatchObject({
    exitCode: 0,
    data: { documents: 1, excised: 1, problems: [] },
  })
  expect(await cli('verify')).toMatchObject({ exitCode: 0, data: { ok: true } })
})

test('headroom is really written, said by the doctor, and given back when it is asked for', async () => {
  const dataDir = join(relay.folder, 'data')
  keepHeadroom(dataDir, 0)
  expect(existsSync(headroomFile(dataDir))).toBe(false)
  keepHeadroom(dataDir, 2 * MB)
  const bytes = readFileSync(headroomFile(dataDir))
  expect(bytes).toHaveLength(2 * MB)
  expect(bytes.includes(0)).toBe(false)

  const saysOf = async (...words: string[]) => {
    const { data } = await cli('doctor', ...words)
    return data.findings.find((one: { about: string }) => one.about === 'headroom').says
  }
  expect(await saysOf()).toMatch(/^kept/)
  expect(await saysOf('--free-headroom')).toMatch(/^none/)
  expect(existsSync(headroomFile(dataDir))).toBe(false)
  expect(freeHeadroom(dataDir)).toBe(false)
})
