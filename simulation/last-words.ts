/**
 * A device is ended that holds what nobody else has. At its next contact it hands that in, and only
 * then its copy goes. The door stands here as the relay's control database has it; what comes through
 * it is the product's own.
 */
import type { Identity } from '#client/engine/api.ts'
import type { MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { HandedIn, Network } from '#client/engine/ports.ts'
import type { Accounts } from './accounts.ts'
import { act } from './actions.ts'
import { endDevice, MAY_END } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { Relay } from './relay.ts'
import type { Requests } from './requests.ts'
import type { World } from './world.ts'

/** Everything it had written, as its outbox stood when its copy went. */
export type Erased = { readonly device: string; readonly entries: readonly OutboxEntry[] }

export const createDoor = ({
  accounts,
  relay,
  requests,
}: {
  accounts: Accounts
  relay: Relay
  requests: Requests
}) => {
  const answer = (
    { deviceId, personId, actorPrefix }: Identity,
    words: Parameters<NonNullable<Network['handIn']>>[0],
  ): HandedIn | 'wipe' | 'not-now' | undefined => {
    if (!relay.isUp()) return undefined
    if (!accounts.ended.has(deviceId)) return 'not-now'
    if (accounts.spent.has(deviceId)) return 'wipe'
    if (words.length > 0)
      return relay.school().takeLastWords({ personId, deviceId, actorPrefix }, words)
    accounts.spent.add(deviceId)
    return 'wipe'
  }
  return (device: string, who: Identity): Network['handIn'] =>
    async (words) =>
      requests.ask(device, () => answer(who, words)).catch(() => 'not-now' as const)
}

export const outboxOf = async (copy: MemoryStore): Promise<OutboxEntry[]> =>
  (await copy.withPrefix<OutboxEntry>('outbox', '')).map(({ value }) => value)

/** Out of reach somebody goes on working; from elsewhere that device is ended; then it has signal again. */
export const endWithUnsentWork = async (world: World, ledger: Ledger): Promise<void> => {
  const { network, scheduler, story, plot } = world
  const { random } = plot
  const left = MAY_END.filter((name) => !world.accounts.ended.has(name))
  if (left.length === 0) return
  const device = world.device(random.pick(left))
  story.tell(`${device.name} is out of reach`, device.name)
  network.partition(device.name)
  for (let press = 0; press < 2; press += 1) await act(world, ledger, device)
  endDevice(world, device.name)
  scheduler.after(500 + random.below(6_000), () => {
    story.tell(`${device.name} has signal again`, device.name)
    network.heal(device.name)
  })
}
