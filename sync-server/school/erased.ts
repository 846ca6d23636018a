/**
 * What a late device may still say of somebody who was erased: nothing. Not to a record that is gone,
 * not on top of a past that is gone, and no new record that names them. It is told so, and what it
 * sent is not kept either, because it is about that person. T51.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import { type Core, kindOfDoc } from './core.ts'

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
