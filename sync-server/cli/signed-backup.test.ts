/** Whose a backup is: T43, by somebody who may write where it lies and nowhere else. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentKinds } from '#shared/registry.ts'
import { readConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createBackupSigner } from '#sync-server/relay/backup-key.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { CliContext } from './command.ts'
import { describeFile, readManifest } from './manifest.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'signed-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

const contextFor = (dataDir: string, journal = ''): CliContext => {
  const read = readConfig({ DATA_DIR: at(dataDir), SECURITY_JOURNAL: journal && at(journal) })
  if (!read.ok) throw new Error(read.sentences.join())
  return { config: read.config, ports: nodePorts }
}
const cli = async (context: CliContext, ...words: string[]) => {
  const { exitCode, text } = await runCli([...words, '--json'], context)
  return { exitCode, data: exitCode === 2 ? text : JSON.parse(text) }
}
const JOURNAL = 'other-disk.jsonl'
const here = contextFor('data', JOURNAL)
let printed: string

beforeAll(async () => {
  const admin = ['--admin-name', 'Ann', '--admin-email', 'ann@hill.example']
  await cli(here, 'school', 'create', '--name', 'Hill School', ...admin)
  printed = (await cli(here, 'backup', '--to', at('backup'))).data.key
  // Somebody was here since the backup, so that there is a journal.
  writeFileSync(at(JOURNAL), '')
})

/** A backup that is whole in itself, with a school by another name and a mark of its maker's. */
const forged = async (name: string, sign?: (manifest: Uint8Array) => string) => {
  const to = at(name)
  cpSync(at('backup'), to, { recursive: true })
  const database = new BetterSqlite3(join(to, 'control.db'))
  database.pragma('journal_mode = DELETE')
  database.exec("UPDATE schools SET name = 'Mallory School'")
  database.close()
  const manifest = readManifest(to)
  if (!manifest) throw new Error('no manifest')
  const files = await Promise.all(
    manifest.files.map(async (one) => {
      const content = await describeFile(join(to, one.path))
      return { ...one, stored: content, plain: content }
    }),
  )
  const bytes = Buffer.from(JSON.stringify({ ...manifest, files }))
  writeFileSync(join(to, 'manifest.json'), bytes)
  if (sign) writeFileSync(join(to, 'manifest.sig'), sign(bytes))
  return ['restore', '--from', to]
}
const schoolIn = (dataDir: string): string => {
  const database = new BetterSqlite3(join(at(dataDir), 'control.db'), { readonly: true })
  const name = database.prepare<[], string>('SELECT name FROM schools').pluck().get() ?? ''
  database.close()
  return name
}

describe('T43: a backup somebody laid beside the relay’s', () => {
  const mallory = createBackupSigner(new Uint8Array(32).fill(66))
  const FORGERIES = [
    ['under the signature of the real one', 'backup-broken', undefined],
    ['under a key of their own', 'backup-foreign', mallory.sign],
    [
      'under a signature that names the relay’s key',
      'backup-broken',
      (bytes: Uint8Array) => `${printed}:${mallory.sign(bytes).split(':')[2]}`,
    ],
    ['under something that is no signature', 'backup-unsigned', () => 'dcb1:yes'],
  ] as const

  test.each(FORGERIES)('%s: refused, wherever it is put back', async (_how, code, sign) => {
    const put = await forged(`forged-${code}-${sign ? 'signed' : 'as-it-was'}`, sign)
    const lostDisk = contextFor('lost-disk', JOURNAL)
    const keyOnPaper = [contextFor('bare'), ['--key', printed, '--without-journal']] as const
    for (const [context, more] of [[here, []], [lostDisk, []], keyOnPaper] as const)
      for (const dry of [[], ['--dry-run']]) {
        const answer = await cli(context, ...put, ...more, ...dry)
        expect(answer).toMatchObject({ exitCode: 1, data: { code } })
        expect(answer.data.message).toContain('--without-signature')
      }
    expect(schoolIn('data')).toBe('Hill School')
    for (const name of ['lost-disk', 'bare'])
      expect(existsSync(join(at(name), 'control.db'))).toBe(false)
    rmSync(put[2] ?? '', { recursive: true })
  })

  test('and the relay’s own is taken, by each of the three ways to know its key', async () => {
    const from = ['restore', '--from', at('backup'), '--dry-run']
    for (const [context, more] of [
      [here, []],
      [contextFor('lost-disk', JOURNAL), []],
      [contextFor('bare'), ['--key', printed]],
    ] as const)
      expect(await cli(context, ...from, ...more)).toMatchObject({
        exitCode: 0,
        data: { signature: 'good' },
      })
  })
})

test('where nobody knows the key it is named, to be compared with what was printed', async () => {
  const bare = contextFor('bare')
  const answer = await cli(bare, 'restore', '--from', at('backup'), '--dry-run')
  expect(answer).toMatchObject({ exitCode: 1, data: { code: 'backup-unchecked' } })
  expect(answer.data.message).toContain(`--key ${printed}`)
  const odd = await cli(bare, 'restore', '--from', at('backup'), '--key', 'dcb1:nonsense')
  expect(odd.data.code).toBe('key-unusable')
})

test('an old backup without a signature comes back when told, and says what that gives up', async () => {
  cpSync(at('backup'), at('old'), { recursive: true })
  rmSync(join(at('old'), 'manifest.sig'))
  const old = contextFor('from-old', JOURNAL)
  const from = ['restore', '--from', at('old')]
  expect((await cli(old, ...from)).data.code).toBe('backup-unsigned')
  const { text } = await runCli([...from, '--without-signature'], old)
  expect(text).toContain('THE BACKUP IS NOT SIGNED')
  expect(text).toContain('Whoever could write where it lay can have made it up')
  expect(text).toContain('Put back.')
  expect(schoolIn('from-old')).toBe('Hill School')
})

test('a relay that was started once on the new disk does not take the place of the key beside the journal', async () => {
  const fresh = contextFor('fresh', JOURNAL)
  const lines: string[] = []
  const relay = await openRelay({
    ...fresh,
    log: createLog('info', { write: (line) => void lines.push(line) }),
    judge: createInProcessJudge(documentKinds),
  })
  await relay.close()
  expect(lines.join('')).toContain('the backup key of another relay')
  expect(readFileSync(at(`${JOURNAL}.backup-key`), 'utf8').trim()).toBe(printed)
  const answer = await cli(fresh, 'restore', '--from', at('backup'))
  expect(answer).toMatchObject({ exitCode: 0, data: { signature: 'good' } })
})

test('nor does what it made for itself in its own folder make the backup another’s', async () => {
  const fresh = contextFor('fresh-alone')
  const relay = await openRelay({
    ...fresh,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
  })
  await relay.close()
  const from = ['restore', '--from', at('backup'), '--without-journal']
  expect((await cli(fresh, ...from)).data.code).toBe('backup-unchecked')
  expect((await cli(fresh, ...from, '--key', printed)).exitCode).toBe(0)
})
