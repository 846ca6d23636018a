/** How a change is named in the list of what waits: what was done, and to whom. One line each. */
import type { ChangeItem } from '#client/engine/api.ts'
import { formatDate, formatDayTime, formatDuration, formatMoney } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'

export type ChangeWords = { readonly title: string; readonly note?: string }

type Input = ChangeItem['input']
/** `kept`: names from when the change was written, for people the directory has forgotten since. */
type NameOf = (personId: string, kept?: ChangeItem['names']) => string
type Words = (input: Input, about: string) => ChangeWords

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** "Lesson log, Amira Khan"; without a name only what was done. */
const withName = (what: string, about: string): string =>
  about === '' ? what : `${what}, ${about}`

const slotWords = (slot: unknown): string => {
  const { date, time, durationMinutes } = (slot ?? {}) as Record<string, unknown>
  if (text(date) === '') return ''
  return `${formatDate(text(date))}, ${text(time)}, ${formatDuration(number(durationMinutes))}`
}

const named =
  (what: string, noteOf: (input: Input) => string = () => ''): Words =>
  (input, about) => {
    const note = noteOf(input)
    return { title: withName(what, about), ...(note === '' ? {} : { note }) }
  }

const reasonWords = (input: Input): string => {
  const reason = text(input.reason).replaceAll('-', ' ')
  return reason === '' ? '' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
}

const logWords = (input: Input): string => {
  const skills = Array.isArray(input.skills) ? input.skills.length : 0
  const parts = [
    skills > 0 ? plural(skills, { one: 'skill', other: 'skills' }) : '',
    text(input.note) === '' ? '' : 'note',
    text(input.next) === '' ? '' : 'next time',
  ].filter((part) => part !== '')
  return parts.join(', ')
}

const WORDS: Readonly<Record<string, Words>> = {
  'bookings.book': named('Booking', (input) => slotWords(input.slot)),
  'bookings.confirm': named('Booking confirmed'),
  'bookings.move': named('Booking moved', (input) => slotWords(input.slot)),
  'bookings.cancel': named('Booking cancelled', reasonWords),
  'bookings.complete': named('Lesson completed'),
  'bookings.settle': named('Booking settled'),
  'bookings.undo': named('Step taken back'),
  'bookings.attend': named('“I’ll be there”'),
  'lessons.log': named('Lesson log', logWords),
  'lessons.reflect': named('Words about the lesson'),
  'money.record': (input, about) => ({
    title: withName(`${formatMoney(number(input.amountPence))} ${text(input.method)}`, about),
  }),
  'money.strike': named('Payment struck out', (input) => text(input.reason)),
  'people.enrol': named('New learner'),
  'people.assign': named('Instructor assigned'),
  'people.endAssignment': named('Assignment ended'),
  'people.setStage': named('Stage', (input) => text(input.stage)),
  'people.restrict': named('Data restricted', (input) => text(input.reason)),
  'people.lift': named('Restriction lifted'),
  'people.giveConsent': named('Consent given'),
  'people.withdrawConsent': named('Consent withdrawn'),
  'calendar.setHours': named('Weekly hours'),
  'calendar.block': named('Time blocked', (input) => formatDayTime(number(input.startsAtMs))),
  'reconcile.decide': named('Decision', reasonWords),
}

/** The words for a change. A command without words yet is still named, by the record it touches. */
export const changeWords = (
  item: Pick<ChangeItem, 'command' | 'input' | 'about' | 'doc' | 'names'>,
  nameOf: NameOf,
): ChangeWords => {
  const about = item.about.map((id) => nameOf(id, item.names)).join(', ')
  const words = WORDS[item.command]
  return words ? words(item.input, about) : { title: withName('Change', about), note: item.doc }
}

/** Commands with words; a test holds this against the registry. */
export const commandsWithWords: ReadonlySet<string> = new Set(Object.keys(WORDS))

/** What a person typed freely, by field: kept for copying and for editing before trying again. */
const TYPED: Readonly<Record<string, string>> = {
  note: 'Note',
  next: 'Next time',
  reflection: 'My words',
  reason: 'Reason',
  pickup: 'Pick-up',
  purpose: 'Purpose',
}

export type TypedField = { readonly field: string; readonly label: string; readonly value: string }

/** Their reason is typed, not chosen from a list. */
const SAYS_WHY = new Set(['money.strike', 'people.restrict'])

/** Free text in an input. A reason chosen from a list is not free text. */
export const typedFields = (item: Pick<ChangeItem, 'command' | 'input'>): TypedField[] =>
  Object.entries(TYPED).flatMap(([field, label]) => {
    const value = item.input[field]
    const isChosen =
      (field === 'reason' && !SAYS_WHY.has(item.command)) || item.command.endsWith('Consent')
    return typeof value === 'string' && value !== '' && !isChosen ? [{ field, label, value }] : []
  })

/** A refused change as text, for an e-mail or a note: what, why, and every word that was typed. */
export const changeAsText = (item: ChangeItem, nameOf: NameOf): string => {
  const { title, note } = changeWords(item, nameOf)
  return [
    title,
    ...(note === undefined ? [] : [note]),
    `Saved ${formatDayTime(item.savedAtMs)}`,
    ...(item.refusal ? [`Not accepted: ${item.refusal.message}`] : []),
    ...typedFields(item).map(({ label, value }) => `${label}: ${value}`),
  ].join('\n')
}
