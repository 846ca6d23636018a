/** A case in sentences with people in them. Pure: names come in as a function. */

import {
  formatDate,
  formatMoney,
  formatNearDay,
  formatSpan,
  formatTime,
} from '#client/ui/format/index.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { AnswerOption } from '#shared/domains/reconcile/index.ts'
import type { CaseFacts, CaseSide } from './case-types.ts'
import { takesOf } from './other-times.ts'
import { KIND_WORDS } from './words.ts'

export type Names = {
  readonly full: (personId: string) => string
  readonly first: (personId: string) => string
  readonly me: string
}

export type AnswerWords = {
  readonly title: string
  readonly effect: string
  /** Said after it was done. */
  readonly done: string
}

const byOf = (personId: string, names: Names): string =>
  personId === names.me ? 'you' : names.full(personId)

/** "today" in the middle of a sentence; names of days keep their capital. */
const dayWords = (atMs: number, nowMs: number): string => {
  const day = formatNearDay(atMs, nowMs)
  return day.includes(' ') ? day : day.toLowerCase()
}

/** Whose case it is: the instructor's with two learners, otherwise the learner's. */
const caseOwner = (view: CaseFacts, names: Names): string => {
  const learner = view.bookings[0]?.learnerId
  if (view.kind !== 'double-booking' && learner !== undefined) return names.full(learner)
  return view.instructorId === names.me ? 'Your diary' : names.full(view.instructorId)
}

/** "Dev Patel, today, 16:00 to 17:30". */
export const caseSubject = (view: CaseFacts, names: Names, nowMs: number): string =>
  `${caseOwner(view, names)}, ${dayWords(view.startsAtMs, nowMs)}, ${formatSpan(view.startsAtMs, view.endsAtMs)}`

/** "Dev Patel, today 16:00": for lists. */
export const caseShort = (view: CaseFacts, names: Names, nowMs: number): string =>
  `${caseOwner(view, names)}, ${dayWords(view.startsAtMs, nowMs)} ${formatTime(view.startsAtMs)}`

const WHAT_WORDS: Record<CaseSide['what'], string> = {
  requested: 'Asked for',
  pending: 'Asked for',
  confirmed: 'Confirmed',
  moved: 'Moved',
  cancelled: 'Cancelled',
  completed: 'Logged',
  settled: 'Settled',
  undone: 'Taken back',
}

/** "Confirmed by you", "Logged by Sarah Whitfield". */
export const sideSource = (side: CaseSide, names: Names): string =>
  side.by === undefined ? 'Confirmed' : `${WHAT_WORDS[side.what]} by ${byOf(side.by, names)}`

/** One line for a list: who stands against whom. */
export const caseSummary = (view: CaseFacts, names: Names): string =>
  view.kind === 'double-booking'
    ? `${[...new Set(view.bookings.map((one) => names.full(one.learnerId)))].join(' and ')} at the same time`
    : view.sides.map((side) => sideSource(side, names)).join('. ')

export const caseTitle = (view: CaseFacts): string => KIND_WORDS[view.kind]

const paidWords = (view: CaseFacts): string => {
  const pence = view.sides
    .flatMap((side) => side.payments)
    .filter((one) => one.struck === undefined)
    .reduce((sum, one) => sum + one.amountPence, 0)
  return pence === 0 ? '' : formatMoney(pence)
}

const clashAnswer = (option: AnswerOption, view: CaseFacts, names: Names): AnswerWords => {
  const way = option.givesWay
  const loser = view.bookings.find((one) => one.id === way?.bookingId)
  const kept = view.bookings.find((one) => one.id !== way?.bookingId)
  if (way === undefined || loser === undefined || kept === undefined) {
    return {
      title: 'Keep both lessons',
      effect: 'Both stay as they are, at the same time. Nobody is moved.',
      done: 'Both lessons stay.',
    }
  }
  // Two lessons of one learner, or two of one first name, are told apart by their time.
  const isSame = names.first(kept.learnerId) === names.first(loser.learnerId)
  const called = (one: BookingRow): string =>
    isSame ? `${names.first(one.learnerId)} ${one.time}` : names.first(one.learnerId)
  const [keptName, loserName] = [called(kept), called(loser)]
  const why = option.recommended && kept.decidedAtMs < loser.decidedAtMs ? 'Agreed first. ' : ''
  if (way.movesTo === undefined) {
    return {
      title: `Keep ${keptName}, cancel ${loserName}`,
      effect: `${why}No free time in three weeks: ${loserName} is cancelled without charge`,
      done: `${keptName} stays. ${loserName} is cancelled without charge.`,
    }
  }
  const to = `${formatDate(way.movesTo.date)}, ${way.movesTo.time}`
  return {
    title: `Keep ${keptName}, move ${loserName}`,
    effect: `${why}${loserName} moves to the next free time, ${to}, and is told`,
    done: `${keptName} stays. ${loserName} moves to ${to}.`,
  }
}

/** What an answer is called, what it does, and what is said when it was done. */
export const answerWords = (option: AnswerOption, view: CaseFacts, names: Names): AnswerWords => {
  if (view.kind === 'double-booking') return clashAnswer(option, view, names)
  const paid = paidWords(view)
  const booking = view.bookings[0]
  switch (option.choice) {
    case 'happened':
      return {
        title: 'It happened: keep as Completed',
        effect: `${paid ? `${paid} stays paid, skills` : 'Skills'} and note stay. The cancellation is kept in the history`,
        done: 'The lesson counts as Completed.',
      }
    case 'happened-no-charge':
      return {
        title: 'It happened, no charge',
        effect: 'Counts as Completed and is not charged. Skills and note stay',
        done: 'The lesson counts as Completed, without charge.',
      }
    case 'did-not-happen':
      if (view.kind === 'changed-apart') {
        return {
          title: 'Cancel the lesson',
          effect: 'Counts as Cancelled for everybody. Both changes are kept in the history',
          done: 'The lesson is cancelled.',
        }
      }
      return {
        title: 'It did not happen: keep as Cancelled',
        effect: paid
          ? `Counts as Cancelled. The log and the ${paid} stay visible, to be asked about`
          : 'Counts as Cancelled. What was written stays in the history',
        done: 'The lesson counts as Cancelled.',
      }
    case 'keep-second': {
      const slot = takesOf(option)
      const when = slot ? `${formatDate(slot.date)}, ${slot.time}` : 'the other time'
      return {
        title: `Take ${when}`,
        effect: 'The lesson moves there, and both are told',
        done: `The lesson is on ${when}.`,
      }
    }
    default: {
      const when = booking ? `${formatDate(booking.date)}, ${booking.time}` : ''
      return {
        title: booking?.status === 'cancelled' ? 'Keep it cancelled' : `Keep ${when}`,
        effect: 'What everybody sees now stays. The other change is kept in the history',
        done: 'The lesson stays as shown.',
      }
    }
  }
}
