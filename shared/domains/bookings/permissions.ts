/** Who may change what in a booking. Asked by the device before it saves, by the relay before it commits. */
import type { AskedFor, Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import {
  type Actor,
  hasRole,
  isAdmin,
  isInstructor,
  knowsRestricted,
  teaches,
} from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { leftTeamOf, lessonToWriteUp, refuseLateWork } from '#shared/kernel/late-work.ts'
import { type Principal, personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { type Slot, slotStartMs } from '#shared/kernel/time.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { refuse } from './problems.ts'
import { chargeProposed, mayAskForMore } from './rules.ts'
import { type Booking, type BookingEvent, MOST_STEPS_OF_A_LEARNER } from './schema.ts'
import { type BookingState, bookingState } from './status.ts'

export const bookingReaders = (booking: Booking): Principal[] => [
  'role:admin',
  personPrincipal(booking.instructorId),
  personPrincipal(booking.learnerId),
  teamPrincipal(booking.learnerId),
]

const isStaffOf = (actor: Actor, booking: Booking): boolean =>
  isAdmin(actor) || (isInstructor(actor) && booking.instructorId === actor.personId)

const NOTHING_ASKED: AskedFor = { open: 0, today: 0 }

const isPartyTo = (actor: Actor, booking: Booking): boolean =>
  isStaffOf(actor, booking) || booking.learnerId === actor.personId

/** BK1, BK3, BK17, BK18: who may make this booking at all. */
const mayCreate = (actor: Actor, booking: Booking, asked = NOTHING_ASKED): Result<undefined> => {
  if (isAdmin(actor)) return ok(undefined)
  if (isInstructor(actor) && booking.instructorId === actor.personId) {
    if (teaches(actor, booking.learnerId)) return ok(undefined)
    const left = leftTeamOf(actor, booking.learnerId)
    return left ? refuseLateWork(left) : refuse('only-own-learner')
  }
  const own = hasRole(actor, 'learner') && booking.learnerId === actor.personId
  if (!own) return refuse('only-for-yourself')
  const { instructorId } = booking
  // Or a text of theirs would stand on the device of anybody they name.
  const isInstructorHere = actor.instructors?.includes(instructorId) ?? true
  if (!isInstructorHere || instructorId === actor.personId) return refuse('no-instructor')
  return mayAskForMore(asked)
}

/** May this event be written on top of this state? One case a type, in the order of RULES.md. */
export const mayAddEvent = (
  actor: Actor,
  booking: Booking,
  state: BookingState,
  event: BookingEvent,
  now: number,
): Result<undefined> => {
  if (!isPartyTo(actor, booking)) return refuse('not-your-booking')
  const staff = isStaffOf(actor, booking)
  const open = state.status === 'pending' || state.status === 'confirmed'
  const isFirst = state.decidedBy === undefined
  switch (event.type) {
    case 'requested':
      return isFirst ? ok(undefined) : refuse('step-not-allowed')
    case 'confirmed':
      if (!staff) return refuse('only-staff-confirm')
      if (isFirst) return event.slot ? ok(undefined) : refuse('step-not-allowed')
      return state.status === 'pending' ? ok(undefined) : refuse('not-pending')
    case 'moved':
      if (!staff) return refuse('only-staff-confirm')
      if (isFirst) return refuse('step-not-allowed')
      return open ? ok(undefined) : refuse(closedCode(state))
    case 'cancelled':
      if (!open || isFirst) return refuse(closedCode(state))
      return staff || !waivesCharge(state, event) ? ok(undefined) : refuse('only-staff-waive')
    case 'completed':
      if (!staff) return refuse('only-staff-confirm')
      if (state.status === 'pending') return refuse('confirm-first')
      if (!open) return refuse(closedCode(state))
      return hasStarted(state.slot, now) ? ok(undefined) : refuse('not-started')
    case 'settled':
      if (!staff) return refuse('only-staff-confirm')
      if (state.contested.length === 0) return refuse('nothing-to-settle')
      return event.status !== 'completed' || hasStarted(event.slot ?? state.slot, now)
        ? ok(undefined)
        : refuse('not-started')
    case 'undone': {
      // A step others have built upon stays: undoing the request would take a confirmed lesson's time.
      const target = state.standing.includes(event.undoes)
        ? booking.events[event.undoes]
        : undefined
      if (target === undefined) return refuse('step-not-allowed')
      return isAdmin(actor) || target.by === actor.personId
        ? ok(undefined)
        : refuse('not-yours-to-undo')
    }
  }
}

/**
 * Called off late, and said to be free all the same. By the device's own clock, which the notice shown
 * is counted by: what is sent hours later was still in time. BK16.
 */
const waivesCharge = (
  { status, slot }: BookingState,
  { charge, reason, at }: Extract<BookingEvent, { type: 'cancelled' }>,
): boolean =>
  status === 'confirmed' &&
  slot !== undefined &&
  !charge &&
  chargeProposed({ startsAtMs: slotStartMs(slot) }, reason, at - BETWEEN_TAP_AND_STEP_MS)

const hasStarted = (slot: Slot | undefined, now: number): boolean =>
  slot !== undefined && slotStartMs(slot) <= now

const closedCode = (state: BookingState) =>
  state.status === 'completed' ? 'already-completed' : 'already-cancelled'

/** "Free until 15:00", pressed at 15:00, is free. */
const BETWEEN_TAP_AND_STEP_MS = MINUTE_MS

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

/** Steps that say how a lesson went; none of them gives it another time. BK14. */
const saysHowItWent = (event: BookingEvent | undefined, booking: Booking | undefined): boolean => {
  if (event?.type === 'undone') {
    const undone = booking?.events[event.undoes]
    return undone?.type !== 'undone' && saysHowItWent(undone, undefined)
  }
  return event?.type === 'completed' || event?.type === 'cancelled'
}

/**
 * BK14: whoever left the learner's team says how the lessons of their time went, and nothing else: a
 * booking they make or move now would make any lesson one of their time.
 */
const mayOfFormer = (actor: Actor, step: Step<Booking>): Result<undefined> | undefined => {
  const { before, after, touched, doc } = step
  const { learnerId, instructorId } = before ?? after
  const left = instructorId === actor.personId ? leftTeamOf(actor, learnerId) : undefined
  if (left === undefined) return undefined
  const given = before && lessonToWriteUp(actor, learnerId, keyOf(doc))
  const added = appendedKeys(touched, 'events', before?.events) ?? []
  const isOnlyThat =
    touchesOnly(touched, [['events', '*']]) &&
    added.every((key) => saysHowItWent(after.events[key], before))
  // Of the lesson as the school has it, not of one that has been moved meanwhile.
  const slot = before && bookingState(before).slot
  const isThat = given !== undefined && slot !== undefined && slotStartMs(slot) === given.startsAtMs
  return isThat && isOnlyThat ? undefined : refuseLateWork(left)
}

/** The rule both sides ask. Deny by default, path by path. BK1–BK9, BK12–BK14, PE9. */
export const mayChangeBooking = (actor: Actor, step: Step<Booking>): Result<undefined> => {
  const { before, after, touched } = step
  const allowed = [['events', '*'], ['attending', actor.personId], ['pickup'], ['purpose']]
  const creation = [['id'], ['learnerId'], ['instructorId']]
  const attends = touched.some(([field, key]) => field === 'attending' && key === actor.personId)
  if (!touchesOnly(touched, before ? allowed : [...allowed, ...creation])) {
    return refuse(before ? 'parties-fixed' : 'field-not-allowed')
  }
  const booking = before ?? after
  if (before === undefined) {
    const may = mayCreate(actor, after, step.asked)
    if (!may.ok) return may
  }
  if (!isPartyTo(actor, booking)) return refuse('not-your-booking')
  if (attends && actor.personId !== booking.learnerId) return refuse('only-learner-attends')
  const isRestricted = knowsRestricted(actor, booking.learnerId)
  if (isRestricted && !touchesOnly(touched, [['events', '*']])) return refuse('learner-restricted')
  const late = mayOfFormer(actor, step)
  if (late !== undefined) return late
  const added = appendedKeys(touched, 'events', before?.events)
  if (added === undefined) return refuse('step-not-allowed')
  if (before === undefined && added.length === 0) return refuse('step-not-allowed')
  // Events of one change are judged in the order they name each other, each on the state before it.
  let events = before?.events ?? {}
  for (const key of inOrder(added, after.events)) {
    const event = after.events[key]
    if (event === undefined || event.by !== actor.personId) return refuse('step-not-allowed')
    if (isRestricted && event.type !== 'cancelled') return refuse('learner-restricted')
    const current = { ...booking, events }
    const state = bookingState(current)
    if (!sameIds(event.after, state.tips)) return refuse('step-not-allowed')
    if (!isStaffOf(actor, booking) && stepsOf(actor, events) >= MOST_STEPS_OF_A_LEARNER)
      return refuse('too-many-steps')
    const may = mayAddEvent(actor, current, state, event, step.now)
    if (!may.ok) return may
    events = { ...events, [key]: event }
  }
  return ok(undefined)
}

const stepsOf = ({ personId }: Actor, events: Booking['events']): number =>
  Object.values(events).filter(({ by }) => by === personId).length

const inOrder = (keys: readonly string[], events: Booking['events']): string[] => {
  const rest = new Set(keys)
  const ordered: string[] = []
  while (rest.size > 0) {
    const next = [...rest]
      .sort()
      .find((key) => !events[key]?.after.some((earlier) => rest.has(earlier)))
    if (next === undefined) return [...keys]
    rest.delete(next)
    ordered.push(next)
  }
  return ordered
}
