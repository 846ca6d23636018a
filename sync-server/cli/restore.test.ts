import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { enrolLearner } from '#shared/domains/people/index.ts'
import { documentKinds } from '#shared/registry.ts'
import type { SessionContext } from '#sync-server/auth/index.ts'
import { readConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { isHalfRestored, whileRestoring } from '#sync-server/relay/data-dir.ts'
import { openRelay, type Relay } from '#sync-server/relay/open-relay.ts'
import { CHEAP_HASH } from '#sync-server/relay/testing/a-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { CliContext } from './command.ts'
import { runCli } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'restore-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

const contextFor = (dataDir: string, journal = ''): CliContext => {
  const read = readConfig({ DATA_DIR: dataDir, SECURITY_JOURNAL: journal })
  if (!read.ok) throw new Error(read.sentences.join())
  return { config: read.config, ports: nodePorts }
}
const cli = async (context: CliContext, ...words: string[]) => {
  const { exitCode, text } = await runCli([...words, '--json'], context)
  return { exitCode, data: exitCode === 2 ? text : JSON.parse(text) }
}
const says = async (context: CliContext, ...words: string[]): Promise<string> =>
  (await runCli(words, context)).text
const whileOpen = async <Value>(
  context: CliContext,
  work: (relay: Relay) => Promise<Value> | Value,
): Promise<Value> => {
  const relay = await openRelay({
    ...context,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
    hashCost: CHEAP_HASH,
  })
  try {
    return await work(relay)
  } finally {
    await relay.close()
  }
}

const HILL = 'hill'
const PASSWORD = 'the first password'
const NEW_PASSWORD = 'the second password'
const SENTINELS = ['Zebedee', 'zebedee@hill.example', 'Hilltop Driving', 'Marmalade', 'argon2']
const PHONE = { name: 'Phone', kind: 'personal' as const }

const join_ = async ({ auth }: Relay, personId: string, role: 'admin' | 'instructor' | 'learner') =>
  auth.createAccount({
    email: `${personId}@hill.example`,
    password: PASSWORD,
    displayName: `${personId[0]?.toUpperCase()}${personId.slice(1)}`,
    roles: [role],
    schoolId: HILL,
    personId,
  })
const enters = async ({ auth }: Relay, personId: string, password = PASSWORD, id?: string) => {
  const credentials = { email: `${personId}@hill.example`, password }
  const started = await auth.signIn.signIn(credentials, { ...PHONE, id }, '192.0.2.1', undefined)
  return started.ok ? started.value : undefined
}
const signIn = async (relay: Relay, ...who: [personId: string, password?: string, id?: string]) =>
  relay.auth.sessions.renewSession(await enters(relay, ...who))?.context
const does = async (
  { schools }: Relay,
  person: string,
  role: 'admin' | 'learner',
  call: object,
) => {
  const prefix = Buffer.from(person.padEnd(8, '.').slice(0, 8)).toString('hex')
  const actor = { personId: person, roles: [role], teams: [] }
  const done = await schools.of(HILL).applyCommands(actor, prefix, [call as never])
  expect(done).toMatchObject({ ok: true })
}
const enrols = (learnerId: string) => ({
  command: enrolLearner,
  input: { learnerId, instructorIds: ['sarah'] },
})
const books = (bookingId: string) => ({
  command: bookLesson,
  input: {
    bookingId,
    learnerId: 'zebedee',
    instructorId: 'sarah',
    pickup: 'Marmalade Lane 3',
    slot: { date: '2026-12-01', time: '09:00', zone: 'Europe/London', durationMinutes: 60 },
  },
})

const here = contextFor(at('data'))
let latePhone: SessionContext
let key: { file: string; recipient: string }
/** Of the relay: with what its backups are signed. */
let signed: string[]

/** The school before the backup, the backup, and what happened after it. */
beforeAll(async () => {
  key = (await cli(here, 'backup', 'key', '--out', at('key.txt'))).data
  const phone = await whileOpen(here, async (relay) => {
    relay.control.schools.add({ id: HILL, name: 'Hilltop Driving', createdAt: 1 })
    await join_(relay, 'ann', 'admin')
    await join_(relay, 'sarah', 'instructor')
    await join_(relay, 'zebedee', 'learner')
    await join_(relay, 'leaver', 'learner')
    await does(relay, 'ann', 'admin', enrols('zebedee'))
    await does(relay, 'ann', 'admin', enrols('leaver'))
    await does(relay, 'zebedee', 'learner', books('b1'))
    return signIn(relay, 'sarah')
  })
  const to = ['--to', at('encrypted'), '--recipient', key.recipient]
  const made = await cli(here, 'backup', ...to)
  expect(made.exitCode).toBe(0)
  signed = ['--key', made.data.key]
  expect((await cli(here, 'backup', '--to', at('plain'))).exitCode).toBe(0)
  await whileOpen(here, async (relay) => {
    const { auth, control, journal, schools } = relay
    await does(relay, 'zebedee', 'learner', books('b2'))
    if (!phone) throw new Error('no phone')
    auth.devices.end(phone, phone.deviceId, false)
    const token = await enters(relay, 'ann')
    const ann = auth.sessions.renewSession(token)?.context
    if (!token || !ann) throw new Error('no session')
    const change = { oldPassword: PASSWORD, newPassword: NEW_PASSWORD, removedPasskeys: [] }
    expect((await auth.signIn.changePassword(ann, token, change, '192.0.2.1')).ok).toBe(true)
    await join_(relay, 'newcomer', 'learner')
    const late = await signIn(relay, 'zebedee')
    if (!late) throw new Error('no session')
    latePhone = late
    const now = nodePorts.clock.now()
    const roles = ['instructor', 'admin'] as const
    journal.append({
      what: 'roles-changed',
      at: now,
      schoolId: HILL,
      personId: 'sarah',
      roles: [...roles],
    })
    control.memberships.setRoles(HILL, 'sarah', roles)
    schools.of(HILL).people.rolesChanged('sarah', ['instructor'], roles)
    journal.append({ what: 'person-erased', at: now, schoolId: HILL, personId: 'leaver' })
    schools.of(HILL).erasure.erase('leaver', { person: 'ann', device: 'office' })
    control.memberships.remove(HILL, 'leaver')
  })
}, 60_000)

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

describe('T43: an encrypted backup', () => {
  test('holds nobody’s name, address, password or words that could be read', () => {
    const hits = (from: string) =>
      SENTINELS.filter((word) =>
        filesOf(at(from)).some((file) => readFileSync(file).includes(word)),
      )
    // The search does find them where they are.
    expect(hits('plain')).toEqual(SENTINELS)
    expect(hits('encrypted')).toEqual([])
    const manifest = JSON.parse(readFileSync(join(at('encrypted'), 'manifest.json'), 'utf8'))
    expect(manifest.files.map(({ path }: { path: string }) => path)).toEqual([
      'schools/hill.db',
      'control.db',
      'receipt.key',
    ])
    expect(manifest.files[0].rows).toMatchObject({ quarantine: 0 })
    expect(existsSync(join(at('data'), '.backup-in-the-making'))).toBe(false)
  })

  test.each(['encrypted', 'plain'])('is for the operator’s eyes alone: %s', (name) => {
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
    const entries = readdirSync(at(name), { recursive: true, withFileTypes: true })
    expect(modeOf(at(name))).toBe('700')
    for (const entry of entries)
      expect([entry.name, modeOf(join(entry.parentPath, entry.name))]).toEqual([
        entry.name,
        entry.isDirectory() ? '700' : '600',
      ])
  })

  test('is opened by its own key only, and a changed byte is noticed', async () => {
    const other = (await cli(here, 'backup', 'key', '--out', at('other.txt'))).data
    const nowhere = contextFor(at('nowhere'))
    const from = ['restore', '--from', at('encrypted'), '--dry-run', ...signed]
    expect((await cli(nowhere, ...from)).data.code).toBe('identity-needed')
    expect((await cli(nowhere, ...from, '--identity', other.file)).data.code).toBe('identity-wrong')
    expect((await cli(nowhere, ...from, '--identity', key.file)).exitCode).toBe(0)
    const file = join(at('encrypted'), 'control.db.age')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.with(bytes.length - 9, (bytes.at(-9) ?? 0) ^ 1))
    expect((await cli(nowhere, ...from, '--identity', key.file)).data.code).toBe('backup-damaged')
    writeFileSync(file, bytes)
    expect(existsSync(at('nowhere'))).toBe(false)
  })

  test('needs a public key that is one, and never writes over a key', async () => {
    const answer = await cli(here, 'backup', '--to', at('x'), '--recipient', 'age1nonsense')
    expect(answer.data.code).toBe('recipient-unusable')
    expect((await cli(here, 'backup', 'key', '--out', key.file)).data.code).toBe('file-exists')
  })
})

