/**
 * Puts a backup back. The school's devices then heal it: a new epoch makes them offer what they hold.
 * Who may come in is not taken back in time: the accounts that are there stay as they are, and where
 * they are lost, those of the backup return signed out, with what the security journal says since.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { RelayConfig } from '#sync-server/config.ts'
import { createBackupSigner, isBackupKey, replaceBackupKey } from '#sync-server/relay/backup-key.ts'
import { type DataDir, dataDirAt, openDataDir, takeDataDir } from '#sync-server/relay/data-dir.ts'
import { readReceiptKeys, receiptKeysIn, writeReceiptKeys } from '#sync-server/relay/receipt-key.ts'
import { acceptedFileBeside } from '#sync-server/storage/accepted-before.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import {
  entriesAfter,
  goesOnFrom,
  type JournalEntry,
  openSecurityJournal,
  readSecurityJournal,
} from '#sync-server/storage/security-journal.ts'
import { readIdentities } from './age.ts'
import { type CliCommand, type CliContext, done, failed, type Outcome, textOf } from './command.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { areOfOneRelay, keysAfterRestore, keyWords, type RestoredKeys } from './restoring/keys.ts'
import { findLosses } from './restoring/losses.ts'
import {
  countEntries,
  replayOnAccounts,
  replayOnFiles,
  replayOnSchools,
} from './restoring/replay.ts'
import { checkSignature, expectedKey, NEEDS_SIGNATURE } from './restoring/signature.ts'
import { stageBackup } from './restoring/stage.ts'
import { swapIn, undoCutOff } from './restoring/swap.ts'
import {
  type AccountsWay,
  accountWords,
  backupWords,
  lossWords,
  NEEDS_JOURNAL,
} from './restoring/words.ts'
import { snapshot } from './snapshot.ts'
import { damageIn } from './verify.ts'
import { withRelay } from './with-relay.ts'

type Task = {
  readonly context: CliContext
  readonly manifest: Manifest
  readonly dataDir: DataDir
  readonly staged: DataDir
  readonly entries: readonly JournalEntry[]
  readonly way: AccountsWay
  readonly keys: RestoredKeys
}

/** The journal that was named, or the one this relay writes. */
const journalOf = ({ securityJournal }: RelayConfig, dataDir: DataDir, named: string): string =>
  named === '' ? (securityJournal ?? dataDir.securityJournalFile) : resolve(named)

/** Accounts in a sound file; none in one that is missing, undefined in a damaged one. */
const accountsIn = (dataDir: DataDir): number | undefined => {
  if (!existsSync(dataDir.controlFile)) return 0
  return damageIn(dataDir.controlFile).length === 0 ? countAccounts(dataDir) : undefined
}

const countAccounts = ({ controlFile }: DataDir): number => {
  const database = new BetterSqlite3(controlFile, { readonly: true })
  const count = database.prepare<[], number>('SELECT count(*) FROM accounts').pluck().get()
  database.close()
  return count ?? 0
}

const signEverybodyOut = (control: ReturnType<typeof openControlDb>, controlFile: string): void => {
  control.close()
  const database = new BetterSqlite3(controlFile)
  database.exec('DELETE FROM sessions')
  database.close()
}

/** Accounts as they shall be, in the staged folder. */
const stageAccounts = ({ dataDir, staged, entries, way, manifest }: Task): void => {
  if (!way.keepsAccounts) {
    const control = openControlDb(staged.controlFile)
    replayOnAccounts(control, entries)
    signEverybodyOut(control, staged.controlFile)
    return
  }
  const before = openControlDb(staged.controlFile)
  const restored = before.schools.all().filter(({ id }) => manifest.schools.includes(id))
  before.close()
  for (const end of ['', '-wal', '-shm']) rmSync(staged.controlFile + end, { force: true })
  snapshot(dataDir.controlFile, staged.controlFile)
  const control = openControlDb(staged.controlFile)
  for (const school of restored) if (!control.schools.byId(school.id)) control.schools.add(school)
  control.close()
}

