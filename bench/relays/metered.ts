/** A relay in a process of its own, with a meter on it. */
import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { pause } from '../figures.ts'
import type { Reading } from './meter.mjs'

const METER = fileURLToPath(new URL('./meter.mjs', import.meta.url))
/**
 * Less than this in a look is a process at rest: the question itself costs a little, and what its own
 * processes use is counted in tens.
 */
const AT_REST_MS = 30
const LOOK_EVERY_MS = 300
/** Judges are warmed up one after the other, with a while between them. */
const LOOKS_AT_REST = 10

export type Metered = {
  readonly child: ChildProcess
  read(): Promise<Reading>
  /** Frees what can be freed first. */
  readCollected(): Promise<Reading>
  /** Waits until it has nothing left to do. */
  rests(): Promise<void>
  /** CPU of `work` up to the moment it resolves. */
  costOf(work: () => Promise<void>): Promise<number>
  stop(): Promise<void>
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** @param script path from the root of the repository */
export const startMetered = (
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
  nodeFlags: readonly string[] = [],
): Metered => {
  const reader = script.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = fork(script, [...args], {
    env: { ...process.env, ...environment },
    execArgv: [...nodeFlags, '--expose-gc', ...reader, '--import', METER],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ask = (question: 'read' | 'collect'): Promise<Reading> =>
    new Promise((resolve, reject) => {
      const lost = () => reject(new Error(`${script} has ended`))
      child.once('exit', lost)
      child.once('message', (reading) => {
        child.off('exit', lost)
        resolve(reading as Reading)
      })
      child.send(question)
    })

  const read = () => ask('read')
  const rests = async (): Promise<void> => {
    let before = (await read()).cpuMs
    for (let quiet = 0; quiet < LOOKS_AT_REST; ) {
      await pause(LOOK_EVERY_MS)
      const { cpuMs } = await read()
      quiet = cpuMs - before < AT_REST_MS ? quiet + 1 : 0
      before = cpuMs
    }
  }
  return {
    child,
    read,
    readCollected: () => ask('collect'),
    rests,
    costOf: async (work) => {
      const before = await read()
      await work()
      return (await read()).cpuMs - before.cpuMs
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}
