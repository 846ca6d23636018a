/**
 * Erasing a person everywhere on this relay. The journal first: whatever happens after it, a relay
 * that starts again, or is restored, finds there what it has to finish. T52.
 */
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { ErasedAtDoor } from '#sync-server/storage/control/erasure.ts'
import type { JournalEntry, SecurityJournal } from '#sync-server/storage/security-journal.ts'
import { RELAY } from './audited.ts'
import type { School } from './types.ts'

export type EraseBy = { readonly person: PersonId; readonly device: DeviceId }

const REPEATED: EraseBy = { person: RELAY, device: RELAY }

/**
 * The deed alone, at the door and in the school's file; for repeating what the journal says. Again is
 * harmless. Does not compact, so that several can be done before it.
 */
export const erasePerson = (
  school: School,
  control: ControlDb,
  personId: PersonId,
  at: number,
  by: EraseBy = REPEATED,
): ErasedAtDoor => {
  const erased = control.transaction(() => {
    const done = control.erasure.erase(school.id, personId, at)
    control.securityLog.write({
      at,
      action: 'person-erased',
      outcome: 'done',
      schoolId: school.id,
      personId,
    })
    return done
  })
  school.erasure.erase(personId, by)
  return erased
}

/**
 * Writes over what was deleted, in both files. False: one is still being read, try again. The door's
 * first: the school's file says that it is due, and may cease to say so only once both are done.
 */
export const compactAfterErasing = (school: School, control: ControlDb): boolean =>
  control.erasure.compact() && school.erasure.compact()

/** Journal, then deed. */
export const eraseForGood = (
  deps: { readonly journal: SecurityJournal; readonly control: ControlDb; readonly clock: Clock },
  school: School,
  personId: PersonId,
  by: EraseBy,
): ErasedAtDoor => {
  const at = deps.clock.now()
  deps.journal.append({ what: 'person-erased', at, schoolId: school.id, personId })
  return erasePerson(school, deps.control, personId, at, by)
}

/**
 * Does what the journal says was done and the school's file, or the door, does not know: a crash came
 * in between, or one of them is older than the deed. At opening, before anybody is served.
 */
export const finishErasures = (
  school: School,
  control: ControlDb,
  entries: readonly JournalEntry[],
  clock: Clock,
): void => {
  const unknown = entries.flatMap((entry) =>
    entry.what === 'person-erased' &&
    entry.schoolId === school.id &&
    (!school.erasure.isErased(entry.personId) || control.erasure.isKnown(school.id, entry.personId))
      ? [entry.personId]
      : [],
  )
  if (unknown.length === 0) return
  for (const personId of new Set(unknown)) erasePerson(school, control, personId, clock.now())
  // Where it cannot be done now, the school's file says that it is due, and the night does it.
  compactAfterErasing(school, control)
}
