/**
 * Another key for the receipts and the signatures of the audits, after an unencrypted backup or the
 * machine was in strange hands. Decision 21.
 */
import { existsSync } from 'node:fs'
import { createBackupSigner, replaceBackupKey } from '#sync-server/relay/backup-key.ts'
import { type DataDir, dataDirAt } from '#sync-server/relay/data-dir.ts'
import { readReceiptKeys, renewed, writeReceiptKeys } from '#sync-server/relay/receipt-key.ts'
import {
  type AcceptedChange,
  acceptedFileBeside,
  listAccepted,
} from '#sync-server/storage/accepted-before.ts'
import { signHead } from '#sync-server/storage/audit/keep.ts'
import { headKeyOf } from '#sync-server/storage/audit/signer.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { openSchoolDb } from '#sync-server/storage/school/school-db.ts'
import { openSecurityJournal } from '#sync-server/storage/security-journal.ts'
import { type CliCommand, type CliContext, done } from './command.ts'
import { aloneWith, withRelay } from './with-relay.ts'

const acceptedIn = (dataDir: DataDir): AcceptedChange[] => {
  const control = openControlDb(dataDir.controlFile)
  try {
    return control.schools.all().flatMap(({ id: schoolId }) => {
      if (!existsSync(dataDir.schoolFile(schoolId))) return []
      const db = openSchoolDb(dataDir.schoolFile(schoolId))
      try {
        return db.log.hashes().map(({ doc, hash }) => ({ schoolId, doc, hash }))
      } finally {
        db.close()
      }
    })
  } finally {
    control.close()
  }
}

/** In both logs, each of them signed with the new key: so far they had come. */
const tellAudits = (context: CliContext) =>
  withRelay(context, ({ control, schools, audit }) => {
    const at = context.ports.clock.now()
    const action = 'receipt-key-renewed'
    control.securityLog.write({ at, action, outcome: 'done' })
    const by = { person: 'command-line', device: 'command-line' }
    for (const { id } of control.schools.all())
      schools.of(id).audit.append({ at, ...by, action, target: id, outcome: 'done' })
    for (const { name, open } of audit.chains()) signHead(open(), name, audit.signer, at)
    return done([], {})
  })

/**
 * The list first, then the journal, then the key. Cut off after the journal, the relay does not start
 * with the old key, and the command is given again.
 */
const renew = async (context: CliContext): Promise<number> => {
  const { config, ports } = context
  const dataDir = dataDirAt(config.dataDir)
  const journalFile = config.securityJournal ?? dataDir.securityJournalFile
  const keys = readReceiptKeys(dataDir.receiptKeyFile, ports.random)
  const listed = listAccepted(acceptedFileBeside(journalFile), acceptedIn(dataDir))
  const at = ports.clock.now()
  const next = renewed(keys, ports.random, at)
  openSecurityJournal(journalFile).append({
    what: 'receipt-key-renewed',
    at,
    ended: headKeyOf(keys.key),
    renewed: headKeyOf(next.key),
  })
  writeReceiptKeys(dataDir.receiptKeyFile, next)
  replaceBackupKey(createBackupSigner(next.key), journalFile)
  await tellAudits(context)
  return listed
}

export const receiptKeyRenew: CliCommand = {
  name: 'receipt-key renew',
  summary:
    'Makes a new key for receipts and audits, after the old one may have been read. The relay must be stopped.',
  options: {},
  run: (_values, context) =>
    aloneWith(context, async () => {
      const listed = await renew(context)
      return done(
        [
          'The key was renewed. Receipts of the old one prove nothing any more.',
          `The ${listed} changes that the schools had until now are listed beside the security journal.`,
          'Make a backup now, before the relay starts: no older one holds the new key. Then delete',
          'the older ones, and print `audit head` anew.',
        ],
        { listed },
      )
    }),
}
