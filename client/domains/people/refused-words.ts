/**
 * What a refused change says, in words: for the admin who is to stand for it. Made from the change
 * itself, so a value nobody has words for is still shown by its name.
 */
import { formatDate, formatDayTime, formatDuration, formatMoney } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { SaidValue } from './account-api.ts'
import { pathWords } from './security-log-words.ts'

export type SaidFact = { readonly label: string; readonly value: string; readonly was?: string }

export type SaidWords = {
  /** "Lesson log, Amira Khan". */
  readonly title: string
  readonly facts: readonly SaidFact[]
  /** Whom it is about, for the title of one whose record is not here. */
  readonly learnerId?: string
}

const EVENT_TITLES: Readonly<Record<string, string>> = {
  requested: 'Lesson asked for',
  confirmed: 'Lesson confirmed',
  moved: 'Lesson moved',
  cancelled: 'Lesson cancelled',
  completed: 'Lesson completed',
  settled: 'Booking settled',
  undone: 'Step taken back',
  enrolled: 'New learner',
  stage: 'Stage changed',
  assigned: 'Instructor assigned',
  ended: 'Assignment ended',
  answered: 'Answer to a clash',
  given: 'Consent given',
  withdrawn: 'Consent withdrawn',
}

const KIND_TITLES: Readonly<Record<string, string>> = {
  booking: 'Booking',
  lesson: 'Lesson log',
  payment: 'Payment',
  learner: 'Learner file',
  consents: 'Consents',
  diary: 'Weekly hours',
  decision: 'Answer to a clash',
}

type Value = SaidValue['value']

/** Rows of published sets, among the last words of a device. */
const SET_TITLES: Readonly<Record<string, string>> = {
  attempts: 'Mock theory test',
  complaints: 'Remark about a question',
  questions: 'Theory question',
  practice: 'Theory practice',
  sharing: 'Who sees their theory',
  people: 'Own details',
}

const isText = (value: Value): value is string => typeof value === 'string'

const titleOf = (doc: string, said: readonly SaidValue[]): string => {
  const has = (field: string) => said.some(({ path }) => path[0] === field)
  const event = said.find(({ path }) => path.length === 3 && path[2] === 'type')?.value ?? null
  const kind = kindOf(doc)
  const restriction = said.find(({ path }) => path.at(-2) === 'restriction' && path.at(-1) === 'is')
  if (restriction) return restriction.value === 'placed' ? 'Data restricted' : 'Restriction lifted'
  if (isText(event) && EVENT_TITLES[event])
    return event === 'confirmed' && has('id') ? 'Lesson booked' : EVENT_TITLES[event]
  if (kind === 'payment' && has('strikes')) return 'Payment struck out'
  if (kind === 'lesson' && has('reflection') && !has('note')) return 'Words about the lesson'
  if (kind === 'diary' && has('blocks')) return 'Time blocked'
  if (has('attending')) return '“I’ll be there”'
  if (kind === 'set') return SET_TITLES[doc.split(':')[1] ?? ''] ?? 'Entry of their own'
  return KIND_TITLES[kind] ?? 'Change'
}

/** Made by the app, not by the person. */
const NOT_SHOWN = new Set(
  'id shape type by at after as zone currency loggedAt loggedBy recordedBy bookingId learnerId personId from undoes case audience caseKind kind is durationMs allowedMs deviceId'.split(
    ' ',
  ),
)

const LABELS: Readonly<Record<string, string>> = {
  note: 'Note',
  next: 'Next time',
  reflection: 'Words',
  reason: 'Reason',
  pickup: 'Pick-up',
  purpose: 'Purpose',
  amountPence: 'Amount',
  method: 'Paid by',
  receipt: 'Receipt',
  paidAt: 'Paid',
  stage: 'Stage',
  startsAtMs: 'Starts',
  endsAtMs: 'Ends',
  durationMinutes: 'Length',
  charge: 'Charge for it',
  instructorId: 'Instructor',
  choice: 'Answer',
  how: 'How',
  wording: 'Wording of',
  startedAt: 'Started',
  finishedAt: 'Finished',
  score: 'Right answers',
  outOf: 'Out of',
  passed: 'Passed',
}

const sentence = (text: string): string => {
  const plain = /^[a-z]+(?:-[a-z]+)+$/.test(text) ? text.replaceAll('-', ' ') : text
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`
}

const valueWords = (field: string, value: Value, nameOf: (id: string) => string): string => {
  if (value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') {
    if (field === 'amountPence') return formatMoney(value)
    if (field === 'durationMinutes') return formatDuration(value)
    return value > 1e12 ? formatDayTime(value) : String(value)
  }
  if (isText(value)) {
    if (field.endsWith('Id')) return nameOf(value)
    return field === 'reason' || field === 'choice' || field === 'how' ? sentence(value) : value
  }
  return Array.isArray(value) ? value.map((one) => valueWords(field, one, nameOf)).join(', ') : '…'
}

/** A slot is put as day, time and length; it is read as one. */
const slotFacts = (said: readonly SaidValue[]): SaidFact[] => {
  const part = (key: string) =>
    said.find(({ path }) => path.at(-2) === 'slot' && path.at(-1) === key)?.value ?? null
  const [date, time, minutes] = [part('date'), part('time'), part('durationMinutes')]
  if (!isText(date) || !/^\d{4}-\d\d-\d\d$/.test(date)) return []
  const parts = [
    formatDate(date),
    ...(isText(time) ? [time] : []),
    ...(typeof minutes === 'number' ? [formatDuration(minutes)] : []),
  ]
  return [{ label: 'When', value: parts.join(', ') }]
}

const isNothing = (value: Value): boolean => value === null || value === ''

/** The words for what a change says; never throws, whatever it says. */
export const saidWords = (
  doc: string,
  said: readonly SaidValue[],
  nameOf: (id: string) => string,
): SaidWords => {
  const facts = said.flatMap(({ path, value, was }): SaidFact[] => {
    const field = path.at(-1) ?? ''
    if (path[0] === 'ratings' || path.at(-2) === 'slot' || NOT_SHOWN.has(field)) return []
    if (isNothing(value) && isNothing(was)) return []
    // Fifty answers are no help in deciding; the score says what it was.
    if (kindOf(doc) === 'set' && typeof value === 'object') return []
    const label = LABELS[field] ?? pathWords(path.join('.'))
    const words = { label, value: valueWords(field, value, nameOf) }
    return [isNothing(was) ? words : { ...words, was: valueWords(field, was, nameOf) }]
  })
  const skills = said.filter(({ path }) => path[0] === 'ratings' && path.at(-1) === 'level').length
  const rated = plural(skills, { one: 'skill rated', other: 'skills rated' })
  const learnerId = said.find(({ path }) => path.join() === 'learnerId')?.value
  return {
    title: titleOf(doc, said),
    facts: [
      ...slotFacts(said),
      ...facts,
      ...(skills > 0 ? [{ label: 'Skills', value: rated }] : []),
    ],
    ...(isText(learnerId ?? null) ? { learnerId: learnerId as string } : {}),
  }
}
