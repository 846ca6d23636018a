/**
 * What a late device may still say of somebody who was erased: nothing. Not to a record that is gone,
 * not on top of a past that is gone, and no new record that names them. It is told so, and what it
 * sent is not kept either, because it is about that person. T51.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import { type Core, kindOfDoc } from './core.ts'
import { preflight } from './preflight.ts'

/** Strings lie in a change as they are: whoever it names can be found without opening it. */
const namesErased = (core: Core, bytes: Uint8Array): boolean => {
  const persons = core.db.erasure.persons()
  if (persons.size === 0) return false
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const person of persons) if (text.includes(person)) return true
  return false
}

/** A record that stays for others' sake may name them when it is new: a clash of theirs is settled. */
const mayNameThem = (core: Core, doc: DocId): boolean => {
  const kind = kindOfDoc(core, doc)
  const onErase = kind?.personal.onErase
  return onErase?.does === 'stay' && onErase.because === 'others'
}

/** Is one of these changes about an erased person, as far as can be said before they are opened? */
export const areAboutErased = (
  core: Core,
  doc: DocId,
  changes: readonly { readonly bytes: Uint8Array }[],
): boolean => {
  if (core.db.erasure.isGone(doc)) return true
  const isNew = core.db.documents.byId(doc) === undefined
  if (!isNew || mayNameThem(core, doc)) return false
  return changes.some(({ bytes }) => namesErased(core, bytes))
}

/** Of what is handed in together: one change that is about an erased person speaks for its record. */
export const docsAboutErased = (
  core: Core,
  words: readonly { readonly doc: DocId; readonly bytes: Uint8Array }[],
): ReadonlySet<DocId> => {
  const docs = [...new Set(words.map(({ doc }) => doc))]
  const of = (doc: DocId) => words.filter((one) => one.doc === doc)
  return new Set(docs.filter((doc) => areAboutErased(core, doc, of(doc))))
}

/** Does it build on what was erased, or was not kept because it was about somebody erased? */
export const standsOnErased = (core: Core, doc: DocId, bytes: Uint8Array): boolean => {
  const { erasure, log, quarantine } = core.db
  const walked = preflight(bytes)
  if (!walked.ok) return false
  const isHere = (dep: string): boolean =>
    log.byHash(dep)?.doc === doc || quarantine.byHash(dep)?.doc === doc
  return walked.header.deps.some(
    (dep) =>
      (erasure.isCut(doc) && !isHere(dep)) ||
      (erasure.isUnkept(dep) && log.byHash(dep) === undefined),
  )
}
