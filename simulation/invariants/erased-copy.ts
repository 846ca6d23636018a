/** What was only on a copy that has just been erased. I3. */
import type { OutboxEntry } from '#client/engine/outbox.ts'
import type { Relay } from '../relay.ts'

export const wasHandedIn = ({ state, refusal }: OutboxEntry): boolean =>
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
