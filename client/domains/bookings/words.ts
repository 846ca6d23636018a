/** All words about bookings on the screen. */
import { formatDate, formatDay, formatDayTime, formatTime } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import type { BookingStatus } from '#shared/domains/bookings/index.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import type { HistoryStep } from './history.ts'
import type { BookingMark } from './marks.ts'

export const STATUS_WORD: Record<BookingStatus, string> = {
  pending: 'Pending',
  confirmed: 'Confirmed',
  completed: 'Completed',
  cancelled: 'Cancelled',
}

export const CLASH_WORDS = 'Clash, being sorted out'
export const CLASH_WORD = 'Clash'
/** For everybody but the learner, who is told whose word it is. BK15. */
export const AWAITS_WORDS = 'Being sorted out'
export const TO_LOG_WORD = 'To log'
export const SAVED_HERE = 'Saved here'

/** How it stands, in a few words, for a line of text or a screen reader. */
export const markWords = (mark: BookingMark): string =>
  [
    mark.isClash ? CLASH_WORDS : STATUS_WORD[mark.status],
    ...(mark.awaitsBy ? [AWAITS_WORDS.toLowerCase()] : []),
    ...(mark.isToLog && !mark.isClash && !mark.awaitsBy ? ['to log'] : []),
    ...(mark.isUnsent ? ['saved here, not sent yet'] : []),
  ].join(', ')

export const waitingWords = (isMe: boolean, name: string): string =>
  isMe ? 'Waiting for you' : `Waiting for ${name}`

/** "free until Thu 17:00 (48 h)". */
export const freeUntilWords = (freeUntilMs: number): string => {
  const [weekday] = formatDay(freeUntilMs).split(' ')
  return `free until ${weekday} ${formatTime(freeUntilMs)} (48 h)`
}

/** "29 h before the start", "3 days before the start". */
export const noticeWords = (noticeMs: number): string => {
  if (noticeMs <= 0) return 'after the start'
  const hours = Math.floor(noticeMs / HOUR_MS)
  if (hours >= 96) return `${Math.floor(hours / 24)} days before the start`
  return hours === 0 ? 'less than 1 h before the start' : `${hours} h before the start`
}

/** "Mon 23 Nov, 08:00 by their device; reached the school Sat 28 Nov, 09:00". BK19. */
export const heardLateWords = (saidAtMs: InstantMs, heardAtMs: InstantMs): string =>
  `${formatDayTime(saidAtMs)} by their device; reached the school ${formatDayTime(heardAtMs)}`

const STEP_WORDS: Record<HistoryStep, string> = {
  requested: 'asked for this time',
  confirmed: 'confirmed it',
  moved: 'moved it',
  cancelled: 'cancelled it',
  completed: 'completed it',
  settled: 'settled the clash',
  undone: 'took a step back',
}

export const stepWords = (name: string, step: HistoryStep): string => `${name} ${STEP_WORDS[step]}`

export const lessonsAndHours = (count: number, duration: string): string =>
  count === 0
    ? 'Nothing booked'
    : `${plural(count, { one: 'lesson', other: 'lessons' })}, ${duration}`

export const dateTimeWords = (date: string, time: string): string => `${formatDate(date)}, ${time}`

/** "23 to 29 Nov", "30 Nov to 6 Dec". */
export const weekWords = (monday: string, sunday: string): string => {
  const [, day, month] = formatDate(monday).split(' ')
  const [, lastDay, lastMonth] = formatDate(sunday).split(' ')
  return `${day}${month === lastMonth ? '' : ` ${month}`} to ${lastDay} ${lastMonth}`
}

export const words = {
  today: 'Today',
  nextLesson: 'Next lesson',
  lessonNow: 'Lesson now',
  nextTime: 'Next time',
  restOfDay: 'Rest of the day',
  earlier: 'Earlier today',
  calledOff: 'Cancelled today',
  waitingForYou: 'Waiting for you',
  toLogTitle: 'Lessons to log',
  toLog: (count: number) => `${plural(count, { one: 'lesson', other: 'lessons' })} to log`,
  diary: 'Diary',
  newBooking: 'New booking',
  backToToday: 'Back to today',
  nothingBooked: 'Nothing booked',
  blocked: 'Blocked',
  openDiary: 'Open the diary',
  nothingLeft: 'Nothing more today.',
  dayDoneTitle: 'No more lessons booked',
  dayDoneText:
    'New requests and bookings appear here, also without a signal once they have arrived.',
  free: (duration: string) => `Free for ${duration}`,
  overlaps: 'Begins before the lesson above has ended',
  attends: 'Said “I’ll be there”',
  call: 'Call',
  message: 'Message',
  runningLate: 'Running late',
  navigate: 'Navigate',
  startLog: 'Start log',
  open: 'Details',
  log: 'Log',
  logLesson: 'Log lesson',
  addToLog: 'Add to the log',
  openLog: 'Read the log',
  noPhone: 'No phone number in the directory',
  runningLateText: (firstName: string, time: string) =>
    `Hi ${firstName}, I am running about 10 minutes late for your lesson at ${time}. See you soon.`,
  confirm: 'Confirm',
  confirmed: (who: string) => `Lesson with ${who} confirmed. Saved on this device`,
  otherTime: 'Other time…',
  move: 'Move…',
  moved: (to: string) => `Moved to ${to}. Saved on this device`,
  moveTo: (to: string) => `Move to ${to}`,
  cancel: 'Cancel lesson…',
  cancelNow: 'Cancel lesson',
  keep: 'Keep it',
  cancelled: (day: string, charged: boolean) =>
    `Lesson on ${day} cancelled. ${charged ? 'To be charged' : 'Not charged'}. Saved on this device`,
  undo: 'Undo',
  undone: 'Taken back. Saved on this device',
  undoCancel: 'Undo cancelling',
  undoConfirm: 'Undo confirming',
  back: 'Back',
  askAgain: 'Ask for another time',
  askAgainHint: 'Another time is asked for first. This lesson stays until you cancel it.',
  attend: 'I’ll be there',
  attended: 'Your instructor sees that you will be there, once it is sent',
  history: 'What happened',
  everyChange: 'Every change, before and after',
  historyHere: 'saved here, not sent yet',
  historyRefused: 'not accepted',
  clashText:
    'Two people decided at once. Nothing is lost: the school sorts it out, and everybody hears how.',
  awaitsText: (name: string) =>
    `Recorded by ${name} after the assignment had ended. It awaits the school’s decision.`,
  awaitsYours: (name: string) =>
    `Recorded by ${name} after the assignment had ended. It awaits your decision.`,
  lookAtIt: 'Look at it',
  unsentText: 'Saved on this device. It goes to the school by itself when there is a signal.',
  notSent: 'You are offline. The school does not know until this is sent. Call if it is urgent.',
  reason: 'Reason',
  reasonLearner: 'Why can you not come?',
  charge: 'Charge for it?',
  chargeYes: 'Charge',
  chargeNo: 'No charge',
  late: 'Less than 48 h before the start: late notice.',
  lateLearner: 'Less than 48 h before the start. The school may charge for it.',
  fewWords: 'A few words',
  onItsWayTitle: 'The school’s records are on their way',
  onItsWayText: 'This device fetches them by itself as soon as there is a signal.',
  notFoundTitle: 'This lesson is not on this device',
  notFoundText: 'It may have been taken away, or it has not arrived yet.',
  notDone: 'Not saved',
  atRisk: 'This device cannot store more. What you type is only on the screen until you save.',
}
