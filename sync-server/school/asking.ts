/**
 * What a learner has asked for: how much of it nobody has answered, and how much is of today. Counted
 * here when they ask for more, or somebody could fill a school's diary, or its file, by asking.
 */
import type { AskedFor } from '#shared/documents/document-kind.ts'
import { isLearner, type PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { Sender } from './admission.ts'
import { type Core, kindOfDoc } from './core.ts'

/** Is this a learner's new record of a kind that bounds what may be asked for? */
export const isAsking = (core: Core, { actor }: Sender, doc: DocId): boolean =>
  kindOfDoc(core, doc)?.waitsForAnswer !== undefined &&
  isLearner(actor) &&
  core.db.documents.byId(doc) === undefined

const dayOf = (core: Core): number => Math.floor(core.ports.clock.now() / DAY_MS)

/** What they have asked for before this; undefined when nobody wants to know. */
export const askedBy = (core: Core, sender: Sender, doc: DocId): AskedFor | undefined => {
  const kind = kindOfDoc(core, doc)
  if (kind?.waitsForAnswer === undefined || !isAsking(core, sender, doc)) return undefined
  const now = core.ports.clock.now()
  const open = core.db.rows
    .jsonReadBy(personPrincipal(sender.person), kind.name)
    .filter((json) => kind.waitsForAnswer?.(JSON.parse(json), sender.person, now)).length
  // Kinds and sets share the table of new rows: none of them has the name of another.
  const today = core.db.published.newRowsOf(kind.name, sender.person, dayOf(core))
  return { open, today }
}

/** Inside the transaction that stores the record. */
export const countAsked = (core: Core, person: PersonId, doc: DocId): void => {
  const kind = kindOfDoc(core, doc)
  if (kind) core.db.published.countNewRow(kind.name, person, dayOf(core))
}