test('a dry run says what comes back and what goes, and changes nothing', async () => {
  // Reading a database leaves its two helper files behind, empty.
  const contents = () =>
    filesOf(at('data'))
      .filter((file) => !/-(?:wal|shm)$/.test(file))
      .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
  const before = contents()
  const from = ['restore', '--from', at('encrypted'), '--identity', key.file, '--dry-run']
  const { data } = await cli(here, ...from)
  expect(data).toMatchObject({
    isDryRun: true,
    losses: { schools: [{ school: HILL, lost: { changes: 1, refused: 0 } }], schoolsOnlyHere: [] },
    accounts: {
      keepsAccounts: true,
      entries: { 'device-ended': 1, 'password-changed': 1, 'roles-changed': 1, 'person-erased': 1 },
    },
  })
  expect(await says(here, ...from)).toContain('gone until a device brings it back: 1 newer change')
  expect(contents()).toEqual(before)
})

const directory = ({ schools }: Relay) => {
  const ann = { sessionId: 's', accountId: 'a', schoolId: HILL, schoolName: '', personId: 'ann' }
  const session = { ...ann, roles: ['admin' as const], deviceId: 'd', actorPrefix: 'f'.repeat(16) }
  const pulled = schools
    .of(HILL)
    .sets.pull({ ...session, steppedUpAt: 0 } as never, 'people', null, 99)
  if (!pulled.ok) throw new Error(pulled.problem.code)
  const rows = pulled.value.rows as { id: string; data: { roles: string[] } | null }[]
  return Object.fromEntries(rows.flatMap(({ id, data }) => (data ? [[id, data.roles.join()]] : [])))
}
const AS_IT_WAS = { ann: 'admin', sarah: 'instructor', zebedee: 'learner', leaver: 'learner' }
const closedAgain = { ann: 'admin', sarah: 'instructor,admin', zebedee: 'learner' }

