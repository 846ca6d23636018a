/** The schools this relay serves. What happens inside one lives in that school's own file. */
import type { Database } from 'better-sqlite3'
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type SchoolRow = {
  readonly id: SchoolId
  readonly name: string
  readonly createdAt: InstantMs
}

const COLUMNS = 'id, name, created_at AS createdAt'

export const schoolsIn = (database: Database) => {
  const insert = database.prepare<[SchoolRow]>(
    'INSERT INTO schools (id, name, created_at) VALUES (@id, @name, @createdAt)',
  )
  const byId = database.prepare<[SchoolId], SchoolRow>(
    `SELECT ${COLUMNS} FROM schools WHERE id = ?`,
  )
  const all = database.prepare<[], SchoolRow>(`SELECT ${COLUMNS} FROM schools ORDER BY created_at`)
  return {
    add: (school: SchoolRow): void => void insert.run(school),
    byId: (id: SchoolId): SchoolRow | undefined => byId.get(id),
    all: (): SchoolRow[] => all.all(),
  }
}
