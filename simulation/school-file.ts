/** A school's file seen from outside: read with eyes of its own, copied, put back. */
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export const openSchoolFile = (folder: string, schoolId: string) => {
  let generation = 0
  const path = (): string => join(folder, `${schoolId}-${generation}.db`)
  let reader: Database.Database | undefined
  let hasHash: Database.Statement<[string]> | undefined

  const database = (): Database.Database => {
    reader ??= new Database(path(), { readonly: true })
    return reader
  }
  const forget = (): void => {
    reader?.close()
    reader = undefined
    hasHash = undefined
  }

  return {
    path,
    generation: (): number => generation,
    /** What the file has grown to, without its journal. */
    bytes: (): number => (existsSync(path()) ? statSync(path()).size : 0),
    inspect: <T>(query: string, ...values: unknown[]): T[] =>
      database()
        .prepare(query)
        .all(...values) as T[],
    hasChange: (hash: string): boolean => {
      hasHash ??= database().prepare<[string]>('SELECT 1 FROM log WHERE hash = ?')
      return hasHash.get(hash) !== undefined
    },
    hashes: (): string[] =>
      database().prepare('SELECT hash FROM log WHERE hash IS NOT NULL').pluck().all() as string[],
    /** Everything that is committed now, as one file. */
    copy: (): Uint8Array => database().serialize(),
    replace: (bytes: Uint8Array): void => {
      forget()
      // Another name: whoever was killed may still hold the old file open.
      generation += 1
      writeFileSync(path(), bytes)
    },
    close: forget,
  }
}
