/**
 * Puts a backup back. The school's devices then heal it: a new epoch makes them offer what they hold.
 * Who may come in is not taken back in time: the accounts that are there stay as they are (a device
 * that was ended stays ended), and only where they are lost do those of the backup return, signed out.
 */
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openDataDir, takeDataDir } from '#sync-server/relay/data-dir.ts'
import { CONTROL_MIGRATIONS } from '#sync-server/storage/control/migrations.ts'
import { SCHOOL_MIGRATIONS } from '#sync-server/storage/school/migrations.ts'
import { type CliCommand, type CliContext, done, failed, type Outcome, textOf } from './command.ts'
import { changedFiles, type Manifest, readManifest } from './manifest.ts'
import { damageIn } from './verify.ts'
import { withRelay } from './with-relay.ts'

const stepOf = (file: string): number => {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  const step = database.pragma('user_version', { simple: true }) as number
  database.close()
  return step
}

/** Why this backup cannot be put back, or undefined. */
const objection = (folder: string, manifest: Manifest): Outcome | undefined => {
  const changed = changedFiles(folder, manifest)
  if (changed.length > 0)
    return failed(`The backup is not whole: ${changed.join(', ')}.`, 'backup-damaged')
  for (const { path } of manifest.files) {
    if (!path.endsWith('.db')) continue
    const file = join(folder, path)
    if (damageIn(file).length > 0) return failed(`${path} is damaged.`, 'backup-damaged')
    const known = path === 'control.db' ? CONTROL_MIGRATIONS.length : SCHOOL_MIGRATIONS.length
    if (stepOf(file) > known)
      return failed('This backup was made by a newer relay. Update this one first.', 'backup-newer')
  }
  return undefined
}

/** The accounts of the backup come back without a session: a cut-off device is not let in by it. */
const signEverybodyOut = (controlFile: string): void => {
  const database = new BetterSqlite3(controlFile)
  database.exec('DELETE FROM sessions')
  database.close()
}

const putBack = (from: string, context: CliContext, manifest: Manifest): string => {
  const dataDir = openDataDir(context.config.dataDir)
  const stamp = new Date(context.ports.clock.now()).toISOString().replaceAll(':', '-')
  const aside = join(dataDir.path, `before-restore-${stamp}`)
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  const keepsAccounts =
    existsSync(dataDir.controlFile) && damageIn(dataDir.controlFile).length === 0
  const moved = [
    'schools',
    ...(keepsAccounts ? [] : ['control.db', 'control.db-wal', 'control.db-shm']),
  ]
  for (const name of moved)
    if (existsSync(join(dataDir.path, name)))
      renameSync(join(dataDir.path, name), join(aside, name))
  for (const { path } of manifest.files) {
    if (path === 'control.db' && keepsAccounts) continue
    if (path === 'receipt.key' && existsSync(dataDir.receiptKeyFile)) continue
    cpSync(join(from, path), join(dataDir.path, path), { recursive: true })
  }
  if (!keepsAccounts) signEverybodyOut(dataDir.controlFile)
  return aside
}

export const restore: CliCommand = {
  name: 'restore',
  summary: 'Puts a backup back. The relay must be stopped; what was there is kept beside it.',
  worksWithoutData: true,
  options: { from: { help: 'the folder of a backup', isRequired: true } },
  run: async (values, context) => {
    const from = resolve(textOf(values, 'from'))
    const manifest = readManifest(from)
    if (!manifest) return failed('There is no backup in that folder.', 'no-backup')
    const refused = objection(from, manifest)
    if (refused) return refused
    openDataDir(context.config.dataDir)
    const held = takeDataDir(context.config.dataDir)
    if (!held) return failed('The relay is running. Stop it first.', 'relay-running')
    try {
      const aside = putBack(from, context, manifest)
      return await withRelay(context, ({ control, schools }) => {
        for (const school of manifest.schools) {
          if (!control.schools.byId(school.id)) control.schools.add(school)
          schools.of(school.id).newEpoch()
        }
        return done(
          [
            `Put back ${manifest.schools.length} school(s) as of ${manifest.madeAt}.`,
            'Start the relay: devices bring back what they hold as they come online.',
            `What was there before is in ${aside}.`,
          ],
          { schools: manifest.schools.length, madeAt: manifest.madeAt, before: aside },
        )
      })
    } finally {
      held.release()
    }
  },
}
