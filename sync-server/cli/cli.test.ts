import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { strToU8, zipSync } from 'fflate'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentKinds } from '#shared/registry.ts'
import { readConfig } from '#sync-server/config.ts'
import { createDemo, type DemoSchool } from '#sync-server/demo/create-demo.ts'
import { exportSchema } from '#sync-server/export/schema.ts'
import { unpackBytes } from '#sync-server/export/testing/unpack.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { takeDataDir } from '#sync-server/relay/data-dir.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { CHEAP_HASH } from '#sync-server/relay/testing/a-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { CliContext } from './command.ts'
import { COMMANDS, runCli } from './run.ts'

let folder: string
let demo: DemoSchool
let context: CliContext

const contextFor = (dataDir: string): CliContext => {
  const read = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://school.example' })
  if (!read.ok) throw new Error(read.sentences.join())
  return { config: read.config, ports: nodePorts }
}
const relay = async (command: string, args: string[] = [], where = context) => {
  const { exitCode, text } = await runCli([...command.split(' '), ...args, '--json'], where)
  return { exitCode, text, data: exitCode === 2 ? undefined : JSON.parse(text) }
}
/** Opens the data as the relay does, for as long as `work` takes. */
const whileOpen = async <Value>(
  work: (opened: Awaited<ReturnType<typeof openRelay>>) => Value | Promise<Value>,
): Promise<Value> => {
  const opened = await openRelay({
    ...context,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
  })
  const value = await work(opened)
  await opened.close()
  return value
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-cli-'))
  context = contextFor(join(folder, 'data'))
  demo = await createDemo({
    dataDir: context.config.dataDir,
    ports: nodePorts,
    judge: createInProcessJudge(documentKinds),
    isSmall: true,
    hashCost: CHEAP_HASH,
  })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the command line itself', () => {
  test('help lists every command, and each explains its options', async () => {
    const { exitCode, text } = await runCli(['--help'], context)
    expect(exitCode).toBe(0)
    for (const command of COMMANDS) {
      expect(text).toContain(command.summary)
      const own = await runCli([...command.name.split(' '), '--help'], context)
      expect(own.exitCode).toBe(0)
      for (const option of Object.keys(command.options)) expect(own.text).toContain(`--${option}`)
    }
  })

  test.each([[[]], [['fly']], [['backup']], [['verify', '--loudly']], [['school', 'destroy']]])(
    '%j is not understood: exit code 2 and how it is done',
    async (words) => {
      const { exitCode, text } = await runCli(words, context)
      expect(exitCode).toBe(2)
      expect(text).toContain('npm run relay -- <command>')
    },
  )

  test('a folder without data is said to be one, and is not made', async () => {
    const elsewhere = contextFor(join(folder, 'elsewhere'))
    const { exitCode, text } = await runCli(['verify'], elsewhere)
    expect(exitCode).toBe(1)
    expect(text).toContain('There is no data in')
  })
})

describe('schools and people', () => {
  test('a new school has an admin to be, who can accept the invitation once', async () => {
    const fresh = contextFor(join(folder, 'fresh'))
    const args = ['--name', 'Hill School', '--admin-name', 'Ada', '--admin-email', 'ada@x.example']
    const made = await relay('school create', args, fresh)
    expect(made.exitCode).toBe(0)
    expect(made.data).toMatchObject({ role: 'admin' })
    expect(made.data.link).toMatch(/^https:\/\/school\.example\/invite\/[\w-]{43}$/)
  })

  test('a person is invited into the only school there is', async () => {
    const args = ['--name', 'Nia', '--email', 'nia@origin.example', '--role', 'learner']
    expect((await relay('person invite', args)).data).toMatchObject({ schoolId: demo.schoolId })
  })

  test.each([
    ['somebody who is there already', 'amira@origin.example', 'learner', 'already-member'],
    ['no e-mail', 'amira', 'learner', 'invalid-input'],
    ['a role that is none', 'new@origin.example', 'owner', 'invalid-input'],
  ])('%s is refused', async (_what, email, role, code) => {
    const answer = await relay('person invite', ['--name', 'X', '--email', email, '--role', role])
    expect(answer).toMatchObject({ exitCode: 1, data: { code } })
  })
})

