/**
 * The machine a school's relay runs on: a data disk that can be lost, another disk for the security
 * journal, the real command line and the real relay, each as a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CLI = resolve(import.meta.dirname, '../../sync-server/start-cli.mjs')
const LISTENING = 'Dual Control is at'

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

export type CliAnswer = {
  readonly exitCode: number
  // biome-ignore lint/suspicious/noExplicitAny: what the command line says as JSON
  readonly data: any
}

export const aMachine = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-drill-'))
  const at = (name: string): string => join(folder, name)
  const port = await freePort()
  const dataDir = at('data-disk')
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    SECURITY_JOURNAL: at('other-disk.jsonl'),
    LOG_LEVEL: 'silent',
  }
  let relay: ChildProcess | undefined

  const start = (words: readonly string[]): ChildProcess =>
    spawn(process.execPath, [CLI, ...words], { env })

  const runs = (...words: string[]): Promise<CliAnswer> =>
    new Promise((done, fail) => {
      const child = start([...words, '--json'])
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => {
          said += chunk.toString()
        })
      child.once('close', (code) => {
        try {
          done({ exitCode: code ?? 1, data: JSON.parse(said) })
        } catch {
          fail(new Error(`${words.join(' ')} said: ${said}`))
        }
      })
    })

  const gone = (child: ChildProcess): Promise<void> =>
    new Promise((done) => void child.once('exit', () => done()))

  const ends = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const dying = relay
    relay = undefined
    if (!dying || dying.exitCode !== null) return
    const ended = gone(dying)
    dying.kill(signal)
    await ended
  }

  return {
    at,
    dataDir,
    url: `http://localhost:${port}`,
    runs,
    /** Starts the relay, and waits until it listens. */
    serves: async (): Promise<void> => {
      const child = start(['serve'])
      relay = child
      let said = ''
      await new Promise<void>((done, fail) => {
        const hear = (chunk: Buffer): void => {
          said += chunk.toString()
          if (said.includes(LISTENING)) done()
        }
        child.stdout?.on('data', hear)
        child.stderr?.on('data', hear)
        child.once('exit', () => fail(new Error(`the relay ended: ${said}`)))
      })
    },
    stops: () => ends('SIGTERM'),
    /** SIGKILL, and the disk with everything on it is gone. */
    losesItsDisk: async (): Promise<void> => {
      await ends('SIGKILL')
      rmSync(dataDir, { recursive: true })
    },
    hasData: (): boolean => existsSync(dataDir),
    dispose: async (): Promise<void> => {
      await ends('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Machine = Awaited<ReturnType<typeof aMachine>>
