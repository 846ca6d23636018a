/**
 * What writing to one path of a record is as a step, for every path of every kind, by anybody: what the
 * tables of rights ask the rules.
 */
import type { AnyKind, Step } from './documents/document-kind.ts'
import { tipsOf } from './documents/tips.ts'
import { anEvent, aSlot } from './domains/bookings/booking.builder.ts'
import type { BookingEvent } from './domains/bookings/index.ts'
import { aConsentEvent } from './domains/people/consents/consents.builder.ts'
import { anAnswer } from './domains/reconcile/decision.builder.ts'
import { type Actor, isAdmin } from './kernel/actor.ts'
import { aContestedBooking, aPendingBooking, EXAMPLES, fieldsOf } from './registry.builder.ts'
import { documentKinds } from './registry.ts'

// biome-ignore lint/suspicious/noExplicitAny: the table looks at records of every kind.
type Any = any

const NOW_MS = Date.UTC(2026, 10, 24, 18)

const otherThan = (actor: Actor): string => (actor.personId === 'ann' ? 'sarah' : 'ann')

/** A new entry of a map, as this person would write it honestly; `events.new:moved` and so on. */
const newEntry = (
  kind: string,
  field: string,
  type: string,
  actor: Actor,
  after: string[],
): Any => {
  const common = { by: actor.personId, at: 5_000 }
  if (kind === 'booking' && field === 'events') {
    const more: Record<string, object> = {
      requested: { slot: aSlot() },
      confirmed: after.length === 0 ? { slot: aSlot() } : {},
      moved: { slot: aSlot({ time: '16:00' }) },
      cancelled: { reason: 'other', charge: false },
      settled: { status: 'completed', case: 'c1' },
      undone: { undoes: 's' },
    }
    return anEvent({ type: type as BookingEvent['type'], ...common, after, ...more[type] } as never)
  }
  if (kind === 'learner') {
    const more = type === 'stage' ? { stage: 'Registered' } : { instructorId: 'dev', from: 5_000 }
    return { type, ...common, after, ...(type === 'enrolled' ? {} : more) }
  }
  if (kind === 'consents') {
    const how = actor.personId === 'ann' ? 'paper' : 'app'
    return aConsentEvent({ type: 'withdrawn', ...common, how, after })
  }
  if (kind === 'decision') {
    const as = isAdmin(actor) ? 'admin' : 'instructor'
    return anAnswer({ ...common, as, choice: 'keep-second', after })
  }
  const entries: Record<string, object> = {
    'lesson.ratings': { skill: 1, level: 2, ...common },
    'payment.strikes': { reason: 'Typed twice', ...common },
    'booking.attending': { at: 5_000 },
    'diary.hours': [{ from: '09:00', to: '12:00' }],
    'diary.blocks': { startsAtMs: 3_000, endsAtMs: 4_000, active: true },
  }
  return entries[`${kind}.${field}`]
}

/** The record the step starts from, where it is not the plain example. */
const standing = (kind: string, path: string): Any => {
  if (path === 'events.new:confirmed' && kind === 'booking') return aPendingBooking
  if (path === 'events.new:settled') return aContestedBooking
  if (kind === 'decision') {
    const own = anAnswer({ by: 'sarah', as: 'instructor' })
    return { ...EXAMPLES.decision, answers: { n: own } }
  }
  return EXAMPLES[kind]
}

/** What a path's step is: the record before and after, and what it touches. */
export const laterStep = (kind: string, path: string, actor: Actor): Step<Any> => {
  const before = standing(kind, path)
  const [field = '', rest = ''] = path.split(/\.(.*)/)
  const step = (value: unknown, touched: string[]): Step<Any> => ({
    before,
    after: { ...before, [field]: value },
    touched: [touched],
    now: NOW_MS,
    doc: before.id,
  })
  if (rest === '') return step(field === 'loggedBy' ? actor.personId : before[field], [field])
  if (rest.startsWith('existing')) {
    const [key = ''] = Object.keys(before[field])
    return step(before[field], [field, key, ...(rest === 'existing' ? [] : ['inner'])])
  }
  const { key, value } = appended(kind, path, actor, before)
  return step({ ...before[field], [key]: value }, [field, key])
}

