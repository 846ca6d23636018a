/** A person's device with the product's own engine, in Node: storage in memory, a real line. */
import 'fake-indexeddb/auto'
import * as Automerge from '@automerge/automerge'
import WebSocket from 'ws'
import type { CommandCall } from '#client/engine/api.ts'
import { createCore } from '#client/engine/core.ts'
import type { DocMeta } from '#client/engine/document-store.ts'
import { createMemoryStore } from '#client/engine/memory-store.ts'
import type { Link, Network } from '#client/engine/ports.ts'
import { browserPause } from '#client/engine/ports-browser.ts'
import { openRxdbSets } from '#client/engine/rxdb-sets.ts'
import { httpSetTransport } from '#client/engine/set-transport.ts'
import { onlyTab } from '#client/engine/tabs.ts'
import * as writing from '#client/engine/writing.ts'
import { createRecords } from '#shared/documents/records.ts'
import { commands, documentKinds, publishedSets } from '#shared/registry.ts'
import { nodePorts } from '#sync-server/ports.ts'

const records = createRecords(Automerge)

/** What the relay says of a session, and the cookie that proves it. */
type SignedIn = {
  readonly cookie: string
  readonly personId: string
  readonly roles: readonly ('admin' | 'instructor' | 'learner')[]
  readonly schoolId: string
  readonly schoolName: string
  readonly deviceId: string
  readonly actorPrefix: string
}

export type Asked = { readonly status: number; readonly json: unknown; readonly cookie: string }

/** Asks the relay as a browser would. */
export const ask = async (
  url: string,
  path: string,
  body?: object,
  cookie = '',
): Promise<Asked> => {
  const answer = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: { cookie, origin: url, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    json: text === '' ? undefined : JSON.parse(text),
    cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
  }
}

const lineTo = (url: string, cookieNow: () => string): Network => ({
  connect: (handlers): Link => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
      headers: { cookie: cookieNow(), origin: url },
    })
    socket.on('open', handlers.onOpen)
    socket.on('message', (data: Buffer) => handlers.onMessage(new Uint8Array(data)))
    socket.on('close', handlers.onClose)
    socket.on('error', () => {})
    return { send: (bytes) => socket.send(bytes), close: () => socket.close() }
  },
  isOnline: () => true,
  onHint: () => () => {},
  whyRefused: async () => 'unreachable',
})

let phones = 0

/**
 * A device that keeps what it has over being signed out and in again.
 * @param hasSets one phone only: the free build stops at 13 collections in a process
 */
export const aPhone = (url: string, email: string, hasSets = false) => {
  const store = createMemoryStore()
  phones += 1
  const setsName = `drill-${phones}`
  let session: SignedIn | undefined
  let engine: ReturnType<typeof createCore> | undefined
  let sets: Awaited<ReturnType<typeof openRxdbSets>> | undefined

  const open = async (signedIn: SignedIn): Promise<void> => {
    session = signedIn
    const { cookie: _, ...who } = signedIn
    // Like a browser's: another one may come with any answer.
    const cookieNow = () => session?.cookie ?? ''
    const core = createCore({
      ports: { ...nodePorts, store, network: lineTo(url, cookieNow) },
      tabs: onlyTab(),
      identity: { ...who, displayName: who.personId },
      app: 'drill',
      loadMachinery: async () => ({ writing, records, kinds: documentKinds, commands }),
      track: () => {},
      tell: () => {},
    })
    engine = core
    await core.begin()
    await core.goOn()
    if (!hasSets) return
    const withCookie: typeof fetch = (path, init) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { ...init?.headers, cookie: cookieNow(), origin: url },
      })
    const transport = httpSetTransport(withCookie, browserPause)
    sets = await openRxdbSets(setsName, [...publishedSets.values()], true, transport)
    await core.sets.attach(sets, publishedSets)
  }

  const enter = (answer: Asked): Promise<void> => {
    if (answer.status >= 300) throw new Error(`${email}: ${JSON.stringify(answer.json)}`)
    return open({ ...(answer.json as Omit<SignedIn, 'cookie'>), cookie: answer.cookie })
  }
  const credentials = (password: string) => ({
    email,
    password,
    deviceName: 'Phone',
    ...(session ? { deviceId: session.deviceId } : {}),
  })

  return {
    me: () => {
      if (session === undefined) throw new Error(`${email} is not signed in`)
      return session
    },
    accepts: async (link: string, password: string): Promise<void> => {
      const token = link.split('/').at(-1) ?? ''
      const body = { displayName: email.split('@')[0], password, deviceName: 'Phone' }
      return enter(await ask(url, `/api/invitations/${token}/accept`, body))
    },
    triesToSignIn: (password: string) => ask(url, '/api/sign-in', credentials(password)),
    signsIn: async (password: string): Promise<void> =>
      enter(await ask(url, '/api/sign-in', credentials(password))),
    asks: async (path: string, body?: object): Promise<Asked> => {
      const answer = await ask(url, path, body, session?.cookie)
      if (session && answer.cookie !== '') session = { ...session, cookie: answer.cookie }
      return answer
    },
    does: async (
      command: { readonly name: string },
      input: CommandCall['input'],
    ): Promise<void> => {
      const done = await engine?.run([{ name: command.name, input }])
      if (!done?.ok) throw new Error(`${command.name}: ${done?.problem.message}`)
    },
    puts: async (set: string, id: string, data: object): Promise<void> => {
      const done = await engine?.sets.view(set).put(id, data)
      if (!done?.ok) throw new Error(`${set}: ${done?.problem.message}`)
      await sets?.set(set).pull()
    },
    pulls: async (set: string): Promise<void> => sets?.set(set).pull(),
    /** Documents here with the heads the relay has confirmed. */
    holds: async (): Promise<ReadonlyMap<string, string>> => {
      const metas = await store.withPrefix<DocMeta>('docs', '')
      return new Map(metas.map(({ key, value }) => [key, [...value.heads].sort().join()]))
    },
    waits: () => engine?.memory.outboxView().waiting.length ?? 0,
    /** The app is closed; what it has stays. */
    closes: async (): Promise<void> => {
      await engine?.stop()
      engine = undefined
    },
  }
}

export type Phone = ReturnType<typeof aPhone>
