/**
 * The product's own school object on a real SQLite file, behind the simulated lines. Killing it
 * drops everything that was not committed; starting it again opens the same file.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Identity } from '#client/engine/api.ts'
import type { Records } from '#shared/documents/records.ts'
import { encodeFrame, parseUp } from '#shared/protocol/codec.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import type { SessionContext } from '#sync-server/auth/session-context.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createSchool, type School } from '#sync-server/school/school.ts'
import type { RelayEnd } from './network.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

const SCHOOL_ID = 'simulated-school'
const RECEIPT_KEY = new Uint8Array(32).fill(7)

const sessionOf = (who: Identity): SessionContext => ({
  sessionId: `session-${who.deviceId}`,
  accountId: `account-${who.personId}`,
  schoolId: SCHOOL_ID,
  schoolName: 'Simulated',
  personId: who.personId,
  roles: who.roles,
  deviceId: who.deviceId,
  actorPrefix: who.actorPrefix,
})

export const createRelay = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  folder: string
  newId: () => string
  identities: ReadonlyMap<string, Identity>
  records: Records
}) => {
  const { scheduler, random } = deps
  const path = join(deps.folder, 'school.db')
  let life = 0
  let school: School | undefined

  const start = (): void => {
    life += 1
    const own = life
    const isAlive = (): boolean => life === own
    const whenAlive = (run: () => void) => (): void => {
      if (isAlive()) run()
    }
    const judge = createInProcessJudge(documentKinds)
    // A verdict that is still being thought about when the relay dies is never heard of again.
    const mortalJudge: Judge = {
      ...judge,
      judge: async (task) => {
        const outcome = await judge.judge(task)
        return isAlive() ? outcome : new Promise(() => {})
      },
    }
    const prefixes = new Map([...deps.identities.values()].map((one) => [one.actorPrefix, one]))
    school = createSchool({
      schoolId: SCHOOL_ID,
      path,
      ports: {
        clock: { now: scheduler.now, monotonicMs: scheduler.now },
        random: { bytes: random.bytes },
        ids: { uuid: deps.newId },
        timers: {
          after: (delayMs, run) => scheduler.after(delayMs, whenAlive(run)),
          cancel: scheduler.cancel,
        },
      },
      judge: mortalJudge,
      kinds: documentKinds,
      sets: publishedSets,
      receiptKey: RECEIPT_KEY,
      deviceOf: (prefix) => prefixes.get(prefix),
      nextTurn: (run) => {
        scheduler.after(0, whenAlive(run))
      },
    })
  }

  /** SIGKILL: no goodbye, nothing more is written. */
  const kill = (): void => {
    life += 1
    school = undefined
  }

  const open = (
    device: string,
    send: (bytes: Uint8Array) => void,
    close: () => void,
  ): RelayEnd | undefined => {
    const own = life
    const who = deps.identities.get(device)
    if (school === undefined || who === undefined) return undefined
    const connection = school.connect(sessionOf(who), (frame) => {
      if (own !== life) return undefined
      send(encodeFrame(frame))
      if (frame.type === 'refuse') close()
      return undefined
    })
    return {
      receive: (bytes) => {
        if (own !== life) return
        const frame = parseUp(bytes)
        if (frame.ok) void connection.handle(frame.value)
        else close()
      },
      closed: () => {
        if (own === life) connection.close()
      },
    }
  }

  /** Reads the file with eyes of its own. */
  const inspect = <T>(query: string): T[] => {
    const database = new Database(path, { readonly: true })
    try {
      return database.prepare(query).all() as T[]
    } finally {
      database.close()
    }
  }

  return {
    start,
    kill,
    open,
    inspect,
    isUp: (): boolean => school !== undefined,
    school: (): School => {
      if (school === undefined) throw new Error('the relay is down')
      return school
    },
    sessionOf,
  }
}

export type Relay = ReturnType<typeof createRelay>