describe('person reset', () => {
  test('a link that sets a new password, for an account that is there', async () => {
    const { exitCode, data } = await relay('person reset', ['--email', 'Amira@origin.example'])
    expect(exitCode).toBe(0)
    expect(data.link).toMatch(/\/reset\/[\w-]{43}$/)
    const none = await relay('person reset', ['--email', 'nobody@origin.example'])
    expect(none).toMatchObject({ exitCode: 1, data: { code: 'account-unknown' } })
  })
})

test('doctor finds this machine fit, but for the app if it is not built', async () => {
  const { data } = await relay('doctor')
  const findings = data.findings as { about: string; ok: boolean }[]
  expect(findings.filter(({ about }) => about !== 'app').every(({ ok }) => ok)).toBe(true)
})

test('doctor says when others on the machine may look into the data folder', async () => {
  const { dataDir } = context.config
  const saidOfFolder = async () =>
    (await relay('doctor')).data.findings.find(
      (one: { about: string }) => one.about === 'data folder',
    )
  expect(await saidOfFolder()).toMatchObject({ ok: true, isWarning: false })
  chmodSync(dataDir, 0o755)
  expect(await saidOfFolder()).toMatchObject({ ok: true, isWarning: true })
  expect((await saidOfFolder()).says).toMatch(/chmod 700/)
  chmodSync(dataDir, 0o700)
})

test('T28: doctor finds a proxy whose word about where people come from does not count', async () => {
  const unheard = { ...context, config: { ...context.config, trustedProxies: [] } }
  const { exitCode, data } = await relay('doctor', [], unheard)
  expect(exitCode).toBe(1)
  expect(data.findings).toContainEqual(
    expect.objectContaining({
      about: 'proxy',
      ok: false,
      says: expect.stringMatching(/TRUST_PROXY/),
    }),
  )
})

test('T52: doctor says where a security journal would go with the disk, and what to do', async () => {
  const { text } = await runCli(['doctor'], context)
  expect(text).toMatch(/^NB {3}security journal: SECURITY_JOURNAL is not set/m)
  expect(text).toContain('SECURITY_JOURNAL=/mnt/other/journal.jsonl')
})

describe('verify', () => {
  test('the demo school is sound', async () => {
    const { exitCode, data } = await relay('verify')
    expect(exitCode).toBe(0)
    expect(data.schools).toMatchObject([{ changes: demo.changes, problems: [] }])
  })

  test('one changed bit in one change is found, and named', async () => {
    const damaged = contextFor(join(folder, 'damaged'))
    await createDemo({
      dataDir: damaged.config.dataDir,
      ports: nodePorts,
      judge: createInProcessJudge(documentKinds),
      isSmall: true,
      hashCost: CHEAP_HASH,
    })
    const file = join(damaged.config.dataDir, 'schools', `${demo.schoolId}.db`)
    const database = new BetterSqlite3(file)
    const row = database.prepare('SELECT seq, bytes FROM log WHERE bytes IS NOT NULL').get() as {
      seq: number
      bytes: Buffer
    }
    const at = row.bytes.length - 3
    row.bytes.writeUInt8((row.bytes.at(at) ?? 0) ^ 1, at)
    database.prepare('UPDATE log SET bytes = ? WHERE seq = ?').run(row.bytes, row.seq)
    database.close()
    const { exitCode, data } = await relay('verify', [], damaged)
    expect(exitCode).toBe(1)
    expect(data.schools[0].problems.length).toBeGreaterThan(0)
  }, 120_000)
})

