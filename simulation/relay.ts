/**
 * The product's own school object on a real SQLite file, behind the simulated lines. Killing it
 * drops everything that was not committed; starting it again opens the same file; a backup is a copy
 * of the file, and a restore puts one back.
 */
import type { Identity } from '#client/engine/api.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { encodeFrame, parseUp } from '#shared/protocol/codec.ts'
import { publishedSets } from '#shared/registry.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createSchool, type School } from '#sync-server/school/school.ts'
import { type Accounts, type LogPlace, sessionOf } from './accounts.ts'
import type { Loop } from './loop.ts'
import type { RelayEnd } from './network.ts'
import type { SeededRandom } from './random.ts'
import { mortalJudge, portsOfLife } from './relay-life.ts'
import type { Scheduler } from './scheduler.ts'
import { openSchoolFile } from './school-file.ts'

const RECEIPT_KEY = new Uint8Array(32).fill(7)
/** What a commit takes from being handed in to being on disk, at most. */
const SLOWEST_COMMIT_MS = 12

export type Backup = {
  readonly bytes: Uint8Array
  readonly roles: ReadonlyMap<string, readonly Role[]>
}

export const createRelay = (deps: {
  schoolId: string
  scheduler: Scheduler
  /** One process for all schools, as in the product. */
  loop: Loop
  random: SeededRandom
  folder: string
  newId: () => string
  accounts: Accounts
  /** One judge for all schools, as in the product. */
  judge: () => Judge
  kinds: () => ReadonlyMap<string, AnyKind>
}) => {
  const { scheduler, loop, random, accounts, schoolId } = deps
  const file = openSchoolFile(deps.folder, schoolId)
  /** Every change that ever was in the log, whatever a restore took away since. */
  const everCommitted = new Set<string>()
  /** Likewise of what was kept for the admins. */
  const everKept = new Set<string>()
  let life = 0
  let school: School | undefined
  let prefixes = new Map<string, Identity>()
  let dieChance = 0
  let dieAtCommit: 'before' | 'after' | undefined
  let died: () => void = () => {}
  let clockOffMs = 0
  /** Bytes that still go on its disk besides what is there; absent: as many as it likes. */
  let roomBytes: number | undefined

  const isCommitted = (hash: string): boolean => file.hasChange(hash)
  const wasCommitted = (hash: string): boolean => everCommitted.has(hash) || isCommitted(hash)
  const kept = (): string[] =>
    file.inspect<{ hash: string }>('SELECT hash FROM quarantine').map(({ hash }) => hash)

  const start = (): void => {
    life += 1
    const own = life
    const isAlive = (): boolean => life === own
    const whenAlive = (run: () => void) => (): void => {
      if (isAlive()) run()
    }
    prefixes = new Map([...accounts.identities.values()].map((one) => [one.actorPrefix, one]))
    school = createSchool({
      schoolId,
      path: file.path(),
      ports: portsOfLife({
        scheduler,
        loop,
        random,
        newId: deps.newId,
        isAlive,
        clockOffMs: () => clockOffMs,
      }),
      ...(roomBytes === undefined ? {} : { mostBytes: file.bytes() + roomBytes }),
      judge: mortalJudge(deps.judge(), isAlive),
      kinds: deps.kinds(),
      sets: publishedSets,
      receiptKey: RECEIPT_KEY,
      deviceOf: (prefix) => prefixes.get(prefix),
      nextTurn: (run) => {
        scheduler.after(
          random.below(SLOWEST_COMMIT_MS),
          whenAlive(() => loop.whenServed(whenAlive(() => turn(run)))),
        )
      },
    })
  }

  /** One turn of the relay's loop; the commits happen in these, and so do the deaths around them. */
  const turn = (run: () => void): void => {
    const when = dieAtCommit
    dieAtCommit = undefined
    if (when !== 'before') run()
    if (when !== undefined) {
      kill()
      died()
    }
  }

  /** SIGKILL: no goodbye, nothing more is written. */
  const kill = (): void => {
    life += 1
    loop.endStall()
    school = undefined
    dieAtCommit = undefined
  }

  const open = (
    who: Identity,
    send: (bytes: Uint8Array) => void,
    close: () => void,
  ): RelayEnd | undefined => {
    const own = life
    if (school === undefined || accounts.ended.has(who.deviceId)) return undefined
    const connection = school.connect(sessionOf(accounts, who), (frame) => {
      if (own !== life) return undefined
      send(encodeFrame(frame))
      if (frame.type === 'refuse') close()
      return undefined
    })
    const receive = (bytes: Uint8Array): void => {
      if (own !== life) return
      const frame = parseUp(bytes)
      if (!frame.ok) {
        close()
        connection.close()
        return
      }
      if (frame.value.type === 'push' && random.chance(dieChance)) {
        dieChance = 0
        dieAtCommit = random.pick(['before', 'after'] as const)
      }
      void connection.handle(frame.value)
    }
    return {
      receive: (bytes) => loop.whenServed(() => receive(bytes)),
      closed: () =>
        loop.whenServed(() => {
          if (own === life) connection.close()
        }),
    }
  }

  return {
    schoolId,
    start,
    kill,
    open,
    inspect: file.inspect,
    isCommitted,
    /** Another after each restore: numbers of the log begin anew. */
    generation: file.generation,
    wasCommitted,
    /** Where the log ends now. */
    place: (): LogPlace => ({
      generation: file.generation(),
      seq: file.inspect<{ seq: number | null }>('SELECT max(seq) AS seq FROM log')[0]?.seq ?? 0,
    }),
    /** Stands, or stood before a restore, where an admin sees it. */
    wasKept: (hash: string): boolean => everKept.has(hash) || kept().includes(hash),
    /** Was in the log before a restore. */
    isOld: (hash: string): boolean => everCommitted.has(hash),
    isUp: (): boolean => school !== undefined,
    /** Up, its loop turns and its disk has room: whatever is asked is done at once. */
    isServing: (): boolean => school !== undefined && !loop.isStalled() && roomBytes === undefined,
    setClockOff: (offMs: number): void => {
      clockOffMs = offMs
    },
    /** From its next start on. */
    leaveRoom: (bytes: number | undefined): void => {
      roomBytes = bytes
    },
    isShortOfRoom: (): boolean => roomBytes !== undefined,
    /** A device that signed in since the relay was started. */
    knows: (who: Identity): void => {
      prefixes.set(who.actorPrefix, who)
    },
    /** Dies right before or right after the commit of one of the next pushes. */
    dieAtCommitSoon: (then: () => void): void => {
      dieChance = 0.5
      died = then
    },
    liveOn: (): void => {
      dieChance = 0
      dieAtCommit = undefined
    },
    backup: (): Backup => ({ bytes: file.copy(), roles: new Map(accounts.roles) }),
    /** The file as it was, a new epoch, and what the journal knows of roles since. */
    restore: (from: Backup): void => {
      for (const hash of file.hashes()) everCommitted.add(hash)
      for (const hash of kept()) everKept.add(hash)
      kill()
      roomBytes = undefined
      file.replace(from.bytes)
      start()
      for (const [person, roles] of accounts.roles) {
        const before = from.roles.get(person) ?? []
        if (before.join() !== roles.join()) school?.people.rolesChanged(person, before, roles)
      }
      school?.newEpoch()
    },
    school: (): School => {
      if (school === undefined) throw new Error('the relay is down')
      return school
    },
    close: (): void => {
      kill()
      file.close()
    },
  }
}

export type Relay = ReturnType<typeof createRelay>
