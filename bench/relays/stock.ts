/** The stock relay beside ours: filled with the same documents, asked by its own client library. */
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type AutomergeUrl,
  type DocHandle,
  generateAutomergeUrl,
  type PeerId,
  parseAutomergeUrl,
  Repo,
} from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs'
import { inBatches, pause } from '../figures.ts'
import { freePort, type Metered, startMetered } from './metered.ts'

/** More at once and finds are answered with a false "unavailable". */
const FIND_AT_ONCE = 50
const RETRY_MS = 3_600_000

export type StockFolder = { readonly path: string; readonly urls: readonly AutomergeUrl[] }

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'stock-relay-'))

/** A storage folder that holds these saved documents as snapshots. */
export const stockFolder = async (
  saved: readonly Uint8Array[],
  urls: readonly AutomergeUrl[] = saved.map(() => generateAutomergeUrl()),
): Promise<StockFolder> => {
  const path = newFolder()
  const storage = new NodeFSStorageAdapter(path)
  await inBatches(
    saved.map((bytes, index) => ({ bytes, url: urls[index] as AutomergeUrl })),
    FIND_AT_ONCE,
    ({ bytes, url }) => storage.save([parseAutomergeUrl(url).documentId, 'snapshot', 'all'], bytes),
  )
  return { path, urls }
}

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true })

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

export type StockRelay = Metered & { readonly url: string }

export const startStock = async (folder: string): Promise<StockRelay> => {
  const port = await freePort()
  const relay = startMetered('bench/relays/stock-relay.ts', [String(port), folder], {})
  while (!(await listens(port))) await pause(100)
  await relay.rests()
  return { ...relay, url: `ws://127.0.0.1:${port}` }
}

export type Traffic = { messages: number; bytes: number; bytesDown: number }

const sizeOf = (data: unknown): number =>
  data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : 0

/** A client of the stock relay, with or without documents of its own. */
export const stockClient = (folder: string | undefined) => {
  const repo = new Repo({
    network: [],
    peerId: `client-${Math.random()}` as PeerId,
    ...(folder === undefined ? {} : { storage: new NodeFSStorageAdapter(folder) }),
  })
  const traffic: Traffic = { messages: 0, bytes: 0, bytesDown: 0 }
  let adapter: WebSocketClientAdapter | undefined

  const listen = (socket: NonNullable<WebSocketClientAdapter['socket']>): void => {
    const send = socket.send.bind(socket) as (data: unknown) => void
    socket.send = ((data: unknown) => {
      traffic.messages += 1
      traffic.bytes += sizeOf(data)
      send(data)
    }) as typeof socket.send
    socket.addEventListener('message', (event: { data: unknown }) => {
      traffic.messages += 1
      traffic.bytes += sizeOf(event.data)
      traffic.bytesDown += sizeOf(event.data)
    })
  }

  return {
    traffic,
    /** Resolves when both sides know each other. */
    connect: async (url: string): Promise<void> => {
      adapter = new WebSocketClientAdapter(url, RETRY_MS)
      const known = new Promise<void>((resolve) => adapter?.once('peer-candidate', () => resolve()))
      repo.networkSubsystem.addNetworkAdapter(adapter)
      while (adapter.socket === undefined) await pause(0)
      listen(adapter.socket)
      await known
    },
    disconnect: (): void => {
      if (adapter !== undefined) repo.networkSubsystem.removeNetworkAdapter(adapter)
      adapter = undefined
    },
    find: (urls: readonly AutomergeUrl[]): Promise<DocHandle<unknown>[]> =>
      inBatches(urls, FIND_AT_ONCE, (url) => repo.find<unknown>(url)),
    /** Waits until nothing moves on the line and the relay rests. */
    isInStep: async (relay: Metered): Promise<void> => {
      for (let before = -1; before !== traffic.messages; ) {
        before = traffic.messages
        await relay.rests()
      }
    },
    close: () => repo.shutdown(),
  }
}
