/**
 * Which key of the receipts a restored relay works with. The newer of the two that are there; and one
 * of its own where the security journal says that the backup's was replaced and the new one is lost
 * with the disk: whoever has an old backup has the old key. Decision 21.
 */
import type { InstantMs, Random } from '#shared/kernel/ports.ts'
import {
  endedAccordingTo,
  headKeysOf,
  type ReceiptKeys,
  renewed,
} from '#sync-server/relay/receipt-key.ts'
import { headKeyOf } from '#sync-server/storage/audit/signer.ts'
import type { JournalEntry } from '#sync-server/storage/security-journal.ts'

/** `kept`: as it is in the folder. `of-the-backup`: the folder had none, or an older one. */
export type KeyWay = 'kept' | 'of-the-backup' | 'made-anew'

export type RestoredKeys = {
  readonly way: KeyWay
  readonly keys: ReceiptKeys
  /** For the journal, when the key was made anew. */
  readonly entry?: JournalEntry
}

/** Has one relay had both? Whoever has another key is another relay: its devices would not believe it. */
export const areOfOneRelay = (one: ReceiptKeys, other: ReceiptKeys): boolean =>
  headKeysOf(one).includes(headKeyOf(other.key)) || headKeysOf(other).includes(headKeyOf(one.key))

const newerOf = (here: ReceiptKeys | undefined, backup: ReceiptKeys): RestoredKeys =>
  here !== undefined && headKeysOf(here).includes(headKeyOf(backup.key))
    ? { way: 'kept', keys: here }
    : { way: 'of-the-backup', keys: backup }

/**
 * @param here of the folder that is replaced; undefined when it has none, or none that counts
 * @param journal all of it
 */
export const keysAfterRestore = (
  here: ReceiptKeys | undefined,
  backup: ReceiptKeys,
  journal: readonly JournalEntry[],
  random: Random,
  now: InstantMs,
): RestoredKeys => {
  const newer = newerOf(here, backup)
  const endedAt = endedAccordingTo(journal, newer.keys)
  if (endedAt === undefined) return newer
  const { key, ended } = renewed(newer.keys, random, endedAt)
  const known = new Set(ended.map(({ headKey }) => headKey))
  // Keys that came after the backup's and are lost; what they signed elsewhere can still be checked.
  const lost = journal.flatMap((entry) => {
    if (entry.what !== 'receipt-key-renewed' || known.has(entry.renewed)) return []
    const end = journal.find(
      (one) => one.what === 'receipt-key-renewed' && one.ended === entry.renewed,
    )
    return [{ headKey: entry.renewed, endedAt: end?.at ?? now }]
  })
  const last = lost.at(-1)?.headKey ?? headKeyOf(newer.keys.key)
  return {
    way: 'made-anew',
    keys: { key, ended: [...ended, ...lost] },
    entry: { what: 'receipt-key-renewed', at: now, ended: last, renewed: headKeyOf(key) },
  }
}

/** Said before and after; nothing where there is nothing to be done. */
export const keyWords = ({ way }: RestoredKeys): string[] =>
  way === 'made-anew'
    ? [
        'The key of the receipts was renewed after this backup, and the new one is not here: another is made.',
        'What was written after that renewal comes back only from the devices of those who wrote it.',
      ]
    : []
