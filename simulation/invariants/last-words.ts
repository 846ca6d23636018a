/** Of an ended device nothing vanishes: what it had not sent is with the office before its copy goes. I3, I5. */
import type { OutboxEntry } from '#client/engine/outbox.ts'
import { sessionOf } from '../accounts.ts'
import type { FaultState } from '../faults.ts'
import type { Relay } from '../relay.ts'
import type { World } from '../world.ts'

const wasHandedIn = ({ state, refusal }: OutboxEntry): boolean =>
  state === 'refused' && refusal?.code === 'device-ended'

/** Asked when the copy goes: what of it is nowhere else? */
export const lostWithItsCopy = (
  device: string,
  entries: readonly OutboxEntry[],
  relay: Pick<Relay, 'wasCommitted' | 'wasKept'>,
): string[] =>
  entries
    .filter((entry) => entry.state === 'waiting' || wasHandedIn(entry) || entry.unkept)
    .filter(({ hash }) => !relay.wasCommitted(hash) && !relay.wasKept(hash))
    .map(
      ({ command, doc }) =>
        `I3: the copy on ${device} was erased, and "${command}" on ${doc} was only there`,
    )

/** Of rows of sets that an erased copy had not sent: which stand in quarantine, and which do not. */
export const rowsAt = (
  relay: Relay,
  device: string,
  unsent: readonly { readonly doc: string; readonly data: unknown }[],
): { kept: string[]; lost: string[] } => {
  const there = new Set(
    unsent.length === 0
      ? []
      : relay
          .inspect<{ doc: string; bytes: Uint8Array }>(
            'SELECT doc, bytes FROM quarantine WHERE device = ?',
            device,
          )
          .map(({ doc, bytes }) => `${doc} ${new TextDecoder().decode(bytes)}`),
  )
  const isKept = ({ doc, data }: { doc: string; data: unknown }): boolean =>
    there.has(`${doc} ${JSON.stringify(data)}`)
  const idOf = ({ doc }: { doc: string }): string => doc.slice(doc.lastIndexOf(':') + 1)
  return {
    kept: unsent.filter(isKept).map(idOf),
    lost: unsent.filter((row) => !isKept(row)).map(idOf),
  }
}

/** At rest: an ended device has no copy any more, and an admin sees what it handed in. */
export const lastWordsAreSeen = (world: World, faults: FaultState): string[] => {
  if (!world.plot.handsIn) return []
  const admin = sessionOf(world.accounts, world.device('ann-1').identity)
  const listed = world.relay.school().quarantine.list(admin)
  const seen = new Set((listed.ok ? listed.value : []).map(({ hash }) => hash))
  const ended = [...world.devices.values()].filter(({ identity }) =>
    world.accounts.ended.has(identity.deviceId),
  )
  return ended.flatMap((device) => {
    const { name } = device
    const left = world.erased.get(name)
    if (left === undefined) {
      const isForAPerson = (device.core()?.status.get().lastWords.full ?? 0) > 0
      return isForAPerson ? [] : [`T12: ${name} was ended, and keeps its copy`]
    }
    // A restored relay has what it had then, and the copy that held the rest has gone.
    if (faults.restores > 0) return []
    return left.entries
      .filter((entry) => wasHandedIn(entry) && !seen.has(entry.hash))
      .filter(({ hash }) => !world.relay.isCommitted(hash))
      .map(({ command, doc }) => `I5: ${name} handed in "${command}" on ${doc}; no admin sees it`)
  })
}
