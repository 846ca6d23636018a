/**
 * Who may write what, cell by cell: every relation to a record, every kind, every path, when a record
 * is made and later. The tables are written by hand; what they leave out is refused.
 */
import { describe, expect, test } from 'vitest'
import type { AnyKind, Step } from './documents/document-kind.ts'
import { tipsOf } from './documents/tips.ts'
import { anEvent, aSlot } from './domains/bookings/booking.builder.ts'
import type { BookingEvent } from './domains/bookings/index.ts'
import { aConsentEvent } from './domains/people/consents/consents.builder.ts'
import { anAnswer } from './domains/reconcile/decision.builder.ts'
import type { Actor } from './kernel/actor.ts'
import { amira, ann, dev, noRole, sarah, seun } from './kernel/cast.builder.ts'
import { aContestedBooking, aPendingBooking, EXAMPLES, fieldsOf } from './registry.builder.ts'
import { documentKinds } from './registry.ts'

/** Columns: Admin, aSsigned instructor, Unassigned instructor, the Learner, Other learner, No role. */
const RELATIONS: Readonly<Record<string, Actor>> = {
  A: ann,
  S: sarah,
  U: dev,
  L: amira,
  O: seun,
  N: noRole,
}

/** Each line: a path, and the relations that may write it once the record stands. */
const LATER: Readonly<Record<string, string>> = {
  learner: `
    id                      -
    personId                -
    pickup                  A S L
    events                  -
    events.existing         -
    events.existing.inner   -
    events.new:enrolled     A
    events.new:stage        A S
    events.new:assigned     A
    events.new:ended        A
    events.new+other's-name -
    events.new+false-past   -
    shape                   -
    unknown                 -`,
  consents: `
    id                      -
    personId                -
    events                  -
    events.existing         -
    events.existing.inner   -
    events.new              A L
    events.new+other's-name -
    events.new+false-past   -
    shape                   -
    unknown                 -`,
  diary: `
    id                      -
    instructorId            -
    hours                   -
    hours.existing          A S
    hours.existing.inner    A S
    hours.new               A S
    blocks                  -
    blocks.existing         A S
    blocks.existing.inner   A S
    blocks.new              A S
    shape                   -
    unknown                 -`,
  lesson: `
    id                      -
    learnerId               -
    instructorId            -
    startsAtMs              -
    durationMinutes         -
    ratings                 -
    ratings.existing        -
    ratings.existing.inner  -
    ratings.new             A S
    ratings.new+other's-name -
    note                    A S
    next                    A S
    reflection              L
    loggedAt                A S
    loggedBy                A S
    shape                   -
    unknown                 -`,
  booking: `
    id                      -
    learnerId               -
    instructorId            -
    pickup                  A S L
    purpose                 A S L
    events                  -
    events.existing         -
    events.existing.inner   -
    events.new:requested    -
    events.new:confirmed    A S
    events.new:moved        A S
    events.new:cancelled    A S L
    events.new:completed    A S
    events.new:settled      A S
    events.new:undone       A S
    events.new+other's-name -
    events.new+false-past   -
    attending               -
    attending.existing      L
    attending.existing.inner L
    attending.new           A S L
    shape                   -
    unknown                 -`,
  payment: `
    id                      -
    learnerId               -
    recordedBy              -
    bookingId               -
    amountPence             -
    currency                -
    method                  -
    paidAt                  -
    receipt                 -
    strikes                 -
    strikes.existing        -
    strikes.existing.inner  -
    strikes.new             A S
    strikes.new+other's-name -
    shape                   -
    unknown                 -`,
  decision: `
    id                      -
    caseKind                -
    instructorId            -
    audience                -
    answers                 -
    answers.existing        -
    answers.existing.inner  -
    answers.new             A S
    answers.new+other's-name -
    answers.new+false-past  -
    shape                   -
    unknown                 -`,
}

