/**
 * What a learner has asked for and nobody has answered, counted here when they ask for more: nobody
 * fills a school's diary, or its file, by asking.
 */
import { isLearner } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import type { Sender } from './admission.ts'
import { type Core, kindOfDoc } from './core.ts'

/** Is this a learner's new record of a kind that bounds how many may wait? */
export const isAsking = (core: Core, { actor }: Sender, doc: DocId): boolean =>
  kindOfDoc(core, doc)?.waitsForAnswer !== undefined &&
  isLearner(actor) &&
  core.db.documents.byId(doc) === undefined

/** How many of theirs wait; undefined when nobody wants to know. */
export const waitingOf = (core: Core, sender: Sender, doc: DocId): number | undefined => {
  const kind = kindOfDoc(core, doc)
  if (kind?.waitsForAnswer === undefined || !isAsking(core, sender, doc)) return undefined
  const now = core.ports.clock.now()
  return core.db.rows
    .jsonReadBy(personPrincipal(sender.person), kind.name)
    .filter((json) => kind.waitsForAnswer?.(JSON.parse(json), sender.person, now)).length
}