describe('T52: what was closed after the backup stays closed', () => {
  const intoEmpty = async (name: string, ...more: string[]) => {
    const empty = contextFor(at(name))
    const from = ['restore', '--from', at('encrypted'), '--identity', key.file]
    const text = await says(empty, ...from, ...signed, ...more)
    return { empty, text }
  }

  test('in an empty folder, with the journal', async () => {
    const journal = join(at('data'), 'security-journal.jsonl')
    const { empty, text } = await intoEmpty('empty', '--journal', journal)
    expect(text).toContain('Done again from the security journal:')
    await whileOpen(empty, async (relay) => {
      expect(relay.control.memberships.ofPerson(HILL, 'sarah')?.roles).toEqual([
        'instructor',
        'admin',
      ])
      expect(relay.control.memberships.ofPerson(HILL, 'leaver')).toBe(undefined)
      expect(relay.control.devices.activeOf(HILL, 'sarah')).toEqual([])
      expect(relay.schools.of(HILL).erasure.isErased('leaver')).toBe(true)
      expect(directory(relay)).toEqual(closedAgain)
      expect(await signIn(relay, 'ann')).toBe(undefined)
      expect(await signIn(relay, 'ann', NEW_PASSWORD)).toMatchObject({ personId: 'ann' })
      expect(relay.schools.of(HILL).verify().problems).toEqual([])
    })
    expect(existsSync(join(at('empty'), 'security-journal.jsonl'))).toBe(true)
    // A phone that came after the backup is known as whose it is, also by what it wrote.
    await whileOpen(empty, async (relay) => {
      const { deviceId, actorPrefix } = latePhone
      expect(relay.control.devices.byActorPrefix(actorPrefix)).toMatchObject({ id: deviceId })
      const again = await signIn(relay, 'zebedee', PASSWORD, deviceId)
      expect(again).toMatchObject({ deviceId, actorPrefix })
    })
    expect((await cli(empty, 'audit', 'verify')).exitCode).toBe(0)
    expect(readdirSync(at('empty')).filter((name) => name.startsWith('restore-'))).toEqual([])
  })

  test('in an empty folder without a journal nothing is put back by a slip', async () => {
    const { empty, text } = await intoEmpty('bare')
    expect(text).toContain('THERE IS NO SECURITY JOURNAL.')
    expect(text).toContain('--without-journal')
    expect(text).not.toContain('Put back.')
    expect(existsSync(join(at('bare'), 'control.db'))).toBe(false)
    const from = ['restore', '--from', at('plain'), ...signed]
    expect((await cli(empty, ...from)).data).toMatchObject({ code: 'no-security-journal' })
    expect(await says(empty, ...from, '--dry-run')).toContain('--without-journal')
  })

  test.each([
    ['begun anew', ''],
    ['cut short', '{"what":"device-ended","at":1,"deviceId":"another"}\n'],
  ])('T52: nor with one that was %s: it is not the backup’s', async (_how, text) => {
    const empty = contextFor(at('another-journal'), at('another.jsonl'))
    writeFileSync(at('another.jsonl'), text)
    const from = ['restore', '--from', at('plain'), ...signed]
    expect((await cli(empty, ...from)).data).toMatchObject({ code: 'no-security-journal' })
    expect(await says(empty, ...from, '--dry-run')).toContain(
      'NOT THE SECURITY JOURNAL OF THE BACKUP',
    )
    expect(existsSync(join(at('another-journal'), 'control.db'))).toBe(false)
  })

  test('who goes ahead without a journal is told plainly what may be old', async () => {
    const { empty, text } = await intoEmpty('bare', '--without-journal')
    expect(text).toContain(
      'THERE IS NO SECURITY JOURNAL. The passwords of all 4 accounts may be old',
    )
    await whileOpen(empty, async (relay) => {
      expect(directory(relay)).toEqual(AS_IT_WAS)
      expect(await signIn(relay, 'ann')).toMatchObject({ personId: 'ann' })
    })
  })

  test('a journal that is not there is not passed over', async () => {
    const { text } = await intoEmpty('x', '--journal', at('lost.jsonl'))
    expect(text).toBe('There is no such journal.')
  })

  test('where only the journal is lost, those who were erased are not brought back by a slip', async () => {
    const elsewhere = contextFor(at('data'), at('lost-disk.jsonl'))
    const answer = await cli(elsewhere, 'restore', '--from', at('plain'))
    expect(answer).toMatchObject({ exitCode: 1, data: { code: 'no-security-journal' } })
    expect(answer.data.message).toContain('erased since the backup are back in')
  })

  test('where the accounts are still there, they stay; the school agrees with them', async () => {
    const { exitCode } = await cli(here, 'restore', '--from', at('plain'))
    expect(exitCode).toBe(0)
    await whileOpen(here, async (relay) => {
      expect(directory(relay)).toEqual({ ...closedAgain, newcomer: 'learner' })
      expect(relay.schools.of(HILL).erasure.isErased('leaver')).toBe(true)
      expect(relay.control.devices.activeOf(HILL, 'sarah')).toEqual([])
      expect(await signIn(relay, 'ann')).toBe(undefined)
      expect(await signIn(relay, 'newcomer')).toMatchObject({ personId: 'newcomer' })
      const [last] = relay.schools.of(HILL).audit.page({ action: 'restored', limit: 1 })
      expect(last).toMatchObject({ action: 'restored', outcome: 'done' })
    })
    expect((await cli(here, 'audit', 'verify')).exitCode).toBe(0)
    expect((await cli(here, 'verify')).exitCode).toBe(0)
  })
})

