/** A school's own file: the log and everything that follows from it, nothing of any other school. */
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../open-database.ts'
import { accessIn } from './access.ts'
import { auditIn } from './audit.ts'
import { documentsIn } from './documents.ts'
import { erasureIn } from './erasure.ts'
import { logIn } from './log.ts'
import { metaIn } from './meta.ts'
import { SCHOOL_MIGRATIONS } from './migrations.ts'
import { publishedIn } from './published.ts'
import { quarantineIn } from './quarantine.ts'
import { retentionIn } from './retention.ts'
import { rowsIn } from './rows.ts'

const migrate = (database: Database, path: string): void => {
  const done = database.pragma('user_version', { simple: true }) as number
  if (done > SCHOOL_MIGRATIONS.length)
    throw new Error(`${path} is at step ${done}; this relay knows ${SCHOOL_MIGRATIONS.length}`)
  SCHOOL_MIGRATIONS.slice(done).forEach((step, index) => {
    database.transaction(() => {
      database.exec(step)
      database.pragma(`user_version = ${done + index + 1}`)
    })()
  })
}

/** More than a small commit needs, so that a disk with a last free page does not pass for a sound one. */
const TRIED_BYTES = 256 * 1024

/** Writes something to the disk and takes it away again. Throws when it cannot be written. */
const tryWriting = (database: Database): void => {
  database.exec(
    `INSERT INTO meta (key, value) VALUES ('trial', hex(zeroblob(${TRIED_BYTES / 2})))
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  database.exec("DELETE FROM meta WHERE key = 'trial'")
}

/** Deleted rows lie in free pages, and in the journal, until they are written over. */
const compact = (database: Database): boolean => {
  database.exec('VACUUM')
  const [done] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return done?.busy === 0
}

const prepare = (database: Database, path: string, mostBytes: number | undefined) => {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  database.pragma('cache_size = -16000')
  migrate(database, path)
  if (mostBytes !== undefined) {
    const pageBytes = database.pragma('page_size', { simple: true }) as number
    database.pragma(`max_page_count = ${Math.ceil(mostBytes / pageBytes)}`)
  }
  return {
    meta: metaIn(database),
    log: logIn(database),
    documents: documentsIn(database),
    access: accessIn(database),
    audit: auditIn(database),
    rows: rowsIn(database),
    published: publishedIn(database),
    quarantine: quarantineIn(database),
    erasure: erasureIn(database),
    retention: retentionIn(database),
    /** All of `work` or none of it. `work` must not wait for anything. */
    transaction: <Value>(work: () => Value): Value => database.transaction(work).immediate(),
    /** Everything `work` reads is of one moment; who writes meanwhile does not wait. */
    snapshot: <Value>(work: () => Value): Value => database.transaction(work).deferred(),
    /**
     * Many small reads for little more than the cost of one: the file is locked and looked at once.
     * `work` must not wait for anything. A read that fails may have ended it; the others then stand alone.
     */
    together: <Value>(work: () => Value): Value => {
      database.exec('BEGIN')
      try {
        return work()
      } finally {
        if (database.inTransaction) database.exec('COMMIT')
      }
    },
    /**
     * Overwrites what was deleted, in the file and in its journal. Blocks for as long as copying the
     * file takes. False while somebody still reads an older state: then it is to be done again.
     */
    compact: (): boolean => compact(database),
    tryWriting: (): void => tryWriting(database),
    backup: async (destination: string): Promise<void> => void (await database.backup(destination)),
    close: (): void => void database.close(),
  }
}

/**
 * Opens (and where needed makes or brings up to date) the file at `path`, or a school in memory.
 * Throws when a newer relay wrote it. Beyond `mostBytes` it answers like a full disk. A commit is on disk when the call that made it returns.
 */
export const openSchoolDb = (path: string, mostBytes?: number) =>
  openDatabase(path, (database) => prepare(database, path, mostBytes))

export type SchoolDb = ReturnType<typeof openSchoolDb>
