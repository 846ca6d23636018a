/** The words of sorting out: what happened, what an answer does, what was done. */
import { plural } from '#client/ui/plural.ts'
import type { CaseKind, Choice } from '#shared/domains/reconcile/index.ts'

export const KIND_WORDS: Record<CaseKind, string> = {
  'double-booking': 'Double booking',
  'logged-but-cancelled': 'Logged, but cancelled',
  'changed-apart': 'Changed by two people',
}

/** Why it could happen, and that nothing is lost. */
export const KIND_REASONS: Record<CaseKind, string> = {
  'double-booking':
    'Each was confirmed before the other had been seen. Both learners see “Clash, being sorted out”.',
  'logged-but-cancelled':
    'One logged the lesson before the other’s cancellation had arrived. Log, note and money are kept.',
  'changed-apart': 'Two people changed the lesson before seeing each other’s change.',
}

/** How an answer reads in the history, where nobody is named any more. */
export const CHOICE_WORDS: Record<Choice, string> = {
  happened: 'It happened',
  'happened-no-charge': 'It happened, no charge',
  'did-not-happen': 'It did not happen',
  'keep-first': 'The first lesson stays',
  'keep-second': 'The second lesson stays',
  'keep-both': 'Both stay',
  'keep-shown': 'Kept as shown',
  reopened: 'Reopened',
}

/** Where a choice means something else when one lesson was changed by two. */
export const CHANGED_WORDS: Partial<Record<Choice, string>> = {
  'keep-second': 'The other time was taken',
  'did-not-happen': 'Cancelled',
}

export const REASON_WORDS = {
  'learner-ill': 'Learner ill',
  'learner-cannot-come': 'Learner cannot come',
  'instructor-ill': 'Instructor ill',
  'instructor-cannot-come': 'Instructor cannot come',
  'no-show': 'No-show',
  weather: 'Weather',
  vehicle: 'Vehicle',
  declined: 'Declined',
  clash: 'Clash',
  other: 'Other reason',
} as const

export const words = {
  title: 'Sort out',
  emptyTitle: 'Nothing to sort out',
  emptyText:
    'When two people decide differently about the same lesson, you see both sides here and settle it with one tap.',
  loading: 'Still reading this device’s records.',
  yourAnswer: 'Your answer',
  promise: 'Nothing is removed. You can undo your answer, and everyone sees the same one.',
  goneTitle: 'This has been sorted out',
  goneText: 'Somebody has answered it in the meantime.',
  seeDecided: 'See what was decided',
  allOpen: 'All open cases',
  previous: 'Earlier case',
  next: 'Later case',
  decided: 'Decided',
  noneDecided: 'Nothing has been decided yet.',
  undo: 'Undo',
  reopen: 'Reopen',
  reopened: 'Open again. Choose another answer.',
  notHere:
    'The other lesson is not on this device yet. Its facts and the answers appear with the next sync.',
} as const

/** "4 open": beside the title. */
export const openWords = (count: number): string => `${count} open`

/** "1 refused change": the office finds it here too. */
export const refusedWords = (count: number): string =>
  plural(count, { one: 'refused change', other: 'refused changes' })

/** "1 answered differently": beside Decided. RE5. */
export const differingWords = (count: number): string => `${count} answered differently`
