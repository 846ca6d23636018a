/** A booking's status is not stored: it follows from its events, the same on every device. BK2, BK7. */
import { tipsOf } from '#shared/documents/tips.ts'
import type { Slot } from '#shared/kernel/time.ts'
import type { Booking, BookingEvent, BookingEventType, BookingStatus } from './schema.ts'

/** When decisions stand side by side, the first of these is shown until somebody settles it. */
const PRECEDENCE: readonly BookingEventType[] = [
  'settled',
  'completed',
  'cancelled',
  'moved',
  'confirmed',
  'requested',
]

const STATUS: Record<Exclude<BookingEventType, 'settled' | 'undone'>, BookingStatus> = {
  requested: 'pending',
  confirmed: 'confirmed',
  moved: 'confirmed',
  cancelled: 'cancelled',
  completed: 'completed',
}

export type BookingState = {
  readonly status: BookingStatus
  readonly slot: Slot | undefined
  /** The event the status comes from. */
  readonly decidedBy: { readonly id: string; readonly event: BookingEvent } | undefined
  /** Contradicting decisions that nobody has settled yet; empty when there is no contradiction. */
  readonly contested: readonly { readonly id: string; readonly event: BookingEvent }[]
  /** Steps that count and that nothing which counts was written after; these may be undone. */
  readonly standing: readonly string[]
  /** What a new event must name in `after`. */
  readonly tips: readonly string[]
}

/** Steps that somebody took back. */
export const undoneIds = (events: Booking['events']): Set<string> =>
  new Set(Object.values(events).flatMap((e) => (e.type === 'undone' ? [e.undoes] : [])))

/** `id` and everything it was written after. */
const pastOf = (events: Booking['events'], id: string): Booking['events'] => {
  const past: Booking['events'] = {}
  const front = [id]
  for (let key = front.pop(); key !== undefined; key = front.pop()) {
    const event = events[key]
    if (event === undefined || Object.hasOwn(past, key)) continue
    past[key] = event
    front.push(...event.after)
  }
  return past
}

const slotAtOrBefore = (
  past: Booking['events'],
  id: string,
  undone: Set<string>,
): Slot | undefined => {
  const seen = new Set<string>()
  let front = [id]
  // Breadth first over what came before: the nearest event that carries a time names the time.
  while (front.length > 0) {
    const next: string[] = []
    for (const key of [...front].sort().reverse()) {
      const event = past[key]
      if (event === undefined || seen.has(key)) continue
      seen.add(key)
      if (!undone.has(key) && 'slot' in event && event.slot !== undefined) return event.slot
      next.push(...event.after)
    }
    front = next
  }
  return undefined
}

/** A move of a request that was never confirmed leaves it pending. */
const wasConfirmed = (past: Booking['events'], undone: Set<string>): boolean =>
  Object.entries(past).some(
    ([id, event]) =>
      !undone.has(id) &&
      (event.type === 'confirmed' || (event.type === 'settled' && event.status === 'confirmed')),
  )

const statusOf = (
  event: BookingEvent,
  past: Booking['events'],
  undone: Set<string>,
): BookingStatus => {
  if (event.type === 'settled') return event.status
  if (event.type === 'undone') return 'pending'
  if (event.type === 'moved') return wasConfirmed(past, undone) ? 'confirmed' : 'pending'
  return STATUS[event.type]
}

/**
 * What an event says, from its own past alone: a step taken back by somebody who did not know this
 * event still counts below it, or a confirmed lesson would lose its time.
 */
const outcomeOf = (events: Booking['events'], id: string) => {
  const past = pastOf(events, id)
  const undone = undoneIds(past)
  return {
    status: statusOf(events[id] as BookingEvent, past, undone),
    slot: slotAtOrBefore(past, id, undone),
  }
}

const sameSlot = (a: Slot | undefined, b: Slot | undefined): boolean =>
  a?.date === b?.date &&
  a?.time === b?.time &&
  a?.zone === b?.zone &&
  a?.durationMinutes === b?.durationMinutes

/** State of a booking. Never refuses; a booking without effective events is pending without a time. */
export const bookingState = (booking: Pick<Booking, 'events'>): BookingState => {
  const { events } = booking
  const undone = undoneIds(events)
  const standing = tipsOf(events, (id, event) => event.type !== 'undone' && !undone.has(id))
  const ranked = [...standing].sort(
    (a, b) =>
      PRECEDENCE.indexOf((events[a] as BookingEvent).type) -
        PRECEDENCE.indexOf((events[b] as BookingEvent).type) || (a < b ? -1 : 1),
  )
  const first = ranked[0]
  const allTips = tipsOf(events)
  if (first === undefined) {
    return {
      status: 'pending',
      slot: undefined,
      decidedBy: undefined,
      contested: [],
      standing,
      tips: allTips,
    }
  }
  const shown = outcomeOf(events, first)
  const contradicts = ranked.some((id) => {
    const other = outcomeOf(events, id)
    if (other.status !== shown.status) return true
    return shown.status !== 'cancelled' && !sameSlot(other.slot, shown.slot)
  })
  return {
    ...shown,
    decidedBy: { id: first, event: events[first] as BookingEvent },
    contested: contradicts ? ranked.map((id) => ({ id, event: events[id] as BookingEvent })) : [],
    standing,
    tips: allTips,
  }
}
