import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { readConfig } from '#sync-server/config.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'known-backups-'))
afterAll(() => rmSync(folder, { recursive: true }))
const dataDir = join(folder, 'data')

let passedMs = 0
const ports = { ...nodePorts, clock: { ...nodePorts.clock, now: () => Date.now() + passedMs } }
const relay = async (...words: string[]) => {
  const read = readConfig({ DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.sentences.join())
  const { exitCode, text } = await runCli([...words, '--json'], { config: read.config, ports })
  // The doctor also looks for the built app, which a test need not have.
  if (words[0] !== 'doctor') expect(exitCode, text).toBe(0)
  return JSON.parse(text)
}
const doctorOn = async (about: string): Promise<object[]> =>
  (await relay('doctor')).findings.filter((one: { about: string }) => one.about === about)

const ADMIN = ['--admin-name', 'Ann', '--admin-email', 'ann@hill.example']

test('T43: doctor knows when the last backup was made, and says so when there is none or an old one', async () => {
  expect(await doctorOn('backups')).toEqual([])
  await relay('school', 'create', '--name', 'Hill School', ...ADMIN)
  const none = { ok: true, isWarning: true, says: expect.stringMatching(/^none was ever made/) }
  expect(await doctorOn('backups')).toMatchObject([none])
  const to = join(folder, 'first')
  await relay('backup', '--to', to)
  expect(await doctorOn('backups')).toMatchObject([{ isWarning: false }])
  passedMs = 25 * HOUR_MS
  const old = { isWarning: true, says: expect.stringContaining(`25 hours ago, in ${to}`) }
  expect(await doctorOn('backups')).toMatchObject([old])
  await relay('backup', '--to', join(folder, 'second'))
  expect(await doctorOn('backups')).toMatchObject([{ isWarning: false }])
})

test('and when the last one is older than the key of the receipts', async () => {
  passedMs = 26 * HOUR_MS
  await relay('receipt-key', 'renew')
  const lacks = {
    isWarning: true,
    says: expect.stringContaining('before the receipt key was renewed'),
  }
  expect(await doctorOn('backups')).toMatchObject([lacks])
  await relay('backup', '--to', join(folder, 'third'))
  expect(await doctorOn('backups')).toMatchObject([{ isWarning: false }])
})

test('P11: what a restore has laid aside is named until it is deleted', async () => {
  expect(await doctorOn('before a restore')).toEqual([])
  const aside = join(dataDir, 'before-restore-2026-11-22T18-00-00.000Z')
  mkdirSync(aside)
  const named = { ok: true, isWarning: true, says: expect.stringContaining(aside) }
  expect(await doctorOn('before a restore')).toMatchObject([named])
})
