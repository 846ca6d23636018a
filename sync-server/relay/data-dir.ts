/** Where everything lies in the data folder, and that only one relay works in it. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { SchoolId } from '#shared/kernel/actor.ts'
import { openDatabase } from '#sync-server/storage/open-database.ts'

const SCHOOL_ID = /^[A-Za-z0-9-]{1,64}$/

/** A school's id is also the name of its file. */
export const isSchoolId = (id: string): boolean => SCHOOL_ID.test(id)

export type DataDir = {
  readonly path: string
  readonly controlFile: string
  readonly receiptKeyFile: string
  /** Stands beside the databases, or on another disk. */
  readonly securityJournalFile: string
  readonly schoolsDir: string
  /** Packs of questions that came after this version of the relay. */
  readonly packsDir: string
  schoolFile(schoolId: SchoolId): string
}

/** Makes the folders where they are missing. Throws when they cannot be made. */
export const openDataDir = (path: string): DataDir => {
  const schoolsDir = join(path, 'schools')
  mkdirSync(schoolsDir, { recursive: true, mode: 0o700 })
  return dataDirAt(path)
}

/** Only says where things would lie. */
export const dataDirAt = (path: string): DataDir => {
  const schoolsDir = join(path, 'schools')
  return {
    path,
    schoolsDir,
    packsDir: join(path, 'question-packs'),
    controlFile: join(path, 'control.db'),
    receiptKeyFile: join(path, 'receipt.key'),
    securityJournalFile: join(path, 'security-journal.jsonl'),
    schoolFile: (schoolId) => {
      if (!isSchoolId(schoolId)) throw new Error('A school id that is no file name')
      return join(schoolsDir, `${schoolId}.db`)
    },
  }
}

/** Stands in the folder while a restore moves files: half of them may be of before. */
const RESTORING = 'restore-unfinished'

/** What a relay has to say instead of working in a folder that is half restored. */
export const UNFINISHED_RESTORE =
  'A restore was cut off in this folder. Run `relay restore` again; what was there is kept beside it.'

export const isHalfRestored = (path: string): boolean => existsSync(join(path, RESTORING))

/** Where the files of before are, if a restore was cut off here. */
export const restoreCutOff = (path: string): string | undefined =>
  isHalfRestored(path) ? readFileSync(join(path, RESTORING), 'utf8') : undefined

/**
 * Says in the folder that files are being moved, for as long as `move` takes; and after, if it throws.
 * @param aside where those of before go
 */
export const whileRestoring = (path: string, aside: string, move: () => void): void => {
  const marker = join(path, RESTORING)
  writeFileSync(marker, aside, { mode: 0o600, flush: true })
  syncFolder(path)
  move()
  syncFolder(path)
  rmSync(marker)
  syncFolder(path)
}

/** A renamed file is where it is only once its folder is on disk. */
const syncFolder = (path: string): void => {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

export const hasData = (path: string): boolean => existsSync(dataDirAt(path).controlFile)

/**
 * Takes the folder for this process; undefined when another one has it. The lock is one of SQLite's,
 * so it is gone the moment its holder is, however that ended. Throws when the disk takes no lock.
 */
export const takeDataDir = (path: string): { release(): void } | undefined => {
  try {
    return openDatabase(join(path, 'relay.lock'), (database) => {
      database.pragma('busy_timeout = 0')
      database.exec('BEGIN EXCLUSIVE')
      return { release: () => void database.close() }
    })
  } catch (fault) {
    if ((fault as { code?: unknown }).code === 'SQLITE_BUSY') return undefined
    throw fault
  }
}
