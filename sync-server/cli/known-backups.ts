/** Which backup was the last, and what a restore has laid aside: for whoever has forgotten. T43, P11. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS, HOUR_MS } from '#shared/kernel/time-units.ts'
import type { DataDir } from '#sync-server/relay/data-dir.ts'
import { receiptKeysIn } from '#sync-server/relay/receipt-key.ts'

/** In the data folder. */
const LAST_BACKUP = 'last-backup.json'
/** Begins the name of a folder with everything that was there before a restore. */
export const BEFORE_RESTORE = 'before-restore-'

const lastBackup = v.object({ madeAt: v.number(), folder: v.string() })
type LastBackup = v.InferOutput<typeof lastBackup>

export const noteBackup = ({ path }: DataDir, made: LastBackup): void =>
  writeFileSync(join(path, LAST_BACKUP), `${JSON.stringify(made)}\n`, { mode: 0o600 })

const lastBackupOf = ({ path }: DataDir): LastBackup | undefined => {
  try {
    return v.parse(lastBackup, JSON.parse(readFileSync(join(path, LAST_BACKUP), 'utf8')))
  } catch {
    return undefined // none yet, or half written: both mean that nobody knows of one
  }
}

export type BackupFinding = { readonly says: string; readonly isWarning: boolean }

/** Undefined where there is nothing to be backed up. */
export const aboutBackups = (dataDir: DataDir, now: InstantMs): BackupFinding | undefined => {
  if (!existsSync(dataDir.controlFile)) return undefined
  const last = lastBackupOf(dataDir)
  if (last === undefined) {
    const says = 'none was ever made from here; `relay backup` makes one, best every hour'
    return { says, isWarning: true }
  }
  const hours = Math.max(0, Math.floor((now - last.madeAt) / HOUR_MS))
  const says = `the last was made ${hours === 1 ? '1 hour' : `${hours} hours`} ago, in ${last.folder}`
  const renewedAt = receiptKeysIn(dataDir.receiptKeyFile)?.ended.at(-1)?.endedAt ?? 0
  if (last.madeAt < renewedAt) {
    const lacks = 'before the receipt key was renewed: make one now, or the new key is in none'
    return { says: `${says}, ${lacks}`, isWarning: true }
  }
  return { says, isWarning: now - last.madeAt > DAY_MS }
}

/** Undefined where no restore has left anything. */
export const aboutLaidAside = ({ path }: DataDir): BackupFinding | undefined => {
  const folders = readdirSync(path).filter((name) => name.startsWith(BEFORE_RESTORE))
  if (folders.length === 0) return undefined
  const named = folders.map((name) => join(path, name)).join(', ')
  const says = `${named} holds everything of then, also people who were erased since: delete it once the school is content`
  return { says, isWarning: true }
}
