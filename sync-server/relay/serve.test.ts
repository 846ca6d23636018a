import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { runCli } from '#sync-server/cli/run.ts'
import { readConfig } from '#sync-server/config.ts'
import { aSmallDisk, fillUp } from '#sync-server/crash/small-disk.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { dataDirAt, openDataDir } from './data-dir.ts'

/** Real processes on a machine that may be busy. */
const SLOWLY_MS = 180_000
const PAGE_BYTES = 4_096
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'dual-control-serve-'))
const dataDir = join(folder, 'data')
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const start = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, ['sync-server/start-relay.mjs', '--demo', '--small'], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'warn', DATA_DIR: dataDir, ...environment },
  })
  started.push(child)
  let said = ''
  let tell: () => void = () => undefined
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk
      tell()
    })
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      resolve(code)
      tell()
    }),
  )
  return {
    ended,
    said: () => said,
    stops: () => child.kill('SIGTERM'),
    says: async (words: string): Promise<void> => {
      while (!said.includes(words)) {
        if (child.exitCode !== null) throw new Error(`ended without saying it: ${said}`)
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      }
    },
  }
}

test(
  'a first start makes the demo school, says where and as whom, and stops in good order',
  async () => {
    const port = await freePort()
    const relay = start({ PORT: String(port) })
    await relay.says('Stop with Ctrl+C')
    expect(relay.said()).toContain(`http://localhost:${port}`)
    expect(relay.said()).toContain('SECURITY_JOURNAL is not set')
    for (const name of ['anna', 'sarah', 'amira'])
      expect(relay.said()).toContain(`${name}@origin.example`)

    const signedIn = await fetch(`http://localhost:${port}/api/sign-in`, {
      method: 'POST',
      headers: { origin: `http://localhost:${port}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'sarah@origin.example',
        password: /with the password (\S+)/.exec(relay.said())?.[1],
        deviceName: 'Phone',
      }),
    })
    expect(await signedIn.json()).toMatchObject({ roles: ['instructor'] })

    const second = start({ PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('Another relay is at work')

    relay.stops()
    expect(await relay.ended).toBe(0)
    expect(existsSync(join(dataDir, 'control.db-wal'))).toBe(false)
  },
  SLOWLY_MS,
)

test(
  'a second start is at once, and a taken port is said in a sentence',
  async () => {
    const port = await freePort()
    const relay = start({ PORT: String(port) })
    await relay.says('Stop with Ctrl+C')
    expect(relay.said()).not.toContain('Making')
    const other = start({ PORT: String(port), DATA_DIR: join(folder, 'other') })
    expect(await other.ended).toBe(1)
    expect(other.said()).toContain(`Port ${port} is taken`)
    relay.stops()
    expect(await relay.ended).toBe(0)
  },
  SLOWLY_MS,
)

/** A byte inside a change becomes another, as a disk does it: SQLite itself does not notice. */
const turnsAByte = (file: string): void => {
  const database = new BetterSqlite3(file, { readonly: true })
  const change = database
    .prepare<[], Buffer>(
      "SELECT bytes FROM log WHERE kind = 'change' AND length(bytes) BETWEEN 50 AND 1000 LIMIT 1",
    )
    .pluck()
    .get()
  database.close()
  const content = readFileSync(file)
  const at = content.indexOf(change ?? 'no such change')
  expect(at).toBeGreaterThan(0)
  const turned = at + 20
  writeFileSync(file, content.with(turned, (content[turned] ?? 0) ^ 1))
}

test(
  'once started it reads its files through and says what has turned, beside a school that cannot be opened',
  async () => {
    const places = dataDirAt(dataDir)
    const [file = ''] = readdirSync(places.schoolsDir).filter((name) => name.endsWith('.db'))
    turnsAByte(join(places.schoolsDir, file))
    const control = openControlDb(places.controlFile)
    control.schools.add({ id: 'aardvark', name: 'Aardvark', createdAt: 0 })
    control.close()
    writeFileSync(places.schoolFile('aardvark'), 'no database at all '.repeat(500))

    const relay = start({ PORT: String(await freePort()) })
    const turned = (school: string): string =>
      `"school":"${school}","count":1,"msg":"something has turned in the school’s file"`
    await relay.says(turned('aardvark'))
    await relay.says(turned(file.replace('.db', '')))
    relay.stops()
    expect(await relay.ended).toBe(0)
  },
  SLOWLY_MS,
)

/** What a disk does to a page: its head is nonsense from now on. */
const spoilsPage = (file: string, page: number): void => {
  const bytes = readFileSync(file)
  const from = (page - 1) * PAGE_BYTES
  bytes.set(
    bytes.subarray(from, from + 64).map((byte) => byte ^ 0xff),
    from,
  )
  writeFileSync(file, bytes)
}

test(
  '[trust 4.4] accounts that do not open: a sentence, what to do, and the doctor says that it is theirs',
  async () => {
    const broken = join(folder, 'broken')
    const control = openControlDb(openDataDir(broken).controlFile)
    control.schools.add({ id: 'hill', name: 'Hill', createdAt: 0 })
    control.close()
    spoilsPage(dataDirAt(broken).controlFile, 2)
    const damaged = start({ PORT: String(await freePort()), DATA_DIR: broken })
    expect(await damaged.ended).toBe(1)
    expect(damaged.said()).toMatch(/A file in .*broken is damaged\..* doctor/)
    expect(damaged.said()).not.toMatch(/^\s+at /m)

    const read = readConfig({ DATA_DIR: broken })
    if (!read.ok) throw new Error(read.sentences.join())
    const context = { config: read.config, ports: nodePorts }
    const { text } = await runCli(['doctor'], context)
    expect(text).toMatch(/^BAD {2}accounts: .*malformed/m)
    expect(await runCli(['verify'], context)).toMatchObject({
      exitCode: 1,
      text: expect.stringMatching(/^A file in .* is damaged/),
    })
  },
  SLOWLY_MS,
)

const disk = aSmallDisk()
if (typeof disk === 'string') console.info(`Not tested: a start on a full disk. ${disk}`)
else {
  afterAll(disk.remove)
  test(
    '[trust 4.4] a disk without room is called that, and not another relay',
    async () => {
      fillUp(join(disk.folder, 'ballast'))
      const full = start({ PORT: String(await freePort()), DATA_DIR: join(disk.folder, 'data') })
      expect(await full.ended).toBe(1)
      expect(full.said()).toMatch(/The disk under .* is full\./)
      expect(full.said()).not.toMatch(/Another relay|^\s+at /m)
    },
    SLOWLY_MS,
  )
}

test(
  'an environment it cannot work with is listed whole',
  async () => {
    const relay = start({ PORT: 'eighty', PUBLIC_URL: 'school.example' })
    expect(await relay.ended).toBe(1)
    expect(relay.said()).toMatch(/PORT must be[\s\S]*PUBLIC_URL must be/)
  },
  SLOWLY_MS,
)
