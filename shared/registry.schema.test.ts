/** T34: apps of several ages write the same records, so their shape has a number, and only grows. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { AnyKind } from './documents/document-kind.ts'
import type { Plain } from './documents/edit.ts'
import { splitKnown } from './documents/published-set.ts'
import { anActorId, records } from './documents/replica.builder.ts'
import { shapeOf } from './protocol/shape.builder.ts'
import { OLDEST_SERVED_SCHEMA, SCHEMA_VERSION, servedAs } from './protocol/version.ts'
import { EXAMPLES, editsOf } from './registry.builder.ts'
import { documentKinds, publishedSets } from './registry.ts'

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** One line a schema number; never change a line, add one. */
const SHAPES: Readonly<Record<number, string>> = {
  1: '22342cd6c5ef3923',
  2: 'f472ded8bcc2e0f9',
  3: '64a1bd45f9586c88',
}

const INSTRUCTIONS = `The shape of a record or of a set's row has changed. Apps that are out there know the old one:
1. only add optional fields; anything else is a new kind, or a migration;
2. raise SCHEMA_VERSION in shared/protocol/version.ts and add the new hash to SHAPES in this test.`

test('a changed record needs a new schema number', () => {
  const shapes = [
    [...documentKinds.values()].map(({ name, version, empty, texts, schema }) => [
      name,
      version,
      empty,
      texts,
      shapeOf(schema),
    ]),
    [...publishedSets.values()].map(({ name, schema }) => [name, shapeOf(schema)]),
  ]
  const shape = hashOf(shapes)
  expect(SHAPES[SCHEMA_VERSION], `${INSTRUCTIONS}\nThe hash is now ${shape}.`).toBe(shape)
  expect(Object.keys(SHAPES).map(Number)).toEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1),
  )
})

test.each([
  ['an app that does not say its schema', { protocol: 1 }, 'served'],
  ['today’s app', { protocol: 2, schema: SCHEMA_VERSION }, 'served'],
  ['two numbers behind', { protocol: 2, schema: OLDEST_SERVED_SCHEMA }, 'served'],
  ['further behind', { protocol: 2, schema: OLDEST_SERVED_SCHEMA - 1 }, 'update-needed'],
  ['before the first protocol', { protocol: 0 }, 'update-needed'],
  ['records of a newer app', { protocol: 2, schema: SCHEMA_VERSION + 1 }, 'relay-older'],
  ['frames of a newer app', { protocol: 99, schema: SCHEMA_VERSION }, 'relay-older'],
] as const)('%s', (_, said, answer) => {
  expect(servedAs(said)).toBe(answer)
})

/** What a newer app may have put into a record: fields nobody here has heard of. */
const fromTheFuture = fc.dictionary(
  fc.stringMatching(/^next[A-Z][a-z]{2,8}$/),
  fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.constant({ deep: 'down' })),
  { minKeys: 1, maxKeys: 4 },
)

/** Every map that stands in a record, by path: a newer app may add to any of them. */
const mapsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? [path, ...Object.entries(value).flatMap(([key, one]) => mapsIn(one, [...path, key]))]
    : []

const at = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((here, key) => (here as Record<string, unknown>)?.[key], data)

describe.each([...documentKinds])('[T34] %s from a newer app', (name, kind: AnyKind) => {
  const example = EXAMPLES[name] as { id: string }
  const written = records.write(
    records.open(kind, undefined, [], anActorId()),
    editsOf(kind, example),
  )
  const base = records.automerge.save(written?.doc ?? records.open(kind, undefined))
  // Containers of the record itself hold entries; a field there would be an entry of a wrong shape.
  const places = mapsIn(example).filter(
    (path) => !(path.length === 1 && Object.hasOwn(kind.empty, path[0] as string)),
  )

  test('is read as if the new fields were not there, and keeps them when an older app writes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fromTheFuture, (place, fields) => {
        const put = Object.entries(fields).map(([key, value]) => ({
          path: [...place, key],
          value: value as Plain,
        }))
        const newer = records.write(records.open(kind, base, [], anActorId()), {
          doc: example.id,
          put,
        })
        if (newer === undefined) throw new Error('a newer app that writes nothing')
        expect(records.read(kind, newer.doc)).toEqual(
          records.read(kind, records.open(kind, base, [], anActorId())),
        )
        expect(kind.project(records.read(kind, newer.doc), example.id)).toEqual(
          kind.project(v.parse(kind.schema, example), example.id),
        )
        const older = records.write(newer.doc, {
          doc: example.id,
          put: (editsOf(kind, example).put ?? []).filter(({ path }) => path.length === 1),
          text: kind.texts.map((field) => ({ field, value: 'Written by an older app.' })),
        })
        const after = records.plain(older?.doc ?? newer.doc)
        for (const [key, value] of Object.entries(fields))
          expect(at(after, [...place, key])).toEqual(value)
      }),
      { numRuns: 12 },
    )
  })
})

test.each([...publishedSets])('[T34] a row of %s keeps what a newer app put there', (_, set) => {
  const known = Object.keys((set.schema as unknown as { entries: object }).entries)
  expect(known.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(
      fromTheFuture,
      fc.dictionary(fc.constantFrom(...known), fc.string()),
      (more, row) => {
        expect(splitKnown(set, { ...row, ...more })).toEqual({ known: row, unknown: more })
      },
    ),
    { numRuns: 50 },
  )
})