describe('export', () => {
  const exported = async (args: string[]) => {
    const file = join(folder, 'export.zip')
    expect((await relay('export', ['--out', file, ...args])).exitCode).toBe(0)
    const files = unpackBytes(readFileSync(file))
    return { files, data: v.parse(exportSchema, JSON.parse(files['data.json'] ?? '')) }
  }

  test('P9: a school: every record, every list, the whole history', async () => {
    const { files, data } = await exported([])
    expect(new Set(data.records.map(({ kind }) => kind))).toEqual(
      new Set(['booking', 'consents', 'diary', 'learner', 'lesson', 'payment']),
    )
    expect(data.people).toHaveLength(demo.cast.everyone.length)
    const told = (files['history.jsonl'] ?? '').trim().split('\n')
    expect(told).toHaveLength(demo.changes)
  })

  test('P9: a person: what concerns that person, and nobody else’s', async () => {
    const amira = demo.cast.learners[0]?.[0]?.personId ?? ''
    const { files, data } = await exported(['--person', amira])
    const bookings = data.records.filter(({ kind }) => kind === 'booking')
    expect(bookings.length).toBeGreaterThan(0)
    for (const { record } of bookings) expect(record.learnerId).toBe(amira)
    expect(Object.values(files).join()).not.toContain('Seun')
  })

  test('P9: a school leaves one relay and stands on another', async () => {
    const { data } = await exported([])
    const there = contextFor(join(folder, 'elsewhere'))
    const imported = await relay('import', ['--in', join(folder, 'export.zip')], there)
    expect(imported.data).toMatchObject({ records: data.records.length })
    const { exitCode } = await relay('verify', [], there)
    expect(exitCode).toBe(0)
    const again = await relay('import', ['--in', join(folder, 'export.zip')], there)
    expect(again).toMatchObject({ exitCode: 1, data: { code: 'school-exists' } })
    const nothing = await relay('import', ['--in', join(folder, 'no.zip')], there)
    expect(nothing.data).toMatchObject({ code: 'export-unreadable' })
  }, 60_000)

  test('an export that names its school after another file is not read, and leaves nothing', async () => {
    const { data } = await exported([])
    const crooked = { ...data, school: { ...data.school, id: '../other' } }
    const file = join(folder, 'crooked.zip')
    writeFileSync(file, zipSync({ 'data.json': strToU8(JSON.stringify(crooked)) }))
    const there = contextFor(join(folder, 'crooked'))
    const answer = await relay('import', ['--in', file], there)
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'export-unreadable' } })
    const { text } = await relay('doctor', [], there)
    expect(text).not.toContain('../other')
  })

  test('a stranger is not exported', async () => {
    const answer = await relay('export', ['--out', join(folder, 'x.zip'), '--person', 'nobody'])
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'person-unknown' } })
  })
})

describe('erase', () => {
  test('F185: says what it comes to, and does nothing without the name or with a lesson ahead', async () => {
    const own = contextFor(join(folder, 'erasing'))
    cpSync(context.config.dataDir, own.config.dataDir, { recursive: true })
    const learner = demo.cast.everyone.find(({ role }) => role === 'learner')
    const args = ['--person', learner?.personId ?? '']
    const { data } = await relay('erase', args, own)
    expect(data.goes.learner).toBe(1)
    const wrong = await relay('erase', [...args, '--confirm', 'Nobody'], own)
    expect(wrong.exitCode).toBe(1)
    expect(['name-differs', 'erase-blocked']).toContain(wrong.data.code)
  }, 60_000)

  test('a stranger is not erased', async () => {
    const answer = await relay('erase', ['--person', 'nobody'])
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'person-unknown' } })
  })
})

