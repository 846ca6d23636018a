/** A database file of the relay's: private, and not left open where it cannot be used. */
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { keepPrivate } from './private-file.ts'

const IN_MEMORY = ':memory:'

/**
 * Opens the file, or makes it, and gives what `prepare` makes of it. Closed again when that throws:
 * a file that is broken is asked for over and over.
 */
export const openDatabase = <Prepared>(
  path: string,
  prepare: (database: Database) => Prepared,
): Prepared => {
  if (path !== IN_MEMORY) keepPrivate(path)
  const database = new BetterSqlite3(path)
  try {
    return prepare(database)
  } catch (fault) {
    database.close()
    throw fault
  }
}
