/** A relay with two schools in a folder of its own, and people who come to its door. For tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import type { Role } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { documentKinds } from '#shared/registry.ts'
import type { HashCost } from '#sync-server/auth/index.ts'
import type { RelayConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { type Listening, listen } from '../listen.ts'
import { openRelay } from '../open-relay.ts'

export const ORIGIN = 'http://school.test'
export const PASSWORD = 'a long enough password'
/** The least argon2 accepts: these tests are not about the price of a hash. */
export const CHEAP_HASH = { memoryCost: 8, timeCost: 1, parallelism: 1 }

export const HELLO: UpFrame = {
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  app: '0.1.0',
  epoch: '',
  cursor: 0,
}

type Asked = { method?: string; body?: unknown; rawBody?: string; headers?: Record<string, string> }

export type ARelay = Awaited<ReturnType<typeof aRelay>>

/**
 * Hill School (Ada admin, Ivan instructor, Lena learner) and Vale School (Vera admin). With the data
 * folder of one that was stopped: that one, started again.
 */
export const aRelay = async (
  config: Partial<RelayConfig> = {},
  hashCost: HashCost = CHEAP_HASH,
  ports: Ports = nodePorts,
) => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-relay-'))
  const appDir = join(folder, 'app')
  mkdirSync(join(appDir, 'assets'), { recursive: true })
  for (const name of ['index.html', 'sw.js', 'assets/worker-abc.js', 'manifest.webmanifest'])
    writeFileSync(join(appDir, name), JSON.stringify(name))
  const logLines: string[] = []
  const wholeConfig: RelayConfig = {
    host: '127.0.0.1',
    port: 0,
    dataDir: join(folder, 'data'),
    appDir,
    allowedOrigins: [ORIGIN],
    isHttps: false,
    isKillSwitchOn: false,
    trustedProxies: [],
    logLevel: 'info',
    ...config,
  }
  const relay = await openRelay({
    config: wholeConfig,
    ports,
    log: createLog(wholeConfig.logLevel, { write: (line) => void logLines.push(line) }),
    judge: createInProcessJudge(documentKinds),
    hashCost,
  })
  const { app, auth, control } = relay

  const add = async (schoolId: string, name: string, role: Role): Promise<void> => {
    const made = await auth.createAccount({
      email: `${name}@${schoolId}.example`,
      password: PASSWORD,
      displayName: `${name} of ${schoolId}`,
      roles: [role],
      schoolId,
      personId: `${name}-of-${schoolId}`,
    })
    if (!made.ok) throw new Error(made.problem.code)
  }
  const isNew = control.schools.byId('hill') === undefined
  if (isNew) {
    for (const [id, name] of [
      ['hill', 'Hill School'],
      ['vale', 'Vale School'],
    ] as const)
      control.schools.add({ id, name, createdAt: nodePorts.clock.now() })
    await add('hill', 'ada', 'admin')
    await add('hill', 'ivan', 'instructor')
    await add('hill', 'lena', 'learner')
    await add('vale', 'vera', 'admin')
  }

  const ask = async (path: string, asked: Asked = {}, cookie?: string) => {
    const method = asked.method ?? (asked.body || asked.rawBody ? 'POST' : 'GET')
    const headers: Record<string, string> = {
      ...(method === 'GET' ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...asked.headers,
    }
    const body = asked.rawBody ?? (asked.body === undefined ? null : JSON.stringify(asked.body))
    const response = await app.request(
      path,
      { method, headers, body },
      { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text && isJson ? JSON.parse(text) : undefined,
    }
  }

  /** @param deviceId of before, as a browser remembers it; without it this is a new device */
  const signIn = async (email: string, deviceId?: string) => {
    const answer = await ask('/api/sign-in', {
      body: { email, password: PASSWORD, deviceName: 'Phone', ...(deviceId ? { deviceId } : {}) },
    })
    if (answer.status !== 200) throw new Error(answer.text)
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    return {
      cookie,
      deviceId: answer.json.deviceId as string,
      actorPrefix: answer.json.actorPrefix as string,
      ask: (path: string, asked?: Asked) => ask(path, asked, cookie),
    }
  }

  let listening: Listening | undefined
  const sockets: WebSocket[] = []
  const port = async (): Promise<number> => {
    listening ??= await listen(app, { host: '127.0.0.1', port: 0 })
    return listening.port
  }

  /** A socket, its frames and its end. Rejects with the status when the upgrade is refused. */
  const dial = async (headers: Record<string, string>) => {
    const socket = new WebSocket(`ws://127.0.0.1:${await port()}/sync`, { headers })
    sockets.push(socket)
    const frames: DownFrame[] = []
    const waiting: (() => void)[] = []
    const tell = () => {
      for (const one of waiting.splice(0)) one()
    }
    let closeCode: number | undefined
    socket.on('message', (data: Buffer) => {
      const parsed = parseDown(new Uint8Array(data))
      if (parsed.ok) frames.push(parsed.value)
      tell()
    })
    socket.on('close', (code) => {
      closeCode = code
      tell()
    })
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve())
      socket.on('error', reject)
      socket.on('unexpected-response', (_request, response) =>
        reject(new Error(`refused with ${response.statusCode}`)),
      )
    })
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) {
        if (closeCode !== undefined) throw new Error(`closed with ${closeCode}`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    }
    return {
      socket,
      frames,
      until,
      says: (frame: UpFrame) => socket.send(encodeFrame(frame)),
      saysBytes: (bytes: Uint8Array | string) => socket.send(bytes),
      hears: async <Type extends DownFrame['type']>(type: Type) => {
        await until(() => frames.some((frame) => frame.type === type))
        return frames.find((frame) => frame.type === type) as Extract<DownFrame, { type: Type }>
      },
      isClosed: async (): Promise<number> => {
        while (closeCode === undefined) await new Promise<void>((resolve) => waiting.push(resolve))
        return closeCode
      },
    }
  }

  return {
    ...relay,
    isNew,
    /** As a process does on SIGTERM, up to closing the port. */
    stops: relay.close,
    config: wholeConfig,
    folder,
    logLines,
    ask,
    signIn,
    port,
    dial,
    close: async () => {
      for (const socket of sockets) socket.terminate()
      await relay.close()
      await listening?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