describe('backup and restore', () => {
  const backedUp = async (name: string) => {
    const to = join(folder, name)
    expect((await relay('backup', ['--to', to])).exitCode).toBe(0)
    return to
  }
  const welcomedTo = () =>
    whileOpen(async ({ schools }) => {
      const admin = demo.cast.firstAdmin.personId
      const pulled = schools.of(demo.schoolId).sets.pull(
        {
          sessionId: 's',
          accountId: 'a',
          schoolId: demo.schoolId,
          schoolName: demo.name,
          personId: admin,
          roles: ['admin'],
          deviceId: 'd',
          actorPrefix: 'f'.repeat(16),
        },
        'people',
        null,
        100,
      )
      if (!pulled.ok) throw new Error(pulled.problem.code)
      return { epoch: pulled.value.checkpoint.epoch, people: pulled.value.rows.length }
    })

  test('what came after the backup is gone, and the devices learn it from a new epoch', async () => {
    const from = await backedUp('backup-1')
    const before = await welcomedTo()
    await whileOpen(({ schools }) =>
      schools.of(demo.schoolId).people.add({
        personId: 'late-comer',
        displayName: 'Late Comer',
        role: 'learner',
      }),
    )
    expect((await welcomedTo()).people).toBe(before.people + 1)
    // Nobody has ever signed in here, so there is no journal yet.
    const put = ['--from', from, '--without-journal']
    const { exitCode, data } = await relay('restore', put)
    expect(exitCode).toBe(0)
    expect(data.schools).toBe(1)
    const after = await welcomedTo()
    expect(after.people).toBe(before.people)
    expect(after.epoch).not.toBe(before.epoch)
    expect((await relay('verify')).exitCode).toBe(0)
  })

  test('T52: a device that was ended after the backup stays ended', async () => {
    const from = await backedUp('backup-2')
    const session = await whileOpen(async ({ auth }) => {
      const wish = { name: 'Phone', kind: 'personal' as const }
      const credentials = { email: 'anna@origin.example', password: demo.password }
      const started = await auth.signIn.signIn(credentials, wish, '192.0.2.1', undefined)
      if (!started.ok) throw new Error(started.problem.code)
      const live = auth.sessions.renewSession(started.value)
      if (!live) throw new Error('no session')
      auth.devices.end(live.context, live.context.deviceId, false)
      return live.context
    })
    expect((await relay('restore', ['--from', from])).exitCode).toBe(0)
    expect(await whileOpen(({ auth }) => auth.devices.isEnded(session.deviceId))).toBe(true)
  })

  test('into an empty folder it brings the accounts too, signed out', async () => {
    const from = await backedUp('backup-3')
    const empty = contextFor(join(folder, 'empty'))
    const put = ['--from', from, '--without-journal', '--without-signature']
    expect((await relay('restore', put, empty)).exitCode).toBe(0)
    const control = new BetterSqlite3(join(empty.config.dataDir, 'control.db'))
    expect(control.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(
      demo.cast.everyone.length,
    )
    expect(control.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0)
    control.close()
  })

  test('a backup made by a newer relay is refused', async () => {
    const from = await backedUp('backup-4')
    const file = join(from, 'schools', `${demo.schoolId}.db`)
    const database = new BetterSqlite3(file)
    database.pragma('journal_mode = DELETE')
    database.pragma('user_version = 999')
    database.close()
    await rewriteManifest(from)
    const answer = await relay('restore', ['--from', from, '--without-signature'])
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'backup-newer' } })
  })

  test('a backup that is not whole is refused, and nothing was touched', async () => {
    const from = await backedUp('backup-5')
    writeFileSync(join(from, 'control.db'), 'not a database')
    const answer = await relay('restore', ['--from', from])
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'backup-damaged' } })
    expect((await relay('verify')).exitCode).toBe(0)
  })

  test('while a relay runs nothing is put back', async () => {
    const from = await backedUp('backup-6')
    const held = takeDataDir(context.config.dataDir)
    const answer = await relay('restore', ['--from', from])
    held?.release()
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'relay-running' } })
  })

  test('a full folder is not written into, and an ordinary one is no backup', async () => {
    expect((await relay('backup', ['--to', folder])).data.code).toBe('folder-not-empty')
    expect((await relay('restore', ['--from', folder])).data.code).toBe('no-backup')
  })
})

/** As a newer relay would have written it: whole in itself. */
const rewriteManifest = async (from: string): Promise<void> => {
  const { describeFile, readManifest } = await import('./manifest.ts')
  const manifest = readManifest(from)
  if (!manifest) throw new Error('no manifest')
  const files = await Promise.all(
    manifest.files.map(async (one) => {
      const content = await describeFile(join(from, one.path))
      return { ...one, stored: content, plain: content }
    }),
  )
  writeFileSync(join(from, 'manifest.json'), JSON.stringify({ ...manifest, files }))
}
