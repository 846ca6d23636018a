/**
 * Tells whoever may read a lesson's record that late work on it waits for an admin, and by whom; takes
 * that back with the answer. Not a word of what was refused leaves quarantine this way. BK15.
 */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { PersonId } from '#shared/kernel/actor.ts'
import { type DocId, docId, keyOf } from '#shared/kernel/ids.ts'
import { LATE_WORK } from '#shared/kernel/late-work.ts'
import { formerOf } from '#shared/kernel/principal.ts'
import type { QuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import type { Core } from './core.ts'
import { canonicalJson } from './derive.ts'
import { storePublications, type TouchedSets } from './published.ts'

/** Has this instructor been on the team of the learner, and is not any more? */
const hasLeft = (core: Core, instructorId: PersonId, learnerId: PersonId): boolean =>
  core.db.access.heldBy(instructorId).some((one) => formerOf(one)?.learnerId === learnerId)

/**
 * The oldest late work of the instructor whose lesson it was. Anybody could name any lesson, and who
 * left one learner the lesson of another.
 */
const lateOn = (core: Core, kind: AnyKind, lesson: DocId): QuarantineRow | undefined => {
  const { rows, quarantine } = core.db
  return rows
    .jsonOfDoc(lesson)
    .flatMap((json) => kind.lessonGiven?.(JSON.parse(json)) ?? [])
    .filter(({ instructorId, learnerId }) => hasLeft(core, instructorId, learnerId))
    .map(({ id, instructorId }) => quarantine.openOf(id, instructorId, LATE_WORK))
    .find((row) => row !== undefined)
}

/** Says anew how it stands with the lesson this document belongs to. Inside a transaction. */
export const markAwaiting = (core: Core, doc: DocId, touched: TouchedSets): void => {
  const { db } = core
  for (const kind of core.kinds.values()) {
    const lesson = docId(kind.name, keyOf(doc))
    if (kind.publishAwaiting === undefined || db.documents.byId(lesson) === undefined) continue
    const first = lateOn(core, kind, lesson)
    const waiting = first ? { by: first.person, atMs: first.receivedAt } : null
    const { set, id, data } = kind.publishAwaiting(lesson, waiting)
    const json = data === null ? null : canonicalJson(data)
    const readers = db.access.readers(lesson)
    storePublications(core, lesson, [{ set, id, json, readers }], touched)
  }
}

/** The same for every lesson that is said to wait: what waited may have gone without an answer. */
export const markAwaitingAnew = (core: Core, touched: TouchedSets): void => {
  for (const kind of core.kinds.values()) {
    const set = kind.publishAwaiting?.(docId(kind.name, ''), null).set
    for (const id of set === undefined ? [] : core.db.published.standingIds(set))
      markAwaiting(core, docId(kind.name, id), touched)
  }
}
