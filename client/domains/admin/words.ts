/** The words of the office. */
import { formatDate, formatLongDay, formatMoney, formatTime } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import type { NowWords } from './queries.ts'

export const words = {
  overview: 'Overview',
  newBooking: 'New booking',
  openSortOut: 'Open Sort out',
  sortOut: 'Sort out',
  lessons: 'Lessons',
  lessonsThisWeek: 'Lessons this week',
  hours: 'Hours',
  paidThisWeek: 'Paid in this week',
  activeLearners: 'Learners active',
  activeNote: 'a lesson within 30 days',
  askedFor: 'Asked for',
  askedForNote: 'waiting for an answer',
  toLog: 'To log',
  allLogged: 'Every lesson is logged',
  lessonsByDay: 'Lessons by day, this week',
  paidByWeek: 'Paid in, by week',
  lastTwelve: 'last 12 weeks',
  waitingForOthers: 'Waiting for others',
  andMore: 'The rest stands in the diary.',
  instructorsToday: 'Instructors today',
  noInstructors: 'Nobody instructs here yet',
  noDiary: 'The diary opens once an instructor has accepted an invitation.',
  seeOthers: 'See all',
  diary: 'Diary',
  day: 'Day',
  week: 'Week',
  today: 'Today',
  everybody: 'Everybody',
  byInstructor: 'By instructor',
  byDay: 'By day',
  people: 'People',
  instructors: 'Instructors',
  learners: 'Learners',
  search: 'Search by name or phone',
  loading: 'Still reading this device’s records.',
  fetching: 'The school’s records are still being fetched. Totals appear when they are all here.',
  soFar: 'so far',
  notYet: '–',
  notYetSpoken: 'Still being fetched',
  nothingBooked: 'Nothing booked',
  clash: 'Clash',
  undo: 'Undo',
} as const

export const decisionsWords = (count: number): string =>
  `${plural(count, { one: 'thing needs', other: 'things need' })} your decision`

export const toEnrolWords = (count: number): string =>
  `${plural(count, { one: 'new learner', other: 'new learners' })} to enrol`

/** "7 Sep", for axes. */
export const shortDay = (date: string): string => formatDate(date).split(' ').slice(1).join(' ')

/** "£5,396": whole pounds, where pence would only be noise. */
export const wholePounds = (pence: number): string =>
  formatMoney(Math.round(pence / 100) * 100).replace(/\.00$/, '')

/** What an instructor does now, with a name in it. */
export const nowWords = (now: NowWords, nameOf: (personId: string) => string): string => {
  switch (now.is) {
    case 'with':
      return `With ${nameOf(now.learnerId)} until ${formatTime(now.untilMs)}`
    case 'free':
      return `Free until ${formatTime(now.untilMs)}`
    case 'done':
      return 'Nothing more today'
    case 'off':
      return 'Not working now'
  }
}

/** "Tue 24 November" for a civil date; noon is the same day in every zone of the country. */
export const longDate = (date: string): string => formatLongDay(Date.parse(`${date}T12:00:00Z`))

/** "23 to 29 Nov", "30 Nov to 6 Dec". */
export const weekWords = (monday: string, sunday: string): string => {
  const [from, to] = [shortDay(monday), shortDay(sunday)]
  return from.split(' ')[1] === to.split(' ')[1]
    ? `${from.split(' ')[0]} to ${to}`
    : `${from} to ${to}`
}
