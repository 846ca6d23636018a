/** One database as it stands now, while others write to it: whole, and without what was deleted. */
import { closeSync, openSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'

const open = (file: string) => {
  const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  database.pragma('busy_timeout = 10000')
  return database
}

/**
 * Writes a copy to a new file. Not a copy of the file's bytes: pages of what was erased stay behind,
 * and what another process has not yet checkpointed comes along. For the operator's eyes alone.
 */
export const snapshot = (from: string, to: string): void => {
  const database = open(from)
  try {
    // SQLite would make it readable to everybody on the machine; an empty file it takes as it is.
    closeSync(openSync(to, 'wx', 0o600))
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
}

/** Rows of each table. */
export const countRows = (file: string): Record<string, number> => {
  const database = open(file)
  try {
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all()
    const count = (table: string): number =>
      database.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0
    return Object.fromEntries(tables.map((table) => [table, count(table)]))
  } finally {
    database.close()
  }
}
