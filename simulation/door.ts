/**
 * Where an ended device hands in what nobody else has, before its copy goes. It stands here as the
 * relay's control database has it; what comes through it is the product's own.
 */
import type { Identity } from '#client/engine/api.ts'
import type { MemoryStore } from '#client/engine/memory-store.ts'
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { HandedIn, Network } from '#client/engine/ports.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import type { Accounts } from './accounts.ts'
import type { Relay } from './relay.ts'
import type { Requests } from './requests.ts'

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
    if (words.length > 0) {
      try {
        return relay.school().takeLastWords({ personId, deviceId, actorPrefix }, words)
      } catch (fault) {
        if (troubleOf(fault) === undefined) throw fault
        return undefined
      }
    }
    accounts.spent.add(deviceId)
    return 'wipe'
  }
  return (device: string, who: Identity): Network['handIn'] =>
    async (words) =>
      requests.ask(device, () => answer(who, words)).catch(() => 'not-now' as const)
}

export const outboxOf = async (copy: MemoryStore): Promise<OutboxEntry[]> =>
  (await copy.withPrefix<OutboxEntry>('outbox', '')).map(({ value }) => value)
