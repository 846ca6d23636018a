/** Finds what two people decided apart. Pure: every device finds the same. RE1, RE2, RE7. */
import type { BookingRow } from '../bookings/index.ts'
import { clashes } from '../bookings/index.ts'
import type { DecisionRow } from './decision.ts'
import type { CaseKind } from './schema.ts'

/** A booking as far as the viewer may know it: learners see other people's only as busy times. */
export type Occupied = {
  readonly id: string
  readonly instructorId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** False while nobody has confirmed it: then it clashes with nothing yet. */
  readonly firm?: boolean
}

export type Case = {
  /** Also the key of the decision that closes it. */
  readonly id: string
  readonly kind: CaseKind
  readonly instructorId: string
  /** Bookings in it, the first to start first. */
  readonly bookingIds: readonly string[]
}

export type CaseFacts = {
  readonly bookings: readonly BookingRow[]
  /** Times taken by bookings the viewer cannot read. */
  readonly busy: readonly Occupied[]
  readonly decisions: ReadonlyMap<string, DecisionRow>
}

const isFirm = (booking: BookingRow): boolean =>
  booking.status === 'confirmed' || booking.status === 'completed'

/** How the id of a case begins. */
const CLASH = 'double'
const CONTESTED = 'contested'

const clashId = (a: Occupied, b: Occupied): string =>
  [CLASH, a.id, b.id, a.startsAtMs.toString(36), b.startsAtMs.toString(36)].join('.')

const inTurn = (a: Occupied, b: Occupied): number =>
  a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1)

/** The bookings a case is about, by its id. Ids of bookings hold no full stop; nothing, if it is no case. */
export const bookingIdsIn = (caseId: string): readonly string[] => {
  const [kind, first, second, ...rest] = caseId.split('.')
  if (kind === CLASH) return first && second && rest.length === 2 ? [first, second] : []
  return kind === CONTESTED && first ? [first] : []
}

/** Pairs that clash, by instructor, in one sweep over what is sorted by start. */
const findClashes = (taken: readonly Occupied[]): Case[] => {
  const cases: Case[] = []
  const sorted = [...taken].sort(inTurn)
  sorted.forEach((first, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const second = sorted[next] as Occupied
      if (second.startsAtMs >= first.endsAtMs) break
      if (!clashes(first, second)) continue
      cases.push({
        id: clashId(first, second),
        kind: 'double-booking',
        instructorId: first.instructorId,
        bookingIds: [first.id, second.id],
      })
    }
  })
  return cases
}

const contestedCase = (booking: BookingRow): Case[] => {
  if (booking.contested.length === 0) return []
  const types = new Set(booking.contested.map((side) => side.type))
  const key = booking.contested.map((side) => side.event.slice(-12)).sort()
  return [
    {
      id: [CONTESTED, booking.id, ...key.slice(0, 5)].join('.'),
      kind:
        types.has('completed') && types.has('cancelled') ? 'logged-but-cancelled' : 'changed-apart',
      instructorId: booking.instructorId,
      bookingIds: [booking.id],
    },
  ]
}

/** All cases, answered or not. */
export const findCases = (facts: Omit<CaseFacts, 'decisions'>): Case[] => {
  // Without busy times there is nothing to look for: a school has more weeks than are worth a set each.
  const known = new Set(facts.busy.length === 0 ? [] : facts.bookings.map((one) => one.id))
  const byInstructor = new Map<string, Occupied[]>()
  for (const one of [
    ...facts.bookings.filter(isFirm),
    ...facts.busy.filter((one) => one.firm !== false && !known.has(one.id)),
  ]) {
    const list = byInstructor.get(one.instructorId)
    if (list) list.push(one)
    else byInstructor.set(one.instructorId, [one])
  }
  return [
    ...facts.bookings.flatMap(contestedCase),
    ...[...byInstructor.values()].flatMap(findClashes),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Does the decision answer this case? An instructor's counts for a clash in their own diary only:
 * what a decision says of its case is its author's word. RE3.
 */
export const isAnswered = (decision: DecisionRow | undefined, one: Case): boolean =>
  decision !== undefined &&
  decision.choice !== 'reopened' &&
  (decision.as === 'admin' ||
    (one.kind === 'double-booking' && decision.instructorId === one.instructorId))

/** Cases nobody has answered yet, or whose answer was reopened. */
export const openCases = (facts: CaseFacts): Case[] =>
  findCases(facts).filter((one) => !isAnswered(facts.decisions.get(one.id), one))
