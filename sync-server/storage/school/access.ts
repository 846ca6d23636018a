/** Who may read what: a document names principals, people hold them. Derived from the documents. */
import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'

export type Holding = { readonly person: PersonId; readonly principal: string }

export const accessIn = (database: Database) => {
  const readers = database
    .prepare<[DocId], string>('SELECT principal FROM access WHERE doc = ? ORDER BY principal')
    .pluck()
  const addReader = database.prepare<[DocId, string]>(
    'INSERT OR IGNORE INTO access (doc, principal) VALUES (?, ?)',
  )
  const dropReader = database.prepare<[DocId, string]>(
    'DELETE FROM access WHERE doc = ? AND principal = ?',
  )
  const docsOf = database
    .prepare<[string], DocId>('SELECT doc FROM access WHERE principal = ?')
    .pluck()
  const docsOfBoth = database
    .prepare<[string, string], DocId>(
      `SELECT a.doc FROM access a JOIN access b ON b.doc = a.doc
       WHERE a.principal = ? AND b.principal = ? ORDER BY a.doc`,
    )
    .pluck()
  const holdings = database.prepare<[DocId], Holding>(
    'SELECT person, principal FROM holder WHERE doc = ? ORDER BY person, principal',
  )
  const addHolding = database.prepare<[DocId, PersonId, string]>(
    'INSERT OR IGNORE INTO holder (doc, person, principal) VALUES (?, ?, ?)',
  )
  const dropHolding = database.prepare<[DocId, PersonId, string]>(
    'DELETE FROM holder WHERE doc = ? AND person = ? AND principal = ?',
  )
  const heldBy = database
    .prepare<[PersonId], string>(
      'SELECT DISTINCT principal FROM holder WHERE person = ? ORDER BY principal',
    )
    .pluck()
  // With the words of the index, or the table would be gone through.
  const restricted = database
    .prepare<[], string>(
      `SELECT DISTINCT substr(principal, 12) FROM holder
       WHERE principal >= 'restricted:' AND principal < 'restricted;'`,
    )
    .pluck()
  const heldBeside = database
    .prepare<[{ person: PersonId; principal: string }], PersonId>(
      `SELECT DISTINCT other.person FROM holder own JOIN holder other ON other.doc = own.doc
       WHERE own.person = @person AND own.principal = @principal AND other.person <> @person`,
    )
    .pluck()
  return {
    readers: (doc: DocId): string[] => readers.all(doc),
    addReader: (doc: DocId, principal: string): void => void addReader.run(doc, principal),
    dropReader: (doc: DocId, principal: string): void => void dropReader.run(doc, principal),
    docsOf: (principal: string): DocId[] => docsOf.all(principal),
    /** Documents that name both as readers. */
    docsOfBoth: (one: string, other: string): DocId[] => docsOfBoth.all(one, other),
    holdings: (doc: DocId): Holding[] => holdings.all(doc),
    addHolding: (doc: DocId, one: Holding): void =>
      void addHolding.run(doc, one.person, one.principal),
    dropHolding: (doc: DocId, one: Holding): void =>
      void dropHolding.run(doc, one.person, one.principal),
    /** Principals this person holds because of some document. */
    heldBy: (person: PersonId): string[] => heldBy.all(person),
    /** Who else holds something by a document from which this person holds this. */
    heldBeside: (person: PersonId, principal: string): PersonId[] =>
      heldBeside.all({ person, principal }),
    /** Learners nothing new is written about. */
    restricted: (): PersonId[] => restricted.all(),
  }
}
