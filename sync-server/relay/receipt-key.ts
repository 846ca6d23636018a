/**
 * The key of the relay's receipts. It lies beside the schools and not in them, because a receipt has
 * to be believed after a school was restored from a backup that is older than the receipt. What the
 * keys before it signed in the audits is still checked, with their public halves: they stand behind it
 * in the same file, so that one rename puts a new key in the place of an old one (decision 21).
 */
import { hkdfSync } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { InstantMs, Random } from '#shared/kernel/ports.ts'
import type { RelayConfig } from '#sync-server/config.ts'
import { headKeyOf } from '#sync-server/storage/audit/signer.ts'
import { type JournalEntry, readSecurityJournal } from '#sync-server/storage/security-journal.ts'
import { dataDirAt } from './data-dir.ts'

export const RECEIPT_KEY_BYTES = 32
const PUBLIC_KEY_BYTES = 32
const ENDED_KEY_BYTES = PUBLIC_KEY_BYTES + 8

/** A key that was replaced: what is left of it, and when. */
export type EndedKey = {
  /** Hex. Checks what the key signed in the audits; proves no receipt. */
  readonly headKey: string
  readonly endedAt: InstantMs
}

/** All that the file holds. */
export type ReceiptKeys = {
  readonly key: Uint8Array
  /** Oldest first. */
  readonly ended: readonly EndedKey[]
}

/** Undefined when the file is not there. Throws when it holds no key: guessing would lose trust. */
export const receiptKeysIn = (file: string): ReceiptKeys | undefined => {
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  const rest = bytes.subarray(RECEIPT_KEY_BYTES)
  if (bytes.length < RECEIPT_KEY_BYTES || rest.length % ENDED_KEY_BYTES !== 0)
    throw new Error(`${file} is not a receipt key. Put back the one from your backup.`)
  const ended = Array.from({ length: rest.length / ENDED_KEY_BYTES }, (_, index): EndedKey => {
    const one = rest.subarray(index * ENDED_KEY_BYTES)
    return {
      headKey: one.toString('hex', 0, PUBLIC_KEY_BYTES),
      endedAt: Number(one.readBigUInt64BE(PUBLIC_KEY_BYTES)),
    }
  })
  return { key: new Uint8Array(bytes.subarray(0, RECEIPT_KEY_BYTES)), ended }
}

/** Makes the key on the first start. Throws when the file is not a key. */
export const readReceiptKeys = (file: string, random: Random): ReceiptKeys => {
  if (!existsSync(file))
    writeFileSync(file, random.bytes(RECEIPT_KEY_BYTES), { mode: 0o600, flag: 'wx' })
  return receiptKeysIn(file) as ReceiptKeys
}

/** The key alone. */
export const readReceiptKey = (file: string, random: Random): Uint8Array =>
  readReceiptKeys(file, random).key

/** On disk when it returns; there is never half a file. */
export const writeReceiptKeys = (file: string, { key, ended }: ReceiptKeys): void => {
  const replaced = ended.map(({ headKey, endedAt }) => {
    const one = Buffer.alloc(ENDED_KEY_BYTES)
    one.write(headKey, 'hex')
    one.writeBigUInt64BE(BigInt(endedAt), PUBLIC_KEY_BYTES)
    return one
  })
  const made = `${file}.new`
  writeFileSync(made, Buffer.concat([key, ...replaced]), { mode: 0o600, flush: true })
  renameSync(made, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** A new key, for now on; the one of before ends. */
export const renewed = (
  { key, ended }: ReceiptKeys,
  random: Random,
  now: InstantMs,
): ReceiptKeys => ({
  key: random.bytes(RECEIPT_KEY_BYTES),
  ended: [...ended, { headKey: headKeyOf(key), endedAt: now }],
})

/** Public halves of all keys this relay has had. */
export const headKeysOf = ({ key, ended }: ReceiptKeys): readonly string[] => [
  ...ended.map(({ headKey }) => headKey),
  headKeyOf(key),
]

/** Was the key replaced, as far as the security journal knows? When, then. */
export const endedAccordingTo = (
  entries: readonly JournalEntry[],
  { key }: ReceiptKeys,
): InstantMs | undefined => {
  const headKey = headKeyOf(key)
  const entry = entries.find((one) => one.what === 'receipt-key-renewed' && one.ended === headKey)
  return entry?.at
}

/** What a relay has to say instead of working with a key that was replaced; undefined: it was not. */
export const endedKeyWords = (config: RelayConfig): string | undefined => {
  const dataDir = dataDirAt(config.dataDir)
  const keys = receiptKeysIn(dataDir.receiptKeyFile)
  if (keys === undefined) return undefined
  const journal = readSecurityJournal(config.securityJournal ?? dataDir.securityJournalFile)
  const endedAt = endedAccordingTo(journal, keys)
  if (endedAt === undefined) return undefined
  const when = new Date(endedAt).toISOString()
  return `The receipt key in ${dataDir.path} was replaced on ${when}; whoever has an old backup has it. Run \`relay receipt-key renew\`.`
}

/** Another secret of this relay, for a purpose of its own, so that there is no more than one to keep. */
export const keyFor = (
  receiptKey: Uint8Array,
  purpose: 'known networks v1' | 'backups v1',
): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', receiptKey, new Uint8Array(0), `dual-control ${purpose}`, 32))
