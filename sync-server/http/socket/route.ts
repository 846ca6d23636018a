/**
 * The way in to the socket. Whose page asks and who is signed in are settled before the upgrade:
 * a WebSocket is held back by nothing else, and an unknown caller costs no connection (T23, T25).
 */
import { upgradeWebSocket } from '@hono/node-server'
import type { Context } from 'hono'
import type { WebSocket } from 'ws'
import type { Ports } from '#shared/kernel/ports.ts'
import type { ServedVersions } from '#shared/protocol/version.ts'
import { type Auth, isAllowedOrigin, networkOf } from '#sync-server/auth/index.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import type { OpenSchools } from '#sync-server/relay/open-schools.ts'
import { answerProblem, refuse } from '../problems.ts'
import { type Connection, openConnection, type Wire } from './connection.ts'
import { costOfFrame } from './cost-of-frame.ts'
import type { OpenSocket, OpenSockets } from './open-sockets.ts'

export type SocketDeps = {
  readonly auth: Auth
  readonly ports: Ports
  readonly log: Log
  readonly schools: OpenSchools
  readonly sockets: OpenSockets
  /** Left out: `SERVED_VERSIONS`. */
  readonly served?: ServedVersions | undefined
}

/** A device that sends a month's work in one go owes for a moment, and may lose its line in it. */
const OWES_AT_MOST_MS = 2_000

const wireOf = (raw: WebSocket): Wire => ({
  // An error is told by the close that follows it.
  send: (bytes, sent) => raw.send(bytes, () => sent()),
  ping: () => raw.ping(),
  close: (code) => raw.close(code),
  terminate: () => raw.terminate(),
  pause: () => raw.pause(),
  resume: () => raw.resume(),
  unsentBytes: () => raw.bufferedAmount,
})

const bytesOf = (data: unknown): Uint8Array | undefined =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : undefined

/** `GET /sync`. Answers with a problem, or upgrades. */
export const syncSocket = (deps: SocketDeps) => {
  const { auth, ports, log, schools, sockets } = deps
  return async (c: Context): Promise<Response> => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return answerProblem(c, refuse('socket-only'))
    if (!isAllowedOrigin(c.req.header('origin'), auth.config.allowedOrigins))
      return answerProblem(c, refuse('wrong-origin'))
    const cookie = c.req.header('cookie')
    const session = auth.readSession(cookie)
    if (!session) return answerProblem(c, refuse('not-signed-in'))
    const { schoolId, personId } = session
    const person = `${schoolId}/${personId}`
    const address = networkOf(auth, c)
    if (!sockets.seats.isFree(person, address)) return answerProblem(c, refuse('too-many-sockets'))
    // Hello and what comes with it are answered on every new line: whoever owes does not get another.
    const owesMs = sockets.shares.of(person).take(0, ports.clock.monotonicMs())
    if (owesMs > OWES_AT_MOST_MS) {
      c.header('Retry-After', String(Math.ceil(owesMs / 1_000)))
      return answerProblem(c, refuse('too-much-at-once'))
    }

    // Named and not asked for (`Connection: Upgrade`), it is a request like any other.
    if ((c.env as { wss?: unknown }).wss === undefined)
      return answerProblem(c, refuse('socket-only'))

    let connection: Connection | undefined
    return upgradeWebSocket(
      c,
      {
        onOpen: (_event, ws) => {
          const raw = ws.raw as unknown as WebSocket
          const leave = sockets.seats.take(person, address)
          const socket: OpenSocket = {
            session,
            standing: () => auth.standing(cookie),
            connection: openConnection({
              wire: wireOf(raw),
              clock: ports.clock,
              timers: ports.timers,
              log,
              share: sockets.shares.of(person),
              intake: (cost, read) => sockets.intake.take(person, cost, read),
              stillHolds: () => sockets.stillHolds(socket),
              costOf: costOfFrame,
              served: deps.served,
              join: (send) => schools.of(schoolId).connect(socket.session, send),
              onEnd: () => {
                leave?.()
                sockets.remove(socket)
              },
            }),
          }
          connection = socket.connection
          raw.on('pong', connection.ponged)
          raw.on('ping', connection.pinged)
          // Between the check above and here others may have come in, or the session may have gone.
          if (!auth.readSession(cookie)) return connection.refuse('signed-out', GONE)
          if (leave === undefined)
            return connection.refuse('busy', refuse('too-many-sockets').problem.message)
          sockets.add(socket)
        },
        onMessage: (event) => connection?.received(bytesOf(event.data)),
        onClose: () => connection?.closed(),
        onError: () => connection?.closed(),
      },
      { onError: (fault) => log.error('socket failed', { fault: describeFault(fault) }) },
    )
  }
}

const GONE = 'You were signed out. Sign in to sync; nothing on this device is lost.'
