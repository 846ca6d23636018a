import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { readConfig } from '#sync-server/config.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { runCli } from './run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backups-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = 3_000 * DAY_MS
const relay = async (environment: Record<string, string>, ...words: string[]) => {
  const read = readConfig({ DATA_DIR: join(folder, 'data'), ...environment })
  if (!read.ok) throw new Error(read.sentences.join())
  const ports = { ...nodePorts, clock: { ...nodePorts.clock, now: () => NOW } }
  const { exitCode, text } = await runCli([...words, '--json'], { config: read.config, ports })
  return { exitCode, data: JSON.parse(text) }
}
const aBackup = (name: string, daysAgo: number): void => {
  mkdirSync(join(folder, name, 'schools'), { recursive: true })
  const madeAt = NOW - daysAgo * DAY_MS
  const journal = { bytes: 0, sha256: '0'.repeat(64) }
  const manifest = { format: 2, madeAt, recipient: null, schools: [], journal, files: [] }
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(manifest))
}

test('F185: backups past their days go, the newest and what is no backup stay', async () => {
  aBackup('today', 0)
  aBackup('month', 34)
  aBackup('old', 36)
  aBackup('older', 300)
  mkdirSync(join(folder, 'holiday-pictures'))
  writeFileSync(join(folder, 'holiday-pictures', 'manifest.json'), '{"format":2}')
  const dry = await relay({}, 'backup', 'prune', '--in', folder, '--dry-run')
  expect(dry.data).toMatchObject({ deleted: [join(folder, 'older'), join(folder, 'old')], kept: 2 })
  expect(existsSync(join(folder, 'older'))).toBe(true)
  expect((await relay({}, 'backup', 'prune', '--in', folder)).exitCode).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['holiday-pictures', 'month', 'today'])
  await relay({ BACKUP_DAYS: '7' }, 'backup', 'prune', '--in', folder)
  expect(readdirSync(folder).sort()).toEqual(['holiday-pictures', 'today'])
})

test('the only backup there is stays, however old; a folder that is none is said to be', async () => {
  aBackup('ancient', 900)
  const { data } = await relay({}, 'backup', 'prune', '--in', folder)
  expect(data).toMatchObject({ deleted: [], kept: 1 })
  const nowhere = await relay({}, 'backup', 'prune', '--in', join(folder, 'nowhere'))
  expect(nowhere).toMatchObject({ exitCode: 1, data: { code: 'folder-unusable' } })
})
