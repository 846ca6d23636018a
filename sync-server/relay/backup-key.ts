/**
 * Signs backups, so that nobody who can merely write where they lie can lay one of their own beside
 * them. The key follows from the key of the receipts, which is in every backup: whoever can read one
 * that is not encrypted can sign another. The public half lies beside the security journal, which is
 * meant to outlive the disk, and is printed with every backup.
 */
import { sign, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { keysFromSeed, printPublicKey, publicKeyFrom } from '#sync-server/storage/ed25519.ts'
import { keyFor } from './receipt-key.ts'

const PURPOSE = 'dual-control backup v1'
const PRINTED_KEY = /^dcb1:([\w-]{43})$/
const SIGNATURE = /^dcb1:([\w-]{43}):([\w-]{86})$/

const words = (manifest: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${PURPOSE}\n`), manifest])

export type BackupSigner = {
  /** As it is printed and named on the command line: `dcb1:…`. */
  readonly publicKey: string
  /** One line for the file beside the manifest. */
  sign(manifest: Uint8Array): string
}

export const createBackupSigner = (receiptKey: Uint8Array): BackupSigner => {
  const { privateKey, publicKey } = keysFromSeed(keyFor(receiptKey, 'backups v1'))
  const printed = `dcb1:${printPublicKey(publicKey)}`
  return {
    publicKey: printed,
    sign: (manifest) =>
      `${printed}:${sign(null, words(manifest), privateKey).toString('base64url')}`,
  }
}

export const isBackupKey = (text: string): boolean => PRINTED_KEY.test(text)

/** The public key that signed this manifest; `broken`: the signature is of something else. */
export const signedBy = (
  manifest: Uint8Array,
  line: string,
): { readonly key: string; readonly isBroken: boolean } | undefined => {
  const [, key, signature] = SIGNATURE.exec(line.trim()) ?? []
  if (key === undefined || signature === undefined) return undefined
  const made = Buffer.from(signature, 'base64url')
  return { key: `dcb1:${key}`, isBroken: !isSignature(manifest, key, made) }
}

const isSignature = (manifest: Uint8Array, key: string, signature: Uint8Array): boolean => {
  try {
    return verify(null, words(manifest), publicKeyFrom(key), signature)
  } catch {
    return false
  }
}

const fileBeside = (journalFile: string): string => `${journalFile}.backup-key`

/** The public key that lies beside a journal, if one does. */
export const backupKeyBeside = (journalFile: string): string | undefined => {
  const file = fileBeside(journalFile)
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return isBackupKey(text) ? text : undefined
}

/**
 * Lays the public key beside the journal. One that lies there outside the data folder stays, whosever
 * it is: on a new disk it is the old relay's, and the restore is to believe that one. False: it is
 * another's.
 */
export const keepBackupKey = (
  { publicKey }: BackupSigner,
  journal: { readonly file: string; readonly isInDataFolder: boolean },
): boolean => {
  const there = backupKeyBeside(journal.file)
  if (there === publicKey) return true
  if (there !== undefined && !journal.isInDataFolder) return false
  replaceBackupKey({ publicKey }, journal.file)
  return true
}

/** Where the key of the receipts was renewed: backups of before are whoever's has read the old key. */
export const replaceBackupKey = (
  { publicKey }: Pick<BackupSigner, 'publicKey'>,
  journalFile: string,
): void => writeFileSync(fileBeside(journalFile), `${publicKey}\n`, { mode: 0o600, flush: true })
