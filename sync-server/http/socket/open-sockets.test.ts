import { beforeEach, expect, test } from 'vitest'
import type { SessionContext } from '#sync-server/auth/index.ts'
import { createLog } from '#sync-server/logging.ts'
import type { Connection } from './connection.ts'
import { CLOSE_CODES, SESSION_CHECKED_EVERY_MS } from './limits.ts'
import { createOpenSockets, type OpenSockets } from './open-sockets.ts'

let sockets: OpenSockets
let due: (() => void)[]
let told: string[]
let logLines: string[]

beforeEach(() => {
  due = []
  told = []
  logLines = []
  sockets = createOpenSockets({
    log: createLog('error', { write: (line) => void logLines.push(line) }),
    clock: { now: () => 0, monotonicMs: () => 0 },
    timers: {
      after: (delayMs, run) => {
        expect(delayMs).toBe(SESSION_CHECKED_EVERY_MS)
        due.push(run)
        return run
      },
      cancel: () => {
        due = []
      },
    },
  })
})

const aMinutePasses = () => {
  for (const run of due.splice(0)) run()
}

const ada: SessionContext = {
  sessionId: 'session-1',
  accountId: 'account-1',
  schoolId: 'hill',
  schoolName: 'Hill School',
  personId: 'ada',
  roles: ['admin'],
  deviceId: 'phone',
  actorPrefix: 'a'.repeat(16),
}

const opens = (standing: () => SessionContext | 'replaced' | undefined, session = ada) => {
  const connection: Connection = {
    received: () => undefined,
    ponged: () => undefined,
    pinged: () => undefined,
    refuse: (code) => void told.push(`${session.personId} ${code}`),
    end: (code) => void told.push(`${session.personId} ${code}`),
    closed: () => undefined,
  }
  sockets.add({ session, connection, standing })
}

test('T12: a session that ended unheard of is noticed within the minute', () => {
  let live: SessionContext | undefined = ada
  opens(() => live)
  aMinutePasses()
  expect(told).toEqual([])
  live = undefined
  aMinutePasses()
  expect(told).toEqual(['ada signed-out'])
})

test('whose roles changed comes back as who they are now', () => {
  opens(() => ({ ...ada, roles: ['instructor'] }))
  aMinutePasses()
  expect(told).toEqual([`ada ${CLOSE_CODES.restarting}`])
})

test('whose cookie was replaced by a newer one comes back with that, and is not signed out', () => {
  opens(() => 'replaced')
  aMinutePasses()
  expect(told).toEqual([`ada ${CLOSE_CODES.restarting}`])
})

test('P10: roles the school has told a socket already do not end it', () => {
  const roles = ['instructor' as const]
  opens(() => ({ ...ada, roles }))
  sockets.rolesChanged({ schoolId: 'hill', personId: 'ada', roles })
  aMinutePasses()
  expect(told).toEqual([])
})

test('an ended session or device concerns no other', () => {
  opens(() => ada)
  opens(() => ada, { ...ada, personId: 'ivan', sessionId: 'session-2', deviceId: 'tablet' })
  sockets.sessionEnded('session-2')
  sockets.deviceEnded('phone')
  expect(told).toEqual(['ivan signed-out', 'ada device-ended'])
})

test('trust 4.4: where a session cannot be asked for, its line ends and the others are asked', () => {
  opens(() => {
    throw new Error('the file does not open')
  })
  opens(() => undefined, { ...ada, personId: 'ivan' })
  aMinutePasses()
  expect(told).toEqual([`ada ${CLOSE_CODES.fault}`, 'ivan signed-out'])
  expect(logLines).toHaveLength(1)
  aMinutePasses()
  expect(logLines).toHaveLength(2)
})