const appended = (kind: string, path: string, actor: Actor, before: Any) => {
  const [field = '', rest = ''] = path.split(/\.(.*)/)
  const [, type = kind === 'booking' ? 'cancelled' : 'stage'] = /new:(\w+)/.exec(rest) ?? []
  const linked = Object.values(before?.[field] ?? {}).some((entry) =>
    Object.hasOwn(entry as Any, 'after'),
  )
  const tips = linked ? tipsOf(before[field] as Any) : []
  const after = rest.endsWith('+false-past') ? [...tips, 'invented'] : tips
  // What the people of this relation could write at all, so that only the lie is refused.
  const possible = before === undefined && kind === 'booking' ? 'requested' : type
  const value = newEntry(kind, field, rest.includes(':') ? type : possible, actor, after)
  const signed = rest.includes("other's-name") ? { ...value, by: otherThan(actor) } : value
  return { key: field === 'attending' ? actor.personId : 'n9', value: signed }
}

/** Fields of a first change, without what only comes later. */
export const FIRST_FIELDS: Readonly<Record<string, readonly string[]>> = {
  learner: ['id', 'personId'],
  consents: ['id', 'personId'],
  diary: ['id', 'instructorId'],
  lesson: ['id', 'learnerId', 'instructorId', 'startsAtMs', 'durationMinutes', 'loggedBy'],
  booking: ['id', 'learnerId', 'instructorId'],
  payment: ['id', 'learnerId', 'recordedBy', 'amountPence', 'currency', 'method', 'receipt'],
  decision: ['id', 'caseKind', 'instructorId', 'audience'],
}
/** The first entry an honest first change brings, where it brings one. */
const FIRST_ENTRY: Readonly<Record<string, string>> = {
  learner: 'events.new:enrolled',
  consents: 'events.new',
  booking: 'events.new:confirmed',
  decision: 'answers.new',
}

export const creationStep = (kind: string, path: string, actor: Actor): Step<Any> => {
  const example = EXAMPLES[kind] as Any
  const empty = (documentKinds.get(kind) as AnyKind).empty
  const own =
    kind === 'lesson'
      ? { loggedBy: actor.personId }
      : kind === 'payment'
        ? { recordedBy: actor.personId }
        : {}
  const after: Any = { ...example, ...empty, ...own }
  const touched: string[][] = (FIRST_FIELDS[kind] ?? []).map((field) => [field])
  const add = (entry: string): void => {
    const [field = ''] = entry.split('.')
    const { key, value } = appended(kind, entry, actor, undefined)
    after[field] = { ...after[field], [key]: value }
    touched.push([field, key])
  }
  const first =
    kind === 'booking' && actor.roles.includes('learner')
      ? 'events.new:requested'
      : FIRST_ENTRY[kind]
  const [field = '', rest = ''] = path.split(/\.(.*)/)
  if (rest !== '') add(path)
  else touched.push([field])
  if (first !== undefined && !(rest !== '' && first.startsWith(`${field}.`))) add(first)
  return { before: undefined, after, touched, now: NOW_MS, doc: example.id }
}

/** Every path a step could touch, read from the kind's schema. */
export const pathsOf = (kind: AnyKind, creation: boolean): string[] => [
  ...fieldsOf(kind).flatMap(([field, schema]) => {
    if (schema.type !== 'record') return [field]
    const options: Any[] = schema.value.options ?? [schema.value]
    const isVariant = schema.value.type === 'variant'
    const entries = options.map((option) => option.entries ?? {})
    const added = isVariant
      ? entries.map((one) => `${field}.new:${one.type.literal}`)
      : [`${field}.new`]
    return [
      field,
      ...(creation ? [] : [`${field}.existing`, `${field}.existing.inner`]),
      ...added,
      ...(entries.some((one) => 'by' in one) ? [`${field}.new+other's-name`] : []),
      ...(entries.some((one) => 'after' in one) ? [`${field}.new+false-past`] : []),
    ]
  }),
  'shape',
  'unknown',
]
