/**
 * A cancellation that was free by its author's clock, and reached the relay when it no longer was. It
 * keeps its time, for whoever was without a signal; the instructor and the office are told both. BK19.
 */
import type { Publication } from '#shared/documents/document-kind.ts'
import type { PersonId } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { personPrincipal } from '#shared/kernel/principal.ts'
import type { BookingRow } from './projections.ts'
import { chargeProposed } from './rules.ts'

/** The notice's word; its time is when the relay heard, the booking says when it was written. */
export const HEARD_LATE = 'booking-heard-late'

/** Notices for those who decide about the charge; taken back when something else is decided. */
export const publishHeardLate = (
  before: BookingRow | undefined,
  after: BookingRow,
  heardAtMs: InstantMs,
  admins: () => readonly PersonId[],
): Publication[] => {
  const { id, status, decidedBy, learnerId, reason } = after
  if (before?.status === status && before.decidedAtMs === after.decidedAtMs) return []
  const isTheirs = status === 'cancelled' && decidedBy === learnerId && after.charge === false
  const isDoubtful =
    isTheirs && before?.status === 'confirmed' && chargeProposed(after, reason, heardAtMs)
  const mayHaveBeenTold = before?.status === 'cancelled' && before.decidedBy === learnerId
  if (!isDoubtful && !mayHaveBeenTold) return []
  const told = new Set([after.instructorId, ...admins()])
  told.delete(learnerId)
  return [...told].map((personId) => ({
    set: 'notifications',
    id: `${id}.late.${personId.slice(-12)}`,
    readers: [personPrincipal(personId)],
    data: isDoubtful
      ? { personId, what: HEARD_LATE, about: id, by: decidedBy, atMs: heardAtMs }
      : null,
  }))
}
