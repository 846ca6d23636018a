/** All words of lessons and logs on the screen. */
import type { CancellationReason } from '#shared/domains/bookings/index.ts'
import { LEVEL_WORDS, SKILL_NAMES } from '#shared/domains/lessons/index.ts'
import type { Outcome, Paid } from './log-draft.ts'
import type { Trend } from './queries.ts'

export const levelWord = (level: number): string => LEVEL_WORDS[level - 1] ?? ''

/** "4 Independent"; "Not yet" for a skill that was never rated. */
export const levelWords = (level: number | undefined): string =>
  level === undefined || level === 0 ? NOT_YET : `${level} ${levelWord(level)}`

export const NOT_YET = 'Not yet'

export const skillName = (skill: number): string => SKILL_NAMES.get(skill) ?? `Skill ${skill}`

export const lastTimeWords = (last: number | undefined): string =>
  last === undefined ? 'first time' : `was ${levelWord(last)}`

export const trendWords = (trend: Trend | undefined, previous: number | undefined): string => {
  if (trend === 'up') return `up from ${levelWord(previous ?? 0)}`
  if (trend === 'down') return `back from ${levelWord(previous ?? 0)}`
  return trend === 'first' ? 'new' : ''
}

export const OUTCOMES: readonly { value: Outcome; label: string; tone?: 'green' }[] = [
  { value: 'delivered', label: 'Delivered', tone: 'green' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'no-show', label: 'No-show' },
]

export const PAID: readonly { value: Paid; label: string }[] = [
  { value: 'cash', label: 'Cash' },
  { value: 'bank-transfer', label: 'Bank Transfer' },
  { value: 'card', label: 'Card' },
  { value: 'later', label: 'Later' },
]

/** Reasons as people say them, for whoever chooses one. */
export const REASON_WORDS: Record<CancellationReason, string> = {
  'learner-ill': 'Learner is ill',
  'learner-cannot-come': 'Learner cannot come',
  'instructor-ill': 'Instructor is ill',
  'instructor-cannot-come': 'Instructor cannot come',
  'no-show': 'Nobody came',
  weather: 'Weather',
  vehicle: 'Car out of order',
  declined: 'Time does not suit',
  clash: 'Two lessons at one time',
  other: 'Another reason',
}

/** A learner speaks of themselves. */
export const OWN_REASON_WORDS: Partial<Record<CancellationReason, string>> = {
  'learner-ill': 'I am ill',
  'learner-cannot-come': 'I cannot come',
  other: 'Another reason',
}

export const STAFF_REASONS: readonly CancellationReason[] = [
  'learner-ill',
  'learner-cannot-come',
  'instructor-ill',
  'instructor-cannot-come',
  'weather',
  'vehicle',
  'other',
]

export const LEARNER_REASONS: readonly CancellationReason[] = [
  'learner-ill',
  'learner-cannot-come',
  'other',
]

export const logWords = {
  title: 'Log lesson',
  addTitle: 'Add to the log',
  save: 'Save log',
  saveCancelled: 'Save',
  gateTitle: 'Log when parked',
  gateText: (firstName: string) =>
    `While ${firstName} drives, the law on hand-held phones applies to you too. Stop somewhere safe, engine off.`,
  gateTimes: 'The lesson keeps its times. Nothing has to be pressed while you drive.',
  parked: 'I’m parked, engine off',
  notNow: 'Not now',
  skills: 'Skills planned today',
  skillsRated: 'Skills of this lesson',
  add: 'Add',
  addDone: 'Done adding',
  mayGoDown: 'A level may also go down.',
  note: 'Note for this lesson',
  noteHint: (firstName: string) => `${firstName} reads it too`,
  next: 'Next time',
  nextHint: 'First line on the next lesson card',
  paid: 'Paid?',
  amount: 'Amount',
  alreadyPaid: (amount: string, how: string) => `Already recorded: ${amount}, ${how}.`,
  reason: 'Why was it cancelled?',
  reasonNote: 'A few words',
  charge: 'Charge for it?',
  chargeYes: 'Charge',
  chargeNo: 'No charge',
  lateNotice: 'Cancelled less than 48 h before the start.',
  inTime: 'Cancelled 48 h or more before the start: free.',
  atRisk: 'This device cannot store more. What you type is only on the screen until you save.',
  notSaved: 'Not saved yet',
  saved: (firstName: string) => `Lesson with ${firstName} logged. Saved on this device`,
  savedCancelled: (firstName: string) =>
    `Lesson with ${firstName} marked as cancelled. Saved on this device`,
}
