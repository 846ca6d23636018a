/** The words of an export, for people who have never seen the app. */
import { SCHOOL_ZONE } from '#shared/kernel/time.ts'

/** Tables by what the app calls them. A kind without a line here goes by its own name. */
export const TABLE_WORDS: Readonly<Record<string, string>> = {
  people: 'People',
  learner: 'Learner files',
  consents: 'Consents',
  diary: 'Working hours',
  booking: 'Bookings',
  lesson: 'Lesson records',
  payment: 'Payments',
  decision: 'Decisions about clashes',
  attempts: 'Mock theory tests',
  questions: 'Theory questions of the school’s own',
  complaints: 'Remarks about theory questions',
  practice: 'Theory practice',
  sharing: 'Who sees a learner’s theory',
  notifications: 'Notices',
  busy: 'Busy times',
  refused: 'Changes that were not accepted',
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  learner: 'Learner file',
  consents: 'Consents',
  diary: 'Working hours',
  booking: 'Booking',
  lesson: 'Lesson record',
  payment: 'Payment',
  decision: 'Decision about a clash',
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  requested: 'asked for the lesson',
  confirmed: 'confirmed it',
  moved: 'moved it',
  cancelled: 'cancelled it',
  completed: 'marked it as given',
  settled: 'settled what contradicted',
  undone: 'took a step back',
  enrolled: 'enrolled the learner',
  stage: 'changed the stage',
  assigned: 'assigned an instructor',
  ended: 'ended an assignment',
  answered: 'answered the clash',
  'restriction placed': 'restricted the data',
  'restriction lifted': 'lifted the restriction',
  given: 'gave a consent',
  withdrawn: 'withdrew a consent',
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  pickup: 'the pick-up place',
  purpose: 'what the lesson is for',
  attending: 'that they will be there',
  note: 'the note',
  next: 'what comes next',
  reflection: 'the reflection',
  ratings: 'skill levels',
  hours: 'weekly hours',
  blocks: 'blocked time',
  strikes: 'that it does not count',
}

/** "bookingId" -> "Booking id"; "startsAtMs" -> "Starts at". */
export const columnWords = (key: string): string => {
  const words = key
    .replace(/(?:Ms|Pence)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const instants = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: SCHOOL_ZONE,
})
/** "Tue 24 Nov 2026, 14:30", in the school's own time. */
export const instantWords = (atMs: number): string => {
  const part = Object.fromEntries(
    instants.formatToParts(atMs).map(({ type, value }) => [type, value]),
  )
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`
}

export const kindWords = (kind: string): string => KIND_WORDS[kind] ?? kind
export const eventWords = (type: string): string => EVENT_WORDS[type] ?? type
export const fieldWords = (field: string): string => FIELD_WORDS[field] ?? columnWords(field)