/** Everything a restored school needs is done to the staged folder, before it stands in the other's place. */
const finishStaged = (task: Task): Promise<Outcome> => {
  const { context, staged, manifest, entries } = task
  stageAccounts(task)
  replayOnFiles(staged, entries)
  writeReceiptKeys(staged.receiptKeyFile, task.keys.keys)
  const config = { ...context.config, dataDir: staged.path, securityJournal: undefined }
  return withRelay({ ...context, config }, (relay) => {
    replayOnSchools(relay, manifest.schools, entries, context.ports.clock)
    for (const id of manifest.schools) {
      relay.schools.of(id).newEpoch()
      relay.control.securityLog.write({
        at: context.ports.clock.now(),
        action: 'restored',
        outcome: 'done',
        schoolId: id,
      })
    }
    return done([], {})
  })
}

const putBack = async (task: Task, stamp: string, journal: string): Promise<string> => {
  const { context, dataDir, staged } = task
  await finishStaged(task)
  const aside = swapIn(dataDir, staged, stamp)
  const own = context.config.securityJournal ?? dataDir.securityJournalFile
  // The next restore has to know as much as this one.
  if (!existsSync(own) && existsSync(journal)) copyFileSync(journal, own)
  const [ownList, list] = [own, journal].map(acceptedFileBeside) as [string, string]
  if (!existsSync(ownList) && existsSync(list)) copyFileSync(list, ownList)
  if (task.keys.entry) {
    openSecurityJournal(own).append(task.keys.entry)
    replaceBackupKey(createBackupSigner(task.keys.keys.key), own)
  }
  return aside
}

const journalState = (file: string, { journal }: Manifest): AccountsWay['journal'] => {
  if (!existsSync(file)) return 'none'
  return goesOnFrom(file, journal) ? 'of-the-backup' : 'another'
}

type Named = {
  readonly identity: string
  readonly journal: string
  readonly key: string
  readonly isUnsignedTaken: boolean
}

const prepare = async (
  context: CliContext,
  from: string,
  folder: string,
  named: Named,
): Promise<{ task: Task; said: string[]; data: object; journal: string } | Outcome> => {
  const { random, clock } = context.ports
  const manifest = readManifest(from)
  if (!manifest) return failed('There is no backup in that folder.', 'no-backup')
  if (named.journal !== '' && !existsSync(resolve(named.journal)))
    return failed('There is no such journal.', 'no-journal')
  if (named.key !== '' && !isBackupKey(named.key))
    return failed('That is no key of a backup. It starts with dcb1:.', 'key-unusable')
  const dataDir = dataDirAt(context.config.dataDir)
  const accountsHere = accountsIn(dataDir)
  const journal = journalOf(context.config, dataDir, named.journal)
  const isInUse = accountsHere !== 0
  const signature = checkSignature(
    from,
    expectedKey({ named: named.key, journal, dataDir, isInUse }),
  )
  // Before anything of it is opened: who made it up may have made more of it than data.
  if (signature.state !== 'good' && !named.isUnsignedTaken)
    return failed([signature.words, NEEDS_SIGNATURE].join('\n'), `backup-${signature.state}`)
  const identities = named.identity === '' ? [] : readIdentities(resolve(named.identity))
  const staged = await stageBackup(from, manifest, folder, identities)
  if (!staged.ok) return failed(staged.problem.message, staged.problem.code)
  // A relay that was started once on the new disk has a key of its own, and nobody in it.
  const keysHere = isInUse ? receiptKeysIn(dataDir.receiptKeyFile) : undefined
  const keysThere = readReceiptKeys(staged.value.receiptKeyFile, random)
  if (keysHere && !areOfOneRelay(keysHere, keysThere))
    return failed(
      'This folder is of another relay: its key is not the one of the backup. Move it away, or name another folder with DATA_DIR.',
      'other-relay',
    )
  const entries = entriesAfter(journal, manifest.journal, manifest.madeAt)
  const keys = keysAfterRestore(
    keysHere,
    keysThere,
    readSecurityJournal(journal),
    random,
    clock.now(),
  )
  const way: AccountsWay = {
    keepsAccounts: accountsHere !== undefined && accountsHere > 0,
    journal: journalState(journal, manifest),
    accounts: countAccounts(staged.value),
    entries: countEntries(entries),
  }
  const losses = findLosses(manifest.schools, dataDir, staged.value)
  return {
    task: { context, manifest, dataDir, staged: staged.value, entries, way, keys },
    said: [
      backupWords(manifest),
      signature.words,
      ...lossWords(losses),
      ...accountWords(way, manifest.madeAt),
      ...keyWords(keys),
    ],
    data: {
      schools: manifest.schools.length,
      madeAt: manifest.madeAt,
      signature: signature.state,
      losses,
      accounts: way,
      key: keys.way,
    },
    journal,
  }
}

