/** A relay with the demo school for pictures and benchmarks: a child process on a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningRelay = {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

export type RelayOptions = {
  /** Kept when it is given, else a folder that is thrown away. */
  readonly dataDir?: string
  /** Sets its clock ahead of the machine's. */
  readonly clockAheadMs?: number
}

/** Starts it and waits until it serves. */
export const startRelay = async (options: RelayOptions = {}): Promise<RunningRelay> => {
  const own = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'dual-control-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { clockAheadMs } = options
  const program =
    clockAheadMs === undefined
      ? ['sync-server/start-relay.mjs']
      : ['--import', 'tsx', 'scripts/shots/relay-process.ts']
  const child = spawn(process.execPath, [...program, '--demo'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
      SHOTS_CLOCK_AHEAD_MS: String(clockAheadMs ?? 0),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('The relay did not start; it says why above.')
    await new Promise((resume) => setTimeout(resume, 200))
  }
  return {
    url,
    dataDir,
    pid: child.pid as number,
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
      if (own && existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
