/** Whose a backup is: asked before anything of it is opened. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupKeyBeside, createBackupSigner, signedBy } from '#sync-server/relay/backup-key.ts'
import type { DataDir } from '#sync-server/relay/data-dir.ts'
import { receiptKeysIn } from '#sync-server/relay/receipt-key.ts'
import { MANIFEST_FILE, SIGNATURE_FILE } from '../manifest.ts'

/** A public key, and in words where it comes from. */
export type ExpectedKey = { readonly key: string; readonly from: string }

export type Signature = {
  readonly state: 'good' | 'unsigned' | 'broken' | 'foreign' | 'unchecked'
  readonly words: string
}

/**
 * The key a backup has to be signed with: the one that was named, or the one beside the journal, or
 * the one of the folder that is to be replaced.
 * @param isInUse somebody has an account in the folder; what a relay that was started once on a new
 * disk has made for itself says nothing about a backup
 */
export const expectedKey = (where: {
  readonly named: string
  readonly journal: string
  readonly dataDir: DataDir
  readonly isInUse: boolean
}): ExpectedKey | undefined => {
  const { named, journal, dataDir, isInUse } = where
  if (named !== '') return { key: named, from: 'named with --key' }
  const isFreshOwn = !isInUse && journal === dataDir.securityJournalFile
  const beside = isFreshOwn ? undefined : backupKeyBeside(journal)
  if (beside !== undefined) return { key: beside, from: 'beside the security journal' }
  const keys = isInUse ? receiptKeysIn(dataDir.receiptKeyFile) : undefined
  return keys && { key: createBackupSigner(keys.key).publicKey, from: 'of this data folder' }
}

export const checkSignature = (folder: string, expected: ExpectedKey | undefined): Signature => {
  const file = join(folder, SIGNATURE_FILE)
  const signed = existsSync(file)
    ? signedBy(readFileSync(join(folder, MANIFEST_FILE)), readFileSync(file, 'utf8'))
    : undefined
  if (!signed)
    return {
      state: 'unsigned',
      words:
        'THE BACKUP IS NOT SIGNED, as those of older relays are not. Whoever could write where it lay can have made it up, with passwords, roles and people of their choice.',
    }
  if (signed.isBroken)
    return {
      state: 'broken',
      words:
        'THE SIGNATURE DOES NOT FIT. Somebody has changed the manifest since, or the disk has.',
    }
  if (!expected)
    return {
      state: 'unchecked',
      words: `NOBODY HERE KNOWS WHOSE THE BACKUP IS. It is signed by ${signed.key}. Compare that with the line the backup printed, and name it: --key ${signed.key}`,
    }
  if (signed.key !== expected.key)
    return {
      state: 'foreign',
      words: `THE BACKUP IS ANOTHER’S. It is signed by ${signed.key}; the key ${expected.from} is ${expected.key}.`,
    }
  return { state: 'good', words: `It is signed by the key ${expected.from}.` }
}

export const NEEDS_SIGNATURE =
  'A backup whose signature cannot be checked is put back only with --without-signature. That gives up knowing that this relay has made it.'
