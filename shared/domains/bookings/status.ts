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

/** Everything `id` was written after. */
const pastOf = (events: Booking['events'], id: string): Booking['events'] => {
  const past: Booking['events'] = {}
  const front = [...(events[id]?.after ?? [])]
  for (let key = front.pop(); key !== undefined; key = front.pop()) {
    const event = events[key]
    if (event === undefined || Object.hasOwn(past, key)) continue
    past[key] = event
    front.push(...event.after)
  }
  return past
}

/** Steps that count and that nothing which counts was written after; the one that is shown first. */
const rankedSteps = (events: Booking['events']): string[] => {
  const undone = undoneIds(events)
  const standing = tipsOf(events, (id, event) => event.type !== 'undone' && !undone.has(id))
  const rank = (id: string): number => PRECEDENCE.indexOf((events[id] as BookingEvent).type)
  return standing.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

type Outcome = { readonly status: BookingStatus; readonly slot: Slot | undefined }

/**
 * What each step says: its own time and status, or those its author saw before it. Read from its
 * past alone, so that a step taken back by somebody who did not know it takes nothing from it.
 */
const outcomesIn = (events: Booking['events']) => {
  const known = new Map<string, Outcome>()
  const outcomeOf = (id: string): Outcome => {
    const found = known.get(id)
    if (found) return found
    const event = events[id] as BookingEvent
    const [seen] = rankedSteps(pastOf(events, id))
    const before = seen === undefined ? undefined : outcomeOf(seen)
    const slot = ('slot' in event ? event.slot : undefined) ?? before?.slot
    const outcome = { status: statusOf(event, before?.status), slot }
    known.set(id, outcome)
    return outcome
  }
  return outcomeOf
}

/** A move of a request that was never confirmed leaves it pending. */
const statusOf = (event: BookingEvent, before: BookingStatus | undefined): BookingStatus => {
  if (event.type === 'settled') return event.status
  if (event.type === 'undone') return 'pending'
  if (event.type === 'moved') return before === 'confirmed' ? 'confirmed' : 'pending'
  return STATUS[event.type]
}

const sameSlot = (a: Slot | undefined, b: Slot | undefined): boolean =>
  a?.date === b?.date &&
  a?.time === b?.time &&
  a?.zone === b?.zone &&
  a?.durationMinutes === b?.durationMinutes

/** Rows, publications and rules all ask, of the same events that nobody changes. */
const states = new WeakMap<Booking['events'], BookingState>()

/** State of a booking. Never refuses; a booking without effective events is pending without a time. */
export const bookingState = ({ events }: Pick<Booking, 'events'>): BookingState => {
  const known = states.get(events)
  if (known !== undefined) return known
  const state = stateOf(events)
  states.set(events, state)
  return state
}

const stateOf = (events: Booking['events']): BookingState => {
  const ranked = rankedSteps(events)
  const standing = [...ranked].sort()
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
  const outcomeOf = outcomesIn(events)
  const shown = outcomeOf(first)
  const contradicts = ranked.some((id) => {
    const other = outcomeOf(id)
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
