/** What a restore would bring back, and what is only here and would go: counted before anything moves. */
import { existsSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import type { DataDir } from '#sync-server/relay/data-dir.ts'
import { damageIn } from '../verify.ts'

export type SchoolLosses = {
  readonly school: string
  readonly changes: number
  /** Changes of the backup that are not here now. */
  readonly back: number
  /** Null: the file that is here cannot be read, so nobody knows. */
  readonly lost: {
    readonly changes: number
    /** When the last of them arrived. */
    readonly untilMs: number | null
    readonly refused: number
    readonly setRows: number
    readonly auditRows: number
  } | null
}

const CHANGES = "SELECT hash FROM log WHERE kind = 'change'"
const THEN_CHANGES = "SELECT hash FROM backup.log WHERE kind = 'change'"
/** Rows people wrote into sets; what documents publish comes again with the documents. */
const SET_ROWS = 'SELECT set_name, id, json FROM published WHERE deleted = 0'
const THEN_SET_ROWS = 'SELECT set_name, id, json FROM backup.published WHERE deleted = 0'

const lossesOf = (school: string, now: DataDir, staged: DataDir): SchoolLosses => {
  const file = now.schoolFile(school)
  const there = existsSync(file)
  const isReadable = there && damageIn(file).length === 0
  const database = new BetterSqlite3(isReadable ? file : ':memory:', { readonly: isReadable })
  try {
    database.prepare('ATTACH ? AS backup').run(staged.schoolFile(school))
    const count = (query: string): number =>
      database.prepare<[], number>(`SELECT count(*) FROM (${query})`).pluck().get() ?? 0
    const changes = count(THEN_CHANGES)
    if (!isReadable)
      return {
        school,
        changes,
        back: changes,
        lost: there ? null : { changes: 0, untilMs: null, refused: 0, setRows: 0, auditRows: 0 },
      }
    return {
      school,
      changes,
      back: count(`${THEN_CHANGES} EXCEPT ${CHANGES}`),
      lost: {
        changes: count(`${CHANGES} EXCEPT ${THEN_CHANGES}`),
        untilMs:
          database
            .prepare<[], number | null>(
              `SELECT max(received_at) FROM log WHERE hash IN (${CHANGES} EXCEPT ${THEN_CHANGES})`,
            )
            .pluck()
            .get() ?? null,
        refused: count('SELECT hash FROM quarantine EXCEPT SELECT hash FROM backup.quarantine'),
        setRows: count(`${SET_ROWS} EXCEPT ${THEN_SET_ROWS}`),
        auditRows: count('SELECT hash FROM audit EXCEPT SELECT hash FROM backup.audit'),
      },
    }
  } finally {
    database.close()
  }
}

/** Schools that are here and not in the backup: they would be gone. */
const schoolsOnlyHere = (now: DataDir, kept: readonly string[]): string[] => {
  if (!existsSync(now.controlFile) || damageIn(now.controlFile).length > 0) return []
  const database = new BetterSqlite3(now.controlFile, { readonly: true })
  const all = database.prepare<[], string>('SELECT id FROM schools ORDER BY id').pluck().all()
  database.close()
  return all.filter((id) => !kept.includes(id))
}

export type Losses = {
  readonly schools: readonly SchoolLosses[]
  readonly schoolsOnlyHere: readonly string[]
}

export const findLosses = (schools: readonly string[], now: DataDir, staged: DataDir): Losses => ({
  schools: schools.map((id) => lossesOf(id, now, staged)),
  schoolsOnlyHere: schoolsOnlyHere(now, schools),
})
