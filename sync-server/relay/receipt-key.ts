/**
 * The key of the relay's receipts. It lies beside the schools and not in them, because a receipt has
 * to be believed after a school was restored from a backup that is older than the receipt.
 */
import { hkdfSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Random } from '#shared/kernel/ports.ts'

export const RECEIPT_KEY_BYTES = 32

/** Makes the key on the first start. Throws when the file is not a key: guessing would lose trust. */
export const readReceiptKey = (file: string, random: Random): Uint8Array => {
  if (!existsSync(file))
    writeFileSync(file, random.bytes(RECEIPT_KEY_BYTES), { mode: 0o600, flag: 'wx' })
  const key = new Uint8Array(readFileSync(file))
  if (key.length !== RECEIPT_KEY_BYTES)
    throw new Error(`${file} is not a receipt key. Put back the one from your backup.`)
  return key
}

/** Another secret of this relay, for a purpose of its own, so that there is no more than one to keep. */
export const keyFor = (
  receiptKey: Uint8Array,
  purpose: 'known networks v1' | 'backups v1',
): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', receiptKey, new Uint8Array(0), `dual-control ${purpose}`, 32))
