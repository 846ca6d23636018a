/** What is needed to say whose records have been quiet, and to drop what has been decided long ago. */
import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'

const PERSON = 'person:'

export const retentionIn = (database: Database) => {
  const activity = database.prepare<[], { principal: string; lastAtMs: InstantMs }>(
    `SELECT access.principal AS principal, max(log.received_at) AS lastAtMs
     FROM access JOIN doc ON doc.id = access.doc JOIN log ON log.seq = doc.last_seq
     WHERE access.principal >= 'person:' AND access.principal < 'person;'
     GROUP BY access.principal`,
  )
  const drop = database.prepare<[InstantMs]>(
    "DELETE FROM quarantine WHERE decision IS NOT NULL AND decided_at < ? AND code <> 'excised'",
  )
  // What was taken out of the log had been accepted once, and would come back by that: its name stays.
  const blank = database.prepare<[InstantMs]>(
    `UPDATE quarantine SET bytes = zeroblob(0), reason = NULL
     WHERE decision IS NOT NULL AND decided_at < ? AND code = 'excised' AND length(bytes) > 0`,
  )
  return {
    /** By person: when a change last arrived in a record that is open to them by name. */
    lastActivity: (): Map<PersonId, InstantMs> =>
      new Map(
        activity.all().map(({ principal, lastAtMs }) => [principal.slice(PERSON.length), lastAtMs]),
      ),
    /** Of what was taken out of the log only the words go. @returns how many */
    dropDecidedRefusals: (before: InstantMs): number =>
      drop.run(before).changes + blank.run(before).changes,
  }
}