/** Each line: who may make the record when the first change also writes this path. */
const CREATION: Readonly<Record<string, string>> = {
  learner: `
    id                      A
    personId                A
    pickup                  A
    events                  -
    events.new:enrolled     A
    events.new:stage        A
    events.new:assigned     A
    events.new:ended        A
    events.new+other's-name -
    events.new+false-past   -
    shape                   -
    unknown                 -`,
  consents: `
    id                      A L
    personId                A L
    events                  -
    events.new              A L
    events.new+other's-name -
    events.new+false-past   -
    shape                   -
    unknown                 -`,
  diary: `
    id                      A S
    instructorId            A S
    hours                   -
    hours.new               A S
    blocks                  -
    blocks.new              A S
    shape                   -
    unknown                 -`,
  lesson: `
    id                      A S
    learnerId               A S
    instructorId            A S
    startsAtMs              A S
    durationMinutes         A S
    ratings                 -
    ratings.new             A S
    ratings.new+other's-name -
    note                    A S
    next                    A S
    reflection              -
    loggedAt                A S
    loggedBy                A S
    shape                   -
    unknown                 -`,
  booking: `
    id                      A S L
    learnerId               A S L
    instructorId            A S L
    pickup                  A S L
    purpose                 A S L
    events                  -
    events.new:requested    A S L
    events.new:confirmed    A S
    events.new:moved        -
    events.new:cancelled    -
    events.new:completed    -
    events.new:settled      -
    events.new:undone       -
    events.new+other's-name -
    events.new+false-past   -
    attending               -
    attending.new           A S L
    shape                   -
    unknown                 -`,
  payment: `
    id                      A S
    learnerId               A S
    recordedBy              A S
    bookingId               A S
    amountPence             A S
    currency                A S
    method                  A S
    paidAt                  A S
    receipt                 A S
    strikes                 -
    strikes.new             -
    strikes.new+other's-name -
    shape                   -
    unknown                 -`,
  decision: `
    id                      A S
    caseKind                A S
    instructorId            A S
    audience                A S
    answers                 -
    answers.new             A S
    answers.new+other's-name -
    answers.new+false-past  -
    shape                   -
    unknown                 -`,
}

// biome-ignore lint/suspicious/noExplicitAny: the table looks at records of every kind.
type Any = any

const NOW_MS = Date.UTC(2026, 10, 24, 18)

const otherThan = (actor: Actor): string => (actor === ann ? 'sarah' : 'ann')

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
    const how = actor === ann ? 'paper' : 'app'
    return aConsentEvent({ type: 'withdrawn', ...common, how, after })
  }
  if (kind === 'decision') {
    const as = actor === ann ? 'admin' : 'instructor'
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
const laterStep = (kind: string, path: string, actor: Actor): Step<Any> => {
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
const FIRST_FIELDS: Readonly<Record<string, readonly string[]>> = {
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

const creationStep = (kind: string, path: string, actor: Actor): Step<Any> => {
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
const pathsOf = (kind: AnyKind, creation: boolean): string[] => [
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

const parse = (table: string | undefined): [string, string[]][] =>
  (table ?? '')
    .trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const [path = '', ...allowed] = line.trim().split(/\s+/)
      return [path, allowed.filter((one) => one !== '-')]
    })

let cells = 0

describe.each([
  ['later', LATER, laterStep],
  ['at creation', CREATION, creationStep],
] as const)('%s', (when, tables, stepOf) => {
  describe.each([...documentKinds])('%s', (name, kind) => {
    test('has a line for every path', () => {
      const lines = parse(tables[name]).map(([path]) => path)
      expect(lines.sort()).toEqual(pathsOf(kind, when === 'at creation').sort())
    })

    test.each(parse(tables[name]))('%s', (path, allowed) => {
      const may = Object.entries(RELATIONS).flatMap(([relation, actor]) => {
        cells += 1
        return kind.mayChange(actor, stepOf(name, path, actor)).ok ? [relation] : []
      })
      expect(may).toEqual(allowed)
    })
  })
})

test('more than 500 cells were asked', () => {
  expect(cells).toBeGreaterThan(500)
})

test('every kind has its tables and its example', () => {
  const kinds = [...documentKinds.keys()].sort()
  for (const table of [LATER, CREATION, EXAMPLES, FIRST_FIELDS]) {
    expect(Object.keys(table).sort()).toEqual(kinds)
  }
})
