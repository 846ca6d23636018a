/**
 * Who may write what, cell by cell: every relation to a record, every kind, every path, when a record
 * is made and later. The tables are written by hand; what they leave out is refused.
 */
import { describe, expect, test } from 'vitest'
import type { Actor } from './kernel/actor.ts'
import { amira, ann, dev, noRole, sarah, seun } from './kernel/cast.builder.ts'
import { EXAMPLES } from './registry.builder.ts'
import { creationStep, FIRST_FIELDS, laterStep, pathsOf } from './registry.steps.builder.ts'
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
    attending.new           L
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
    attending.new           L
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
