/** Puts a relay on a port, with limits on how slowly anyone may speak to it (T25). */

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import type { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { WEBSOCKET_SERVER_OPTIONS } from '#sync-server/http/socket/limits.ts'
import { nodeTimers } from '#sync-server/ports.ts'

export type Patience = {
  /** All headers must be there by then. */
  readonly headersWithinMs: number
  /** The whole request must be. */
  readonly requestWithinMs: number
  /** How often the server looks who is late. */
  readonly lookEveryMs: number
}

const PATIENCE: Patience = { headersWithinMs: 10_000, requestWithinMs: 30_000, lookEveryMs: 5_000 }
const KEEP_ALIVE_MS = 5_000
const HEADERS_AT_MOST_BYTES = 16 * 1024
const GOODBYE_WITHIN_MS = 1_000
const CONNECTIONS_AT_MOST = 20_000

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

/** Rejects when the port cannot be had. Port 0 takes a free one. */
export const listen = (
  app: Hono,
  address: { host: string; port: number },
  { headersWithinMs, requestWithinMs, lookEveryMs }: Patience = PATIENCE,
): Promise<Listening> => {
  const sockets = new WebSocketServer(WEBSOCKET_SERVER_OPTIONS)
  const server = createAdaptorServer({
    fetch: app.fetch,
    // `ws` calls the option it was given optional; nothing else differs.
    websocket: { server: sockets as unknown as WebSocketServerLike },
    serverOptions: {
      headersTimeout: headersWithinMs,
      requestTimeout: requestWithinMs,
      connectionsCheckingInterval: lookEveryMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: HEADERS_AT_MOST_BYTES,
    },
  }) as Server
  server.maxConnections = CONNECTIONS_AT_MOST
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
