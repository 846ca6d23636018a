/**
 * Makes a data folder out of a backup, aside: checked, decrypted, brought up to date. Until it has
 * proven whole nothing that is there is touched.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import { type DataDir, openDataDir } from '#sync-server/relay/data-dir.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { CONTROL_MIGRATIONS } from '#sync-server/storage/control/migrations.ts'
import { SCHOOL_MIGRATIONS } from '#sync-server/storage/school/migrations.ts'
import { openSchoolDb } from '#sync-server/storage/school/school-db.ts'
import { decryptFile } from '../age.ts'
import { changedFiles, describeFile, type Manifest, storedPath } from '../manifest.ts'
import { damageIn } from '../verify.ts'

const stepOf = (file: string): number => {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  const step = database.pragma('user_version', { simple: true }) as number
  database.close()
  return step
}

const isControl = (path: string): boolean => path === 'control.db'

/** What is wrong with a file that was just unpacked; undefined: nothing. */
const faultIn = (path: string, file: string): Result<never> | undefined => {
  if (!path.endsWith('.db')) return undefined
  if (damageIn(file).length > 0) return refuseWith('backup-damaged', `${path} is damaged.`)
  const known = isControl(path) ? CONTROL_MIGRATIONS.length : SCHOOL_MIGRATIONS.length
  if (stepOf(file) > known)
    return refuseWith(
      'backup-newer',
      'This backup was made by a newer relay. Update this one first.',
    )
  const opened = isControl(path) ? openControlDb(file) : openSchoolDb(file)
  opened.close()
  return undefined
}

/** Refuses `backup-damaged`, `backup-newer`, `identity-needed` and `identity-wrong`. */
export const stageBackup = async (
  from: string,
  manifest: Manifest,
  folder: string,
  identities: readonly string[],
): Promise<Result<DataDir>> => {
  const changed = await changedFiles(from, manifest)
  if (changed.length > 0)
    return refuseWith('backup-damaged', `The backup is not whole: ${changed.join(', ')}.`)
  if (manifest.recipient !== null && identities.length === 0)
    return refuseWith(
      'identity-needed',
      `The backup is encrypted to ${manifest.recipient}. Name the file with its secret key: --identity.`,
    )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const staged = openDataDir(folder)
  for (const one of manifest.files) {
    const file = join(folder, one.path)
    const stored = join(from, storedPath(one, manifest))
    try {
      if (manifest.recipient === null) copyFileSync(stored, file)
      else await decryptFile(stored, file, identities)
    } catch {
      return refuseWith(
        'identity-wrong',
        `${one.path} cannot be opened with that key. The backup is encrypted to ${manifest.recipient}.`,
      )
    }
    if ((await describeFile(file)).sha256 !== one.plain.sha256)
      return refuseWith('backup-damaged', `The backup is not whole: ${one.path}.`)
    const fault = faultIn(one.path, file)
    if (fault) return fault
  }
  return ok(staged)
}