const OPTIONS = {
  from: { help: 'the folder of a backup', isRequired: true },
  identity: { help: 'a file with the secret key, for an encrypted backup' },
  journal: { help: 'the security journal, where it is not in the data folder' },
  'without-journal': {
    help: 'goes ahead where there is no security journal, and what was ended since comes back',
    isFlag: true,
  },
  key: { help: 'the public key it is signed with, dcb1:…, where none lies beside the journal' },
  'without-signature': {
    help: 'goes ahead where nobody can tell that this relay has made the backup',
    isFlag: true,
  },
  'dry-run': { help: 'check everything, say what would happen, change nothing', isFlag: true },
} as const

const dryRun = async (context: CliContext, from: string, named: Named) => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-restore-'))
  try {
    const ready = await prepare(context, from, folder, named)
    if (!('task' in ready)) return ready
    const { journal } = ready.task.way
    return done(
      [
        ...ready.said,
        ...(journal === 'of-the-backup' ? [] : [NEEDS_JOURNAL]),
        'Nothing was changed.',
      ],
      {
        ...ready.data,
        isDryRun: true,
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const restore: CliCommand = {
  name: 'restore',
  summary: 'Puts a backup back. The relay must be stopped; what was there is kept beside it.',
  worksWithoutData: true,
  options: OPTIONS,
  run: async (values, context) => {
    const from = resolve(textOf(values, 'from'))
    const named: Named = {
      identity: textOf(values, 'identity'),
      journal: textOf(values, 'journal'),
      key: textOf(values, 'key'),
      isUnsignedTaken: values['without-signature'] === true,
    }
    if (values['dry-run']) return dryRun(context, from, named)
    if (!readManifest(from)) return failed('There is no backup in that folder.', 'no-backup')
    const dataDir = openDataDir(context.config.dataDir)
    const held = takeDataDir(dataDir.path)
    if (!held) return failed('The relay is running. Stop it first.', 'relay-running')
    undoCutOff(dataDir)
    const stamp = new Date(context.ports.clock.now()).toISOString().replaceAll(':', '-')
    const folder = join(dataDir.path, `restore-${stamp}`)
    try {
      const ready = await prepare(context, from, folder, named)
      if (!('task' in ready)) return ready
      if (ready.task.way.journal !== 'of-the-backup' && !values['without-journal'])
        return failed(
          [...ready.said, NEEDS_JOURNAL, 'Nothing was changed.'].join('\n'),
          'no-security-journal',
        )
      const before = await putBack(ready.task, stamp, ready.journal)
      return done(
        [
          ...ready.said,
          'Put back. Start the relay: devices bring back what they hold as they come online.',
          `What was there before is in ${before}.`,
        ],
        { ...ready.data, before },
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
      held.release()
    }
  },
}
