/**
 * Connections that ask to become a socket. Node hands each over with no clock on it and half open, so
 * whatever does not become one is hung up on here, or a stranger would keep it for good (T25).
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

/** The one protocol we speak, under a name that is one: what stands behind here reads both. */
const isForUs = ({ headers, url }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' &&
  URL.canParse(url ?? '/', `http://${headers.host ?? 'localhost'}`)

/** To be called when the server knows its handshake, and only then. */
export const guardUpgrades = (server: Server): void => {
  const [handshake] = server.listeners('upgrade')
  if (handshake === undefined) throw new Error('The server makes no sockets')
  // In its place, not beside it: the handshake answers refusals only as long as it is the only one.
  server.removeAllListeners('upgrade')
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // All that was to be said has been: a line left half open is the other side's to keep.
    socket.once('finish', () => socket.destroy())
    if (isForUs(request)) return handshake.call(server, request, socket, head)
    socket.on('error', () => {})
    socket.end(BAD_REQUEST)
  })
}
