/** The devices of a world: how each is set up, copied, loses its copy, and comes back with another. */
import type { Identity } from '#client/engine/api.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { Records } from '#shared/documents/records.ts'
import type { Accounts } from './accounts.ts'
import { THIS_VERSION } from './app-version.ts'
import { BANK, type BankLedger, QUESTIONS, setTransport, type Written } from './bank.ts'
import { createDevice, type Device, type DeviceDeps } from './device.ts'
import { type createDoor, type Erased, outboxOf } from './door.ts'
import { lostWithItsCopy, rowsAt } from './invariants/erased-copy.ts'
import type { SimulatedNetwork } from './network.ts'
import { signedInAgain } from './people.ts'
import type { Plot } from './plot.ts'
import type { SeededRandom } from './random.ts'
import type { Relay } from './relay.ts'
import type { Requests } from './requests.ts'
import type { Scheduler } from './scheduler.ts'
import { canonical } from './screens.ts'
import { createSetDatabase, type SetDatabase } from './set-database.ts'
import type { Story } from './story.ts'

/** What stood in a copy that a browser has thrown away: what was only there is gone for good. */
export type Evicted = {
  readonly device: string
  readonly deviceId: string
  readonly entries: readonly OutboxEntry[]
  /** Questions that waited there, or whose refusal did. */
  readonly rows: readonly Written[]
}

/** A row of a set that was refused, as the engine keeps it. */
type RefusedRows = readonly (readonly [string, { readonly data: unknown }])[]

export const createFleet = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  network: SimulatedNetwork
  records: Records
  accounts: Accounts
  requests: Requests
  door: ReturnType<typeof createDoor> | undefined
  plot: Plot
  story: Story
  bank: BankLedger
  /** The relay of somebody's school. */
  relayOf: (who: Identity) => Relay
  /** The devices by name, the copies of profiles among them. */
  devices: Map<string, Device>
  /** What was wrong at the moment it happened. */
  wrongs: string[]
}) => {
  const { scheduler, accounts, requests, plot, story, devices, wrongs } = deps
  const erased = new Map<string, Erased>()
  const evicted: Evicted[] = []
  const rowsHandedIn = new Set<string>()
  let signIns = 0

  const onTold: DeviceDeps['onTold'] = (name, who, entry) => {
    const said = entry.state === 'sent' ? 'sent' : `not accepted: ${entry.refusal?.message}`
    story.tell(`${name} sees "${entry.command}" ${said}`, name, entry.doc)
    if (entry.state === 'sent' && !deps.relayOf(who).wasCommitted(entry.hash))
      wrongs.push(
        `I1: ${name} was told "${entry.command}" is sent before it was on the relay's disk`,
      )
  }

  const onErased: DeviceDeps['onErased'] = async (name, who, copy, sets) => {
    story.tell(`${name}'s copy is erased`, name)
    const relay = deps.relayOf(who)
    const unsent = sets?.unsent() ?? []
    const refused = (await copy.get<RefusedRows>('meta', `refused.${QUESTIONS}`)) ?? []
    const rows = rowsAt(relay, who.deviceId, [
      ...unsent,
      ...refused.map(([id, { data }]) => ({ doc: `set:${QUESTIONS}:${id}`, data })),
    ])
    for (const id of rows.kept) rowsHandedIn.add(`${name} ${id}`)
    wrongs.push(
      ...rows.lost.map((id) => `I3: the copy on ${name} was erased, and ${id} was only there`),
    )
    const entries = await outboxOf(copy)
    erased.set(name, { device: name, entries })
    wrongs.push(...lostWithItsCopy(name, entries, relay))
  }

  const add = (identity: Identity, name?: string, copied?: Device): Device => {
    const setDatabase = (device: string, who: Identity): SetDatabase => {
      const relay = deps.relayOf(identity)
      const transport = setTransport({ device, who, relay, accounts, requests, ledger: deps.bank })
      const from = copied?.sets?.stored()
      return createSetDatabase({
        scheduler,
        definitions: BANK,
        transport,
        ...(from ? { from } : {}),
      })
    }
    const device = createDevice(
      {
        scheduler,
        random: deps.random,
        network: deps.network,
        records: deps.records,
        onTold,
        handIn: deps.door,
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

  /** The browser throws away what the app had stored, unsent work and all. */
  const evict = async (device: Device): Promise<Evicted> => {
    const { copy, unsent } = device.loseCopy()
    const refused = (await copy.get<RefusedRows>('meta', `refused.${QUESTIONS}`)) ?? []
    const rows = [
      ...unsent.map(({ doc, data }) => ({ id: doc.slice(doc.lastIndexOf(':') + 1), data })),
      ...refused.map(([id, { data }]) => ({ id, data })),
    ].map(({ id, data }) => ({ device: device.name, id, row: canonical(data) }))
    const entries = await outboxOf(copy)
    const lost = { device: device.name, deviceId: device.identity.deviceId, entries, rows }
    evicted.push(lost)
    return lost
  }

  /** The person signs in once more on that machine: to the relay it is a new device. */
  const signInAgain = (device: Device): Device => {
    signIns += 1
    const identity = signedInAgain(device.identity, signIns)
    accounts.identities.set(identity.deviceId, identity)
    deps.relayOf(identity).knows(identity)
    const next = add(identity, device.name)
    next.install(device.version())
    return next
  }

  return { add, evict, signInAgain, erased, evicted, rowsHandedIn }
}
