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
import { BANK, createBankLedger, publishBank, QUESTIONS, setTransport } from './bank.ts'
import { createDevice, type Device } from './device.ts'
import { createDoor, type Erased, outboxOf } from './door.ts'
import { lostWithItsCopy, rowsAt } from './invariants/erased-copy.ts'
import { createNetwork } from './network.ts'
import { OTHER_SCHOOL, otherSchool, SCHOOL, staffed } from './people.ts'
import { type Plot, plotOf } from './plot.ts'
import { createRandom } from './random.ts'
import { type Backup, createRelay, type Relay } from './relay.ts'
import { createRequests } from './requests.ts'
import { createScheduler } from './scheduler.ts'
import { createSetDatabase, type SetDatabase } from './set-database.ts'
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
  const story = createStory(scheduler)
  const folder = mkdtempSync(join(FILES, 'simulation-'))
  let counter = 0
  const newId = (): string => {
    counter += 1
    return `relay-${counter.toString(16).padStart(8, '0')}`
  }
  const neighbours = random.chance(NEIGHBOUR_CHANCE) ? otherSchool() : []
  const identities = [...staffed(), ...neighbours]
  const accounts: Accounts = {
    identities: new Map(identities.map((one) => [one.deviceId, one])),
    roles: new Map(staffed().map((one) => [one.personId, one.roles])),
    ended: new Map(),
    spent: new Set(),
  }
  let version: AppVersion = THIS_VERSION
  let judge = createInProcessJudge(version.kinds)
  const aRelay = (schoolId: string): Relay =>
    createRelay({
      schoolId,
      scheduler,
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

  /** The device's identity by its name: two copies of a profile are one device to the relay. */
  const whoIs = (name: string): Identity =>
    devices.get(name)?.identity ?? (accounts.identities.get(name) as Identity)
  const network = createNetwork({
    scheduler,
    random,
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
    isReachable: (name) => relay.isUp() && !network.isPartitioned(name),
  })
  const door = plot.handsIn ? createDoor({ accounts, relay, requests }) : undefined
  const erased = new Map<string, Erased>()

  /** What was wrong at the moment it happened. */
  const wrongs: string[] = []
  /** Hashes of changes that no relay may ever take. */
  const forbidden = new Set<string>()
  /** Pairs of changes under one number, of which one at most may be taken. */
  const rivals: [string, string][] = []
  const devices = new Map<string, Device>()
  const bank = createBankLedger()
  const rowsHandedIn = new Set<string>()
  const addDevice = (identity: Identity, name?: string, copied?: Device): Device => {
    const at = identity.schoolId === OTHER_SCHOOL ? (other ?? relay) : relay
    const setDatabase = (device: string, who: Identity): SetDatabase => {
      const ledger = bank
      const transport = setTransport({ device, who, relay: at, accounts, requests, ledger })
      const from = copied?.sets?.stored()
      return createSetDatabase({
        scheduler,
        definitions: BANK,
        transport,
        ...(from ? { from } : {}),
      })
    }
    const onTold: Parameters<typeof createDevice>[0]['onTold'] = (who, entry) => {
      const said = entry.state === 'sent' ? 'sent' : `not accepted: ${entry.refusal?.message}`
      story.tell(`${who} sees "${entry.command}" ${said}`, who, entry.doc)
      if (entry.state === 'sent' && !at.wasCommitted(entry.hash))
        wrongs.push(
          `I1: ${who} was told "${entry.command}" is sent before it was on the relay's disk`,
        )
    }
    const onErased: Parameters<typeof createDevice>[0]['onErased'] = async (name, copy, sets) => {
      story.tell(`${name}'s copy is erased`, name)
      const rows = rowsAt(at, identity.deviceId, sets?.unsent() ?? [])
      // What had been refused was told; as a row of a set it is the author's alone, and goes with the copy.
      const refused = await copy.get<[string, unknown][]>('meta', `refused.${QUESTIONS}`)
      const accounted = [...rows.kept, ...(refused ?? []).map(([id]) => id)]
      for (const id of accounted) rowsHandedIn.add(`${name} ${id}`)
      wrongs.push(
        ...rows.lost.map((id) => `I3: the copy on ${name} was erased, and ${id} was only there`),
      )
      const entries = await outboxOf(copy)
      erased.set(name, { device: name, entries })
      wrongs.push(...lostWithItsCopy(name, entries, relay))
    }
    const device = createDevice(
      {
        scheduler,
        random,
        network,
        records,
        onTold,
        handIn: door,
        setDatabase: plot.hasBank ? setDatabase : undefined,
        onErased,
      },
      identity,
      THIS_VERSION,
      name,
      copied?.store.clone(),
    )
    devices.set(device.name, device)
    return device
  }
  for (const identity of identities) addDevice(identity)

  const startRelay = (): void => {
    judge = createInProcessJudge(version.kinds)
    for (const one of relays) one.start()
  }
  startRelay()
  if (plot.hasBank) for (const one of relays) publishBank(one, 1)
  for (const device of devices.values()) void device.start()
  await scheduler.runFor(2_000)

  return {
    seed,
    plot,
    scheduler,
    random,
    requests,
    erased,
    bank,
    rowsHandedIn,
    story,
    relay,
    other,
    relays,
    network,
    devices,
    accounts,
    records,
    wrongs,
    forbidden,
    rivals,
    /** Whoever may have written as an admin at some time. */
    everAdmin: new Set(['ann']),
    addDevice,
    device: (name: string): Device => devices.get(name) as Device,
    /** Devices of the first school that still belong to it. */
    inService: (): Device[] =>
      [...devices.values()].filter(
        ({ identity }) => identity.schoolId === SCHOOL && !accounts.ended.has(identity.deviceId),
      ),
    startRelay,
    killRelay: (): void => {
      for (const one of relays) one.kill()
      network.relayDied()
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
