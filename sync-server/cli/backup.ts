/** A copy of everything, taken while the relay works; encrypted where a public key is given. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createBackupSigner, keepBackupKey } from '#sync-server/relay/backup-key.ts'
import { type DataDir, dataDirAt } from '#sync-server/relay/data-dir.ts'
import { readReceiptKey } from '#sync-server/relay/receipt-key.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { markOfJournal } from '#sync-server/storage/security-journal.ts'
import { encryptFile, isRecipient, newKey } from './age.ts'
import { type CliCommand, type CliContext, done, failed, textOf } from './command.ts'
import { noteBackup } from './known-backups.ts'
import {
  type BackupFile,
  describeFile,
  ENCRYPTED,
  MANIFEST_FILE,
  type Manifest,
  SIGNATURE_FILE,
} from './manifest.ts'
import { onDisk } from './on-disk.ts'
import { countRows, snapshot } from './snapshot.ts'

/** Plain copies wait here for being encrypted: beside the data, never on the backup's own disk. */
const WAITING = '.backup-in-the-making'

const schoolsIn = (dataDir: DataDir): string[] => {
  const control = openControlDb(dataDir.controlFile)
  try {
    return control.schools
      .all()
      .map(({ id }) => id)
      .filter((id) => existsSync(dataDir.schoolFile(id)))
  } finally {
    control.close()
  }
}

const copyOne = async (
  dataDir: DataDir,
  path: string,
  folder: string,
  recipient: string | undefined,
): Promise<BackupFile> => {
  const from = join(dataDir.path, path)
  const plainCopy = join(recipient ? join(dataDir.path, WAITING) : folder, path)
  const isDatabase = path.endsWith('.db')
  if (isDatabase) snapshot(from, plainCopy)
  else copyFileSync(from, plainCopy)
  const plain = await describeFile(plainCopy)
  const rows = isDatabase ? { rows: countRows(plainCopy) } : {}
  if (!recipient) {
    onDisk(plainCopy)
    return { path, stored: plain, plain, ...rows }
  }
  const stored = join(folder, path + ENCRYPTED)
  await encryptFile(plainCopy, stored, recipient)
  rmSync(plainCopy)
  return { path, stored: await describeFile(stored), plain, ...rows }
}

const makeBackup = async (
  { config, ports }: CliContext,
  folder: string,
  recipient: string | undefined,
): Promise<{ manifest: Manifest; publicKey: string; isKeyKept: boolean }> => {
  const dataDir = dataDirAt(config.dataDir)
  const waiting = join(dataDir.path, WAITING)
  rmSync(waiting, { recursive: true, force: true })
  for (const base of recipient ? [folder, waiting] : [folder])
    mkdirSync(join(base, 'schools'), { recursive: true, mode: 0o700 })
  try {
    const madeAt = ports.clock.now()
    // Before the copies: whatever is closed while they are made is closed again after a restore.
    const journalFile = config.securityJournal ?? dataDir.securityJournalFile
    const journal = markOfJournal(journalFile)
    const signer = createBackupSigner(readReceiptKey(dataDir.receiptKeyFile, ports.random))
    const isInDataFolder = config.securityJournal === undefined
    const isKeyKept = keepBackupKey(signer, { file: journalFile, isInDataFolder })
    const schools = schoolsIn(dataDir)
    // Accounts last: a school may then lack somebody's newest work, but nobody's school is missing.
    // Without the key no device could prove after a restore what this relay had accepted.
    const paths = [...schools.map((id) => `schools/${id}.db`), 'control.db', 'receipt.key']
    const files: BackupFile[] = []
    for (const path of paths) files.push(await copyOne(dataDir, path, folder, recipient))
    const manifest: Manifest = {
      format: 2,
      madeAt,
      recipient: recipient ?? null,
      schools,
      journal,
      files,
    }
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const signature = join(folder, SIGNATURE_FILE)
    writeFileSync(signature, `${signer.sign(bytes)}\n`, { mode: 0o600 })
    // Last: a folder without it is no backup.
    const file = join(folder, MANIFEST_FILE)
    writeFileSync(file, bytes, { mode: 0o600 })
    for (const path of [signature, file, join(folder, 'schools'), folder]) onDisk(path)
    return { manifest, publicKey: signer.publicKey, isKeyKept }
  } finally {
    rmSync(waiting, { recursive: true, force: true })
  }
}

export const backup: CliCommand = {
  name: 'backup',
  summary: 'Copies accounts and schools into an empty folder, while the relay runs.',
  options: {
    to: { help: 'an empty or new folder', isRequired: true },
    recipient: { help: 'encrypt to this public key, age1…; `backup key` makes one' },
  },
  run: async (values, context) => {
    const folder = resolve(textOf(values, 'to'))
    const recipient = textOf(values, 'recipient') || undefined
    if (recipient !== undefined && !isRecipient(recipient))
      return failed('That is no public key. It starts with age1.', 'recipient-unusable')
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return failed('That folder is not empty. Name a new one.', 'folder-not-empty')
    const { manifest, publicKey, isKeyKept } = await makeBackup(context, folder, recipient)
    noteBackup(dataDirAt(context.config.dataDir), { madeAt: manifest.madeAt, folder })
    const bytes = manifest.files.reduce((sum, { stored }) => sum + stored.bytes, 0)
    return done(
      [
        `Copied ${manifest.schools.length} school(s), ${Math.ceil(bytes / 1024)} KB, to ${folder}.`,
        recipient
          ? 'It is encrypted: without the secret key of that recipient nobody can read it, also not you.'
          : 'It holds personal data and the key of the relay’s receipts: keep it like the data itself.',
        `It is signed. Keep this line with the secret key, for a restore on a new disk: --key ${publicKey}`,
        ...(isKeyKept
          ? []
          : [
              'Beside the security journal lies the key of another relay. Compare, and delete it if it is outdated.',
            ]),
      ],
      {
        folder,
        schools: manifest.schools.length,
        bytes,
        isEncrypted: recipient !== undefined,
        key: publicKey,
      },
    )
  },
}

export const backupKey: CliCommand = {
  name: 'backup key',
  summary:
    'Makes a pair of keys for encrypted backups: a file to keep elsewhere, and what to name.',
  worksWithoutData: true,
  options: { out: { help: 'a new file for the secret key', isRequired: true } },
  run: async (values, { ports }) => {
    const file = resolve(textOf(values, 'out'))
    if (existsSync(file))
      return failed('That file is there already. Name a new one.', 'file-exists')
    const { identity, recipient } = await newKey()
    const made = new Date(ports.clock.now()).toISOString()
    const text = `# created: ${made}\n# public key: ${recipient}\n${identity}\n`
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    return done(
      [
        `The secret key is in ${file}. Move it away from this machine, and keep it twice: without it`,
        'no backup made with it can be read. Backups are made with',
        `  backup --to <folder> --recipient ${recipient}`,
      ],
      { file, recipient },
    )
  },
}
