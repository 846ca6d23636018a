/** CA2: the instructor and an admin. */
import type { Step } from '#shared/documents/document-kind.ts'
import { touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin, isInstructor } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import type { Principal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import type { Diary } from './schema.ts'

export const diaryReaders = (): Principal[] => ['school']

export const mayChangeDiary = (actor: Actor, step: Step<Diary>): Result<undefined> => {
  const { before, after, touched } = step
  const owner = (before ?? after).instructorId
  if (!isAdmin(actor) && !(isInstructor(actor) && actor.personId === owner)) {
    return refuse('not-your-diary')
  }
  // One diary an instructor, found by the instructor's id; nobody takes another's place.
  if (keyOf(step.doc) !== owner) return refuse('not-your-diary')
  const allowed = [['hours', '*'], ['blocks', '*'], ...(before ? [] : [['id'], ['instructorId']])]
  return touchesOnly(touched, allowed) ? ok(undefined) : refuse('field-not-allowed')
}
