/** A small school for one schedule: a relay, its people, and one or two devices each. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as A from '@automerge/automerge'
import type { Identity } from '#client/engine/api.ts'
import { createRecords } from '#shared/documents/records.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { Accounts } from './accounts.ts'
import { type AppVersion, THIS_VERSION } from './app-version.ts'
import { createBankLedger, publishBank } from './bank.ts'
import type { Device } from './device.ts'
import { createDoor } from './door.ts'
import { createFleet } from './fleet.ts'
import { createLoop } from './loop.ts'
import { createNetwork } from './network.ts'
import { OTHER_SCHOOL, otherSchool, SCHOOL, staffed } from './people.ts'
import { type Plot, plotOf } from './plot.ts'
import { createRandom } from './random.ts'
import { type Backup, createRelay, type Relay } from './relay.ts'
import { createRequests } from './requests.ts'
import { createScheduler } from './scheduler.ts'
import { createStory } from './story.ts'

/** A Tuesday before the clocks change back in 2026. */
const START_MS = Date.parse('2026-10-20T08:00:00Z')
/** Real files, but in memory where there is such a place: a simulated kill cannot lose power. */
const FILES = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
/** One school in eight has a neighbour on the same relay. */
const NEIGHBOUR_CHANCE = 0.125

const records = createRecords(A)

export const createWorld = async (seed: number, plot: Plot = plotOf(seed)) => {
  const scheduler = createScheduler(START_MS)
  const random = createRandom(seed)
  const loop = createLoop(scheduler)
  const story = createStory(scheduler)
  const folder = mkdtempSync(join(FILES, 'simulation-'))
  let counter = 0
  const newId = (): string => {
    counter += 1
    return `relay-${counter.toString(16).padStart(8, '0')}`
  }
  const neighbours = random.chance(NEIGHBOUR_CHANCE) ? otherSchool() : []
  const { cast } = plot
  const people = staffed(cast)
  const identities = [...people, ...neighbours]
  const accounts: Accounts = {
    identities: new Map(identities.map((one) => [one.deviceId, one])),
    roles: new Map(people.map((one) => [one.personId, one.roles])),
    ended: new Map(),
    spent: new Set(),
  }
  let version: AppVersion = THIS_VERSION
  let judge = createInProcessJudge(version.kinds)
  const aRelay = (schoolId: string): Relay =>
    createRelay({
      schoolId,
      scheduler,
      loop,
      random,
      folder,
      newId,
      accounts,
      judge: () => judge,
      kinds: () => version.kinds,
    })
  const relay = aRelay(SCHOOL)
  const other = neighbours.length > 0 ? aRelay(OTHER_SCHOOL) : undefined
  const relays = other ? [relay, other] : [relay]
  const relayOf = ({ schoolId }: Identity): Relay =>
    schoolId === OTHER_SCHOOL ? (other ?? relay) : relay
  const devices = new Map<string, Device>()

  /** The device's identity by its name: two copies of a profile are one device to the relay. */
  const whoIs = (name: string): Identity =>
    devices.get(name)?.identity ?? (accounts.identities.get(name) as Identity)
  const network = createNetwork({
    scheduler,
    random,
    whenServed: loop.whenServed,
    open: (name, send, close) => {
      const who = whoIs(name)
      return (who.schoolId === OTHER_SCHOOL ? other : relay)?.open(who, send, close)
    },
    whyRefused: (name) =>
      relay.isUp() && accounts.ended.has(whoIs(name).deviceId) ? 'device-ended' : 'unreachable',
  })

  const requests = createRequests({
    scheduler,
    random: plot.random,
    whenServed: loop.whenServed,
    isReachable: (name) => relay.isUp() && !network.isPartitioned(name),
  })
  const door = plot.handsIn ? createDoor({ accounts, relay, requests }) : undefined

  /** What was wrong at the moment it happened. */
  const wrongs: string[] = []
  /** Hashes of changes that no relay may ever take. */
  const forbidden = new Set<string>()
  /** Pairs of changes under one number, of which one at most may be taken. */
  const rivals: [string, string][] = []
  const bank = createBankLedger()
  const fleet = createFleet({
    scheduler,
    random,
    network,
    records,
    accounts,
    requests,
    door,
    plot,
    story,
    bank,
    relayOf,
    devices,
    wrongs,
  })
  for (const identity of identities) fleet.add(identity)

  const startRelay = (): void => {
    judge = createInProcessJudge(version.kinds)
    for (const one of relays) one.start()
  }
  startRelay()
  if (plot.hasBank) for (const one of relays) publishBank(one, 1)
  for (const device of devices.values()) void device.start()
  await scheduler.runFor(2_000)

  const killRelay = (): void => {
    for (const one of relays) one.kill()
    network.relayDied()
  }

  return {
    seed,
    plot,
    cast,
    scheduler,
    random,
    loop,
    requests,
    bank,
    story,
    relay,
    other,
    relays,
    network,
    fleet,
    devices,
    accounts,
    records,
    wrongs,
    forbidden,
    rivals,
    /** Whoever may have written as an admin at some time. */
    everAdmin: new Set(cast.admins),
    device: (name: string): Device => devices.get(name) as Device,
    /** Devices of the first school that still belong to it. */
    inService: (): Device[] =>
      [...devices.values()].filter(
        ({ identity }) => identity.schoolId === SCHOOL && !accounts.ended.has(identity.deviceId),
      ),
    startRelay,
    killRelay,
    /** Anew, on a disk with so many bytes left; undefined: as many as it likes. */
    relayStartsWith: (roomBytes: number | undefined): void => {
      killRelay()
      relay.leaveRoom(roomBytes)
      startRelay()
    },
    restoreRelay: (from: Backup): void => {
      for (const one of relays) one.kill()
      network.relayDied()
      judge = createInProcessJudge(version.kinds)
      relay.restore(from)
      other?.start()
    },
    version: (): AppVersion => version,
    /** The relay's next version, from its next start on. */
    installOnRelay: (next: AppVersion): void => {
      version = next
    },
    dispose: async (): Promise<void> => {
      for (const device of devices.values()) device.kill()
      for (const one of relays) one.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
