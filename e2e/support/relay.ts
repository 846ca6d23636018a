/** One relay for one story: its own process, port and data, which survive its being killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clockAheadNow } from './school-time.ts'

/** `relay-process.ts` as one file, made by the setup. */
const program = (): string => {
  const made = process.env.STORY_RELAY_PROGRAM
  if (!made) throw new Error('The stories were not set up.')
  return made
}
const STARTS_WITHIN_MS = 60_000

export type TestRelay = {
  readonly origin: string
  /** How far the story's clock is ahead of the machine's. */
  readonly clockAheadMs: number
  /** SIGKILL: nothing is finished, flushed or said. */
  kill(): Promise<void>
  /** On the same port and the same data, as a supervisor would; with another build or
   * settings of the environment if they are given. */
  restart(appDir?: string, settings?: Readonly<Record<string, string>>): Promise<void>
  /** Ends it for good and removes its data. */
  dispose(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

const untilListening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('Dual Control is at')) settle()
    }
    const settle = (why?: string): void => {
      clearTimeout(deadline)
      child.off('exit', die)
      if (why) reject(new Error(`${why}\n${said}`))
      else resolve()
    }
    const die = (): void => settle('The relay ended before it listened.')
    const deadline = setTimeout(() => settle('The relay did not start.'), STARTS_WITHIN_MS)
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', die)
  })

/** @param schoolDir data of a school that this relay gets a copy of. */
export const startRelay = async (schoolDir: string, appDir: string): Promise<TestRelay> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dual-control-relay-'))
  cpSync(schoolDir, dataDir, { recursive: true })
  const port = await freePort()
  const clockAheadMs = clockAheadNow()
  let child: ChildProcess | undefined
  let servedDir = appDir

  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    child = spawn(process.execPath, [program()], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...settings,
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        STORY_APP_DIR: servedDir,
        STORY_CLOCK_AHEAD_MS: String(clockAheadMs),
      },
    })
    await untilListening(child)
  }
  const kill = async (): Promise<void> => {
    const dying = child
    child = undefined
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill('SIGKILL')
    await gone
  }

  const dispose = async (): Promise<void> => {
    await kill()
    rmSync(dataDir, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (why) {
    await dispose()
    throw why
  }
  return {
    origin: `http://localhost:${port}`,
    clockAheadMs,
    kill,
    restart: async (newAppDir, settings) => {
      await kill()
      servedDir = newAppDir ?? servedDir
      await start(settings)
    },
    dispose,
  }
}
