/** Deleting for good: a person's records with all their history, and what must be remembered of it. */
import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/kernel/actor.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type ErasedDoc = { readonly doc: DocId; readonly person: PersonId }

type Refused = { readonly person: PersonId; readonly keys: string }

/**
 * A device says its last words in several requests; of each person so many changes are known again by
 * their hash, and nobody's crowd out another's.
 */
const MOST_UNKEPT_OF_A_PERSON = 5_000

export const erasureIn = (database: Database) => {
  const addPerson = database.prepare<[PersonId, InstantMs]>(
    'INSERT OR IGNORE INTO erased_person (person, at) VALUES (?, ?)',
  )
  const forgetNewRows = database.prepare<[PersonId]>('DELETE FROM new_rows WHERE person = ?')
  const addDoc = database.prepare<[DocId, InstantMs]>(
    'INSERT OR IGNORE INTO erased (doc, at) VALUES (?, ?)',
  )
  const addEntry = database.prepare<[DocId, PersonId, InstantMs]>(
    "INSERT INTO log (kind, doc, person, received_at) VALUES ('erase', ?, ?, ?)",
  )
  const because = database
    .prepare<[DocId], PersonId>("SELECT person FROM log WHERE kind = 'erase' AND doc = ?")
    .pluck()
  const between = database.prepare<[number, number], ErasedDoc>(
    "SELECT doc, person FROM log WHERE kind = 'erase' AND seq > ? AND seq <= ? ORDER BY seq",
  )
  // By readers, by what is held because of it, and by whatever a row of it says.
  const naming = database
    .prepare<[{ person: PersonId; own: string; team: string }], DocId>(
      `SELECT doc FROM access WHERE principal IN (@own, @team)
       UNION SELECT doc FROM holder WHERE person = @person
       UNION SELECT doc FROM row WHERE instr(json, @person) > 0
       ORDER BY 1`,
    )
    .pluck()
  const forget = [
    "DELETE FROM log WHERE doc = ? AND kind = 'change'",
    'DELETE FROM snap WHERE doc = ?',
    'DELETE FROM doc WHERE id = ?',
    'DELETE FROM row WHERE doc = ?',
    'DELETE FROM quarantine WHERE doc = ?',
  ].map((sql) => database.prepare<[DocId]>(sql))
  // What the relay never accepted is nobody's yet: whom one change of it names, all of it is about.
  const refusedAbout = `FROM quarantine WHERE person = @person
    OR instr(bytes, CAST(@person AS BLOB)) > 0 OR instr(doc, @person) > 0
    OR substr(doc, instr(doc, ':') + 1) IN (SELECT value FROM json_each(@keys))
    OR doc IN (SELECT doc FROM quarantine AS other WHERE instr(bytes, CAST(@person AS BLOB)) > 0
      AND NOT EXISTS (SELECT 1 FROM doc WHERE id = other.doc))`
  const forgetRefused = database.prepare<[Refused]>(`DELETE ${refusedAbout}`)
  const refused = database.prepare<[Refused], number>(`SELECT count(*) ${refusedAbout}`).pluck()
  const standing = database.prepare<[], { set: string; id: string; json: string }>(
    'SELECT set_name AS "set", id, json FROM published WHERE deleted = 0',
  )
  const blank = database.prepare<[number, number, string, string]>(
    `UPDATE published SET deleted = 1, json = '{}', seq = ?,
       source_json = CASE ? WHEN 1 THEN source_json END
     WHERE set_name = ? AND id = ?`,
  )
  const read = <Value>(sql: string): Set<Value> =>
    new Set(database.prepare<[], Value>(sql).pluck().all())
  // Asked with every push, so they are kept in memory; ids only.
  const persons = read<PersonId>('SELECT person FROM erased_person')
  const gone = read<DocId>('SELECT doc FROM erased')
  const cut = read<DocId>("SELECT doc FROM log WHERE kind = 'erase'")

  const erasedAt = database
    .prepare<[PersonId], InstantMs>('SELECT at FROM erased_person WHERE person = ?')
    .pluck()

  const addUnkept = database.prepare<[string, PersonId]>(
    'INSERT OR IGNORE INTO unkept (hash, person) VALUES (?, ?)',
  )
  const dropOldestUnkept = database.prepare<[{ person: PersonId }]>(
    `DELETE FROM unkept WHERE person = @person AND seq <= (SELECT seq FROM unkept
       WHERE person = @person ORDER BY seq DESC LIMIT 1 OFFSET ${MOST_UNKEPT_OF_A_PERSON})`,
  )
  const isUnkept = database.prepare<[string], number>('SELECT 1 FROM unkept WHERE hash = ?').pluck()
  const forgetUnkept = database.prepare<[PersonId]>('DELETE FROM unkept WHERE person = ?')
  const about = (person: PersonId, docs: readonly DocId[]): Refused => ({
    person,
    keys: JSON.stringify(docs.map(keyOf)),
  })

  return {
    persons: (): ReadonlySet<PersonId> => persons,
    erasedAt: (person: PersonId): InstantMs | undefined => erasedAt.get(person),
    /** Erased as a whole: nothing may be written to it again. */
    isGone: (doc: DocId): boolean => gone.has(doc),
    /** Its past was erased, if not all of it: nothing that stands on that past is taken any more. */
    isCut: (doc: DocId): boolean => cut.has(doc),
    /** Documents that may name this person. */
    naming: (person: PersonId): DocId[] =>
      naming.all({ person, own: `person:${person}`, team: `team:${person}` }),
    /** Documents erased, or begun anew, after `from` up to and including `to`. */
    between: (from: number, to: number): ErasedDoc[] => between.all(from, to),
    /** On whose account it was erased, or its past. */
    because: (doc: DocId): PersonId[] => because.all(doc),
    rememberPerson: (person: PersonId, at: InstantMs): void => {
      addPerson.run(person, at)
      forgetUnkept.run(person)
      forgetNewRows.run(person)
      persons.add(person)
    },
    /**
     * Deletes all that is known of a document but who could read it, who must hear that it is gone.
     * @param isGone false when it begins anew without its past
     */
    forget: (doc: DocId, person: PersonId, at: InstantMs, isGone: boolean): void => {
      for (const statement of forget) statement.run(doc)
      addEntry.run(doc, person, at)
      cut.add(doc)
      if (!isGone) return
      addDoc.run(doc, at)
      gone.add(doc)
    },
    /** Refused changes by this person, naming them, or to their records and what belongs to these. */
    refused: (person: PersonId, docs: readonly DocId[]): number =>
      refused.get(about(person, docs)) as number,
    forgetRefused: (person: PersonId, docs: readonly DocId[]): void =>
      void forgetRefused.run(about(person, docs)),
    /** What this person handed in about somebody erased: a change's true hash. */
    rememberUnkept: (hash: string, by: PersonId): void => {
      if (addUnkept.run(hash, by).changes === 1) dropOldestUnkept.run({ person: by })
    },
    isUnkept: (hash: string): boolean => isUnkept.get(hash) !== undefined,
    /** Rows of sets, to look through for a person's. */
    standing: (): { set: string; id: string; json: string }[] => standing.all(),
    /** Takes a row of a set back and empties it. With its source: its document stands and says it. */
    blank: (set: string, id: string, seq: number, keepsSource: boolean): void =>
      void blank.run(seq, keepsSource ? 1 : 0, set, id),
  }
}
