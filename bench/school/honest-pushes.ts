/** Honest small changes, made before anything is measured: bookings that are moved about. */
import type { PushedChange } from '#shared/protocol/up.ts'
import { aTimetable } from './a-timetable.ts'
import type { Member } from './make-school.ts'
import { writeCalls } from './writing.ts'

export type HonestPush = { readonly doc: string; readonly change: PushedChange }

/** A booking in the school as it was saved. */
export type Saved = { readonly index: number; readonly doc: string; readonly saved: Uint8Array }

/** `each` changes of every booking by its instructor on one device: the first of all, then the second. */
export const honestPushes = (
  member: Member,
  bookings: readonly Saved[],
  each: number,
): HonestPush[] => {
  const all = bookings.map(({ index, doc, saved }) => {
    const actor = { personId: member.personId, roles: member.roles, teams: [] }
    const bookingId = doc.slice(doc.indexOf(':') + 1)
    const calls = Array.from({ length: each }, (_, n) => ({
      name: 'bookings.move',
      input: { bookingId, slot: aTimetable.slotOf(index + n, 500) },
    }))
    const author = { actor, actorPrefix: member.actorPrefix }
    return writeCalls(author, doc, calls, saved).changes.map((change) => ({ doc, change }))
  })
  return Array.from({ length: each }, (_, n) => all.flatMap((of) => of[n] ?? [])).flat()
}