test('a relay that was only started once on the new disk gives way; another school’s does not', async () => {
  const fresh = contextFor(at('fresh'))
  await whileOpen(fresh, () => {})
  const from = ['restore', '--from', at('plain'), ...signed]
  const put = await cli(fresh, ...from, '--without-journal')
  expect(put.data).toMatchObject({ accounts: { keepsAccounts: false } })
  await whileOpen(fresh, async (relay) => {
    expect(await signIn(relay, 'ann')).toMatchObject({ personId: 'ann' })
  })
  expect((await cli(fresh, 'audit', 'verify')).exitCode).toBe(0)
  const other = contextFor(at('other'))
  await whileOpen(other, async (relay) => {
    relay.control.schools.add({ id: HILL, name: 'Another', createdAt: 1 })
    await join_(relay, 'ann', 'admin')
  })
  expect((await cli(other, ...from, '--dry-run')).data.code).toBe('other-relay')
  expect((await cli(other, ...from)).data.code).toBe('other-relay')
})

test('a restore that was cut off while it moved files leaves no relay behind that would start', async () => {
  const cut = () =>
    whileRestoring(at('data'), at('aside'), () => {
      renameSync(join(at('data'), 'control.db'), join(at('aside'), 'control.db'))
      throw new Error('power cut')
    })
  mkdirSync(at('aside'))
  expect(cut).toThrow('power cut')
  expect(isHalfRestored(at('data'))).toBe(true)
  expect(await says(here, 'verify')).toContain('A restore was cut off in this folder.')
  // Run again it puts everything of before in its place first: the accounts are there, and stay.
  const again = await cli(here, 'restore', '--from', at('plain'))
  expect(again).toMatchObject({ exitCode: 0, data: { accounts: { keepsAccounts: true } } })
  expect(isHalfRestored(at('data'))).toBe(false)
  await whileOpen(here, async (relay) => {
    expect(await signIn(relay, 'newcomer')).toMatchObject({ personId: 'newcomer' })
  })
})
