/** Puts a finished data folder in the place of the one that is there, which is kept beside it. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DataDir, restoreCutOff, whileRestoring } from '#sync-server/relay/data-dir.ts'
import { BEFORE_RESTORE } from '../known-backups.ts'
import { folderOnDisk } from '../on-disk.ts'

const MOVED = ['schools', 'control.db', 'control.db-wal', 'control.db-shm', 'receipt.key']

const moveAll = (names: readonly string[], from: string, to: string): void => {
  for (const name of names)
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name))
}

/** A restore that was cut off while it moved files: everything of before goes back to its place. */
export const undoCutOff = (dataDir: DataDir): void => {
  const aside = restoreCutOff(dataDir.path)
  if (aside === undefined) return
  whileRestoring(dataDir.path, aside, () => {
    for (const name of MOVED) {
      if (!existsSync(join(aside, name))) continue
      rmSync(join(dataDir.path, name), { recursive: true, force: true })
      renameSync(join(aside, name), join(dataDir.path, name))
    }
  })
}

/**
 * Renames, so that it takes a moment; if the machine dies in it, the relay does not start in what is
 * left, and the restore is run again. @returns where the old folder's files are
 */
export const swapIn = (dataDir: DataDir, staged: DataDir, stamp: string): string => {
  const aside = join(dataDir.path, `${BEFORE_RESTORE}${stamp}`)
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  folderOnDisk(staged.path)
  whileRestoring(dataDir.path, aside, () => {
    moveAll(MOVED, dataDir.path, aside)
    moveAll(MOVED, staged.path, dataDir.path)
  })
  return aside
}
