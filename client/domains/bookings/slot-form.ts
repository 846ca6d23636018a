/** A time while it is typed: civil date, time, length; and what it would run into. */
import {
  type ClosedSpan,
  closedReason,
  minutesOf,
  openHoursOf,
} from '#client/domains/calendar/index.ts'
import type { Busy } from '#client/domains/reconcile/index.ts'
import type { Rows } from '#client/engine/api.ts'
import { SCHOOL_ZONE, type Slot, slotEndMs, slotStartMs } from '#shared/kernel/time.ts'
import { type Overlap, overlapsOf } from './overlaps.ts'

export type SlotText = {
  readonly date: string
  readonly time: string
  readonly durationMinutes: number
}

export const LENGTHS: readonly number[] = [60, 90, 120]

/** Undefined while date or time are not complete. */
export const slotOf = (text: SlotText): Slot | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text.date) && /^\d{2}:\d{2}$/.test(text.time)
    ? { ...text, zone: SCHOOL_ZONE }
    : undefined

export type SlotCheck = {
  readonly slot: Slot
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly overlaps: readonly Overlap[]
  readonly closed: ClosedSpan['why'] | undefined
  readonly isPast: boolean
}

export type SlotAsked = {
  readonly instructorId: string
  readonly learnerId?: string | undefined
  readonly bookingId?: string | undefined
  readonly nowMs: number
}

/** What saving this time would mean, asked before it is saved. */
export const checkSlot = (
  rows: Rows,
  busy: Busy,
  text: SlotText,
  asked: SlotAsked,
): SlotCheck | undefined => {
  const slot = slotOf(text)
  if (slot === undefined) return undefined
  const startsAtMs = slotStartMs(slot)
  const endsAtMs = slotEndMs(slot)
  const { instructorId } = asked
  const candidate = { ...asked, startsAtMs, endsAtMs }
  return {
    slot,
    startsAtMs,
    endsAtMs,
    overlaps: overlapsOf(rows, busy, candidate),
    closed: closedReason(openHoursOf(rows, instructorId), {
      date: slot.date,
      startMinutes: minutesOf(slot.time),
      durationMinutes: slot.durationMinutes,
      startsAtMs,
      endsAtMs,
    }),
    isPast: startsAtMs <= asked.nowMs,
  }
}
