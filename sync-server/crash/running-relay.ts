/** A relay in a process of its own, with a school and two people, that is there to be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enrolLearner } from '#shared/domains/people/index.ts'
import { documentKinds } from '#shared/registry.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts, nodeTimers } from '#sync-server/ports.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { ask } from './ports-wire.ts'

const SCHOOL = 'hill'
const PASSWORD = 'a long enough password'
/** The least argon2 accepts. */
const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 }
const LOOK_EVERY_MS = 20
const STARTS_WITHIN_MS = 90_000
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const pause = (ms: number): Promise<void> =>
  new Promise((resume) => void nodeTimers.after(ms, () => resume()))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** Made here, before the relay runs: a school, its admin, and one learner's file. */
const makeSchool = async (dataDir: string): Promise<void> => {
  const relay = await openRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      appDir: dataDir,
      allowedOrigins: ['http://127.0.0.1'],
      isHttps: false,
      trustedProxies: [],
      logLevel: 'silent',
      isKillSwitchOn: false,
    },
    ports: nodePorts,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
    hashCost: CHEAP_HASH,
  })
  relay.control.schools.add({ id: SCHOOL, name: 'Hill School', createdAt: nodePorts.clock.now() })
  await relay.auth.createAccount({
    email: 'ada@hill.example',
    password: PASSWORD,
    displayName: 'Ada',
    roles: ['admin'],
    schoolId: SCHOOL,
    personId: 'ada',
  })
  const admin = { personId: 'ada', roles: ['admin'] as const, teams: [] }
  const enrols = { command: enrolLearner, input: { learnerId: 'lena', instructorIds: [] } }
  await relay.schools.of(SCHOOL).applyCommands(admin, 'fe'.repeat(8), [enrols])
  await relay.close()
}

export type SignedInDevice = { readonly cookie: string; readonly actorPrefix: string }

export type KillableRelay = Awaited<ReturnType<typeof aKillableRelay>>

export const aKillableRelay = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-crash-'))
  const dataDir = join(folder, 'data')
  await makeSchool(dataDir)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  const gone = (): boolean =>
    child === undefined || child.exitCode !== null || child.signalCode !== null

  return {
    url,
    dataDir,
    schoolFile: dataDirAt(dataDir).schoolFile(SCHOOL),
    /** Starts it and waits until it answers. @returns how long that took, in ms */
    start: async (dieAfterCommits = 0): Promise<number> => {
      const startedMs = nodePorts.clock.monotonicMs()
      child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/crash/relay-process.ts'], {
        cwd: ROOT,
        env: {
          ...process.env,
          DATA_DIR: dataDir,
          PORT: String(port),
          HEADROOM_MB: '0',
          LOG_LEVEL: 'error',
          DIE_AFTER_COMMITS: String(dieAfterCommits),
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      for (;;) {
        if ((await ask(`${url}/readyz`))?.status === 200) break
        if (gone()) throw new Error('The relay did not start; it says why above.')
        if (nodePorts.clock.monotonicMs() - startedMs > STARTS_WITHIN_MS)
          throw new Error('The relay takes too long to start.')
        await pause(LOOK_EVERY_MS)
      }
      return nodePorts.clock.monotonicMs() - startedMs
    },
    signIn: async (deviceName: string): Promise<SignedInDevice> => {
      const body = { email: 'ada@hill.example', password: PASSWORD, deviceName }
      const answer = await ask(`${url}/api/sign-in`, { body, origin: url })
      if (answer?.status !== 200) throw new Error(`Ada cannot sign in: ${answer?.status}`)
      const { actorPrefix } = answer.json as { actorPrefix: string }
      return { cookie: answer.cookie, actorPrefix }
    },
    isGone: gone,
    kill: (): void => void child?.kill('SIGKILL'),
    hasGone: async (): Promise<void> => {
      while (!gone()) await pause(1)
    },
    remove: (): void => {
      child?.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
