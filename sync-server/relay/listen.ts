/** Puts a relay on a port, with limits on how slowly anyone may speak to it (T25). */

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import type { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { clientNetwork, isOfProxy, type TrustedProxies } from '#sync-server/auth/index.ts'
import { WEBSOCKET_SERVER_OPTIONS } from '#sync-server/http/socket/limits.ts'
import { createCounts } from '#sync-server/http/socket/seats.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import { guardUpgrades } from './upgrades.ts'

export type Patience = {
  /** All headers must be there by then. */
  readonly headersWithinMs: number
  /** The whole request must be. */
  readonly requestWithinMs: number
  /** How often the server looks who is late. */
  readonly lookEveryMs: number
  /** So long a connection may stay without asking for more. */
  readonly keepAliveMs: number
}

export type ListenOptions = Partial<Patience> & {
  /** Whose connections are many people's, and are not counted as one machine's. */
  readonly isTrusted?: TrustedProxies
}

const PATIENCE: Patience = {
  headersWithinMs: 10_000,
  requestWithinMs: 30_000,
  lookEveryMs: 5_000,
  keepAliveMs: 5_000,
}
const HEADERS_AT_MOST_BYTES = 16 * 1024
const GOODBYE_WITHIN_MS = 1_000
const CONNECTIONS_AT_MOST = 20_000
/**
 * From one machine or home, whatever has been said on them. A school behind one address has half of
 * it for its sockets (`SOCKETS_PER_ADDRESS`) and the other half for what it asks beside.
 */
export const CONNECTIONS_PER_ADDRESS = 1_000

export type Listening = {
  readonly port: number
  /** Takes no new connection and ends those that are left. */
  close(): Promise<void>
}

/** Waits for peers that were told goodbye to answer it, but not for long. */
const untilGone = (sockets: WebSocketServer, withinMs: number): Promise<void> =>
  new Promise((resolve) => {
    if (sockets.clients.size === 0) return resolve()
    const timer = nodeTimers.after(withinMs, resolve)
    for (const socket of sockets.clients)
      socket.once('close', () => {
        if (sockets.clients.size > 0) return
        nodeTimers.cancel(timer)
        resolve()
      })
  })

/** Whoever comes to a full address is hung up on before anything is read. */
const limitEachAddress = (server: Server, isTrusted: TrustedProxies): void => {
  const counts = createCounts()
  server.on('connection', (socket) => {
    const { remoteAddress } = socket
    if (isOfProxy(remoteAddress, isTrusted)) return
    const network = clientNetwork(remoteAddress, undefined, isTrusted)
    if (counts.of(network) >= CONNECTIONS_PER_ADDRESS) {
      socket.destroy()
      return
    }
    counts.add(network, 1)
    socket.once('close', () => counts.add(network, -1))
  })
}

/** Rejects when the port cannot be had. Port 0 takes a free one. */
export const listen = (
  app: Hono,
  address: { host: string; port: number },
  options: ListenOptions = {},
): Promise<Listening> => {
  const { isTrusted = () => false, ...patience } = { ...PATIENCE, ...options }
  const sockets = new WebSocketServer(WEBSOCKET_SERVER_OPTIONS)
  const server = createAdaptorServer({
    fetch: app.fetch,
    // `ws` calls the option it was given optional; nothing else differs.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    serverOptions: {
      headersTimeout: patience.headersWithinMs,
      requestTimeout: patience.requestWithinMs,
      connectionsCheckingInterval: patience.lookEveryMs,
      keepAliveTimeout: patience.keepAliveMs,
      maxHeaderSize: HEADERS_AT_MOST_BYTES,
    },
  }) as Server
  server.maxConnections = CONNECTIONS_AT_MOST
  limitEachAddress(server, isTrusted)
  guardUpgrades(server)
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    await untilGone(sockets, GOODBYE_WITHIN_MS)
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
    await closed
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, () => {
      server.removeListener('error', reject)
      resolve({ port: (server.address() as AddressInfo).port, close })
    })
  })
}
