import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { dataDirAt, takeDataDir } from './data-dir.ts'
import { aRelay } from './testing/a-relay.ts'

const folder = mkdtempSync(join(tmpdir(), 'dual-control-private-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FOR_OTHERS = 0o077
/** What anybody but the relay’s own user could read or change. */
const openFiles = (dataDir: string): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(dataDir, name)).mode & FOR_OTHERS) !== 0,
  )
/** As an operator makes it, with `mkdir` alone. */
const aFolder = (name: string): string => {
  const dataDir = join(folder, name)
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  return dataDir
}

test('in a folder everybody may look into, nothing the relay makes can be read by others', async () => {
  const dataDir = aFolder('fresh')
  const held = takeDataDir(dataDir)
  const relay = await aRelay({ dataDir })
  await relay.signIn('ada@hill.example')
  expect(readdirSync(dataDir)).toEqual(
    expect.arrayContaining(['control.db', 'control.db-wal', 'control.db-shm', 'relay.lock']),
  )
  expect(openFiles(dataDir)).toEqual([])
  await relay.close()
  held?.release()
})

test('what an older relay left open is closed by the next start, with its journals', () => {
  const dataDir = aFolder('older')
  const { controlFile } = dataDirAt(dataDir)
  const still = openControlDb(controlFile)
  for (const end of ['', '-wal', '-shm']) chmodSync(`${controlFile}${end}`, 0o644)
  writeFileSync(join(dataDir, 'notes.txt'), 'the operator’s own', { mode: 0o644 })
  openControlDb(controlFile).close()
  expect(openFiles(dataDir)).toEqual(['notes.txt'])
  still.close()
})
