/**
 * All open sockets of this relay: counted by person, closed when the session or the device behind
 * them ends, and asked every minute whether their session still holds as it did (T12).
 */
import type { DeviceId } from '#shared/kernel/actor.ts'
import type { Ports, TimerHandle } from '#shared/kernel/ports.ts'
import type { RolesChanged, SessionContext } from '#sync-server/auth/index.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import type { Connection } from './connection.ts'
import { createIntake } from './intake.ts'
import {
  CLOSE_CODES,
  SESSION_CHECKED_EVERY_MS,
  SOCKETS_AT_MOST,
  SOCKETS_PER_ADDRESS,
  SOCKETS_PER_PERSON,
} from './limits.ts'
import { createSeats } from './seats.ts'
import { createShares } from './shares.ts'

export type OpenSocket = {
  /** Its roles follow the person's. */
  session: SessionContext
  readonly connection: Connection
  /** Asks the database again. */
  readonly standing: () => SessionContext | 'replaced' | undefined
}

const SIGNED_OUT = 'You were signed out. Sign in to sync; nothing on this device is lost.'
const DEVICE_ENDED = 'This device was signed out of the school. Sign in again to use it.'

export type OpenSockets = ReturnType<typeof createOpenSockets>

export type OpenSocketsDeps = Pick<Ports, 'timers' | 'clock'> & { readonly log: Log }

export const createOpenSockets = ({ timers, clock, log }: OpenSocketsDeps) => {
  const open = new Set<OpenSocket>()
  const seats = createSeats({
    perPerson: SOCKETS_PER_PERSON,
    perAddress: SOCKETS_PER_ADDRESS,
    atMost: SOCKETS_AT_MOST,
  })
  let timer: TimerHandle | undefined

  /** Ends a socket whose session is over, or is somebody else's now. True: it holds as it did. */
  const stillHolds = ({ session, connection, standing }: OpenSocket): boolean => {
    const now = standing()
    const isSame =
      now !== undefined && now !== 'replaced' && now.roles.join() === session.roles.join()
    if (!now) connection.refuse('signed-out', SIGNED_OUT)
    // Other roles, or another cookie by now: the same device comes back at once as who it is.
    else if (!isSame) connection.end(CLOSE_CODES.restarting)
    return isSame
  }
  const check = (): void => {
    for (const socket of [...open]) {
      try {
        stillHolds(socket)
      } catch (fault) {
        // Its line ends, and it comes back as whoever it then is; the others are asked all the same.
        log.error('a session could not be asked for', { fault: describeFault(fault) })
        socket.connection.end(CLOSE_CODES.fault)
      }
    }
    watch()
  }
  const watch = (): void => {
    timer = open.size === 0 ? undefined : timers.after(SESSION_CHECKED_EVERY_MS, check)
  }

  return {
    seats,
    shares: createShares(clock),
    intake: createIntake({ timers, clock }),
    /** Asked for every frame, so that no push is judged by rights its author has lost. */
    stillHolds,
    add: (socket: OpenSocket): void => {
      open.add(socket)
      if (timer === undefined) watch()
    },
    remove: (socket: OpenSocket): void => void open.delete(socket),
    count: (): number => open.size,
    sessionEnded: (sessionId: string): void => {
      for (const { session, connection } of [...open])
        if (session.sessionId === sessionId) connection.refuse('signed-out', SIGNED_OUT)
    },
    deviceEnded: (deviceId: DeviceId): void => {
      for (const { session, connection } of [...open])
        if (session.deviceId === deviceId) connection.refuse('device-ended', DEVICE_ENDED)
    },
    /** The school has told the connection who it is now: there is no need to dial again. */
    rolesChanged: ({ schoolId, personId, roles }: RolesChanged): void => {
      for (const socket of open)
        if (socket.session.schoolId === schoolId && socket.session.personId === personId)
          socket.session = { ...socket.session, roles }
    },
    endAll: (closeCode: number): void => {
      if (timer !== undefined) timers.cancel(timer)
      timer = undefined
      for (const { connection } of [...open]) connection.end(closeCode)
    },
  }
}
