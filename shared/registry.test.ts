/** What holds for every kind, whoever adds one: it costs nothing to be checked. */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Row } from './documents/document-kind.ts'
import { anActorId, records } from './documents/replica.builder.ts'
import { parseDocId } from './kernel/ids.ts'
import { EXAMPLES, editsOf } from './registry.builder.ts'
import { commands, documentKinds, publishedSets } from './registry.ts'

/**
 * The hash of each kind's first change. Two devices must make the same bytes, and so must two versions
 * of the app: documents out there stand on it. A changed shape is a new kind or a migration, and
 * never a new hash here.
 */
const FIRST_CHANGES: Readonly<Record<string, string>> = {
  learner: '409eae17fad9798c2898856db0ed357acfc1c39e89f1bf8bc639ca01b03b3a68',
  consents: '409eae17fad9798c2898856db0ed357acfc1c39e89f1bf8bc639ca01b03b3a68',
  diary: '4d57c512be5ad2980b60764252741cfe94634990a5c46b4c1367135cd3e1970b',
  lesson: '243a4e1e442459ca1ca28510121fcb58c0d4c5bc3b6bc554cf17740667464ecd',
  booking: '485848a57ea92aa7e6ee7d05cd9eb41b692d5af896fad5bb0e39355c00649f19',
  payment: '8ac850d82c724c7760c665290ed71f4f3f82f00b3897f4ff1088a724054d28d3',
  decision: '7739b07a943035cc68c3aa4648538e77cb5c29e89a89cca9974d85e05825ae81',
}

describe.each([...documentKinds])('%s', (name, kind) => {
  const example = EXAMPLES[name] as { id: string }

  test('its example passes its schema, and so does its empty record once it has its fields', () => {
    expect(v.safeParse(kind.schema, example).success).toBe(true)
    expect(v.safeParse(kind.schema, { ...example, ...kind.empty }).success).toBe(true)
    expect(v.safeParse(kind.schema, { id: example.id }).success).toBe(false)
  })

  test('its texts and containers are fields of its record', () => {
    for (const field of kind.texts) expect(kind.empty[field]).toBe('')
    for (const [field, value] of Object.entries(kind.empty)) {
      expect(Object.keys(example)).toContain(field)
      expect(value === '' ? kind.texts.includes(field) : value).toEqual(value === '' ? true : {})
    }
  })

  test('its id says its kind', () => {
    expect(parseDocId(example.id)?.kind).toBe(name)
  })

  test('its first change has the same bytes every time, and the ones it has always had', () => {
    const again = records.first(kind)
    expect(records.open(kind, undefined, [], anActorId())).toBeDefined()
    expect(again.bytes).toEqual(records.first({ ...kind, name: `${name}-again` }).bytes)
    expect(again.hash).toBe(FIRST_CHANGES[name])
  })

  test('it survives writing, saving and loading, and projects the same rows again', () => {
    const A = records.automerge
    const written = records.write(
      records.open(kind, undefined, [], anActorId()),
      editsOf(kind, example),
    )
    const doc = written?.doc ?? expect.fail('nothing was written')
    expect(records.read(kind, doc)).toEqual(example)
    const loaded = records.open(kind, A.save(doc))
    const fromChanges = records.open(kind, undefined, [written?.change.bytes as Uint8Array])
    for (const copy of [loaded, fromChanges]) {
      expect(A.getHeads(copy)).toEqual(A.getHeads(doc))
      expect(records.read(kind, copy)).toEqual(example)
    }
    const rows: Row[] = kind.project(example, example.id)
    expect(rows.length).toBeGreaterThan(0)
    expect(kind.project(records.read(kind, loaded), example.id)).toEqual(rows)
    for (const row of rows) {
      // A copy of what is on a device takes the rows of every kind by its name.
      expect(row).toMatchObject({ doc: example.id, table: name })
      expect(JSON.parse(JSON.stringify(row))).toEqual(row)
    }
  })

  test('what it publishes fits the set it is published to', () => {
    for (const { set, data } of kind.publish?.(example, example.id) ?? []) {
      const schema = publishedSets.get(set)?.schema
      expect(schema).toBeDefined()
      if (data !== null && schema) expect(v.safeParse(schema, data).success).toBe(true)
    }
  })

  test('an unknown newer field passes unseen', () => {
    const newer = { ...example, addedNextYear: { deep: 1 } }
    expect(v.parse(kind.schema, newer)).toEqual(example)
  })

  test('it projects no row from a record with nothing in it, or a whole one', () => {
    const bare = v.parse(kind.schema, { ...example, ...kind.empty })
    expect(() => kind.project(bare, example.id)).not.toThrow()
    expect(() => kind.readers(bare, example.id)).not.toThrow()
  })
})

test('commands are named by their domain, and no name is used twice', () => {
  for (const name of commands.keys()) expect(name).toMatch(/^[a-z][a-zA-Z]*\.[a-zA-Z]+$/)
  expect(commands.size).toBe(new Set(commands.values()).size)
})

test('there are at most ten published sets: the free database stops at thirteen', () => {
  expect(publishedSets.size).toBeLessThanOrEqual(10)
})

describe.each([...documentKinds])('[F185] %s says whose it is', (name, kind) => {
  const example = EXAMPLES[name] as { id: string }
  const { personal } = kind
  /** Every text anywhere in a record. */
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
  }

  test('it names people by the ids that stand in it, and a time', () => {
    const texts = textsIn(example)
    const subject = personal.subject(example)
    for (const id of [...(subject ? [subject] : []), ...personal.parties(example)])
      expect(texts).toContain(id)
    expect(Number.isSafeInteger(personal.lastUseMs(example))).toBe(true)
    expect(
      Number.isSafeInteger(personal.lastUseMs(v.parse(kind.schema, { ...example, ...kind.empty }))),
    ).toBe(true)
  })

  test('whoever it is about is found by its readers or its rows, without opening it', () => {
    const subject = personal.subject(example)
    if (subject === undefined) return
    const rows = JSON.stringify(kind.project(example, example.id))
    const isReader = kind.readers(example, example.id).includes(`person:${subject}`)
    expect(isReader || rows.includes(subject)).toBe(true)
  })

  test('what stays after an erasure is still a record, of the same people, and without free text', () => {
    if (personal.onErase.does === 'go') return
    const kept = personal.onErase.withoutWords(example)
    expect(v.parse(kind.schema, kept)).toEqual(kept)
    expect(personal.subject(kept)).toBe(personal.subject(example))
    expect(kind.readers(kept, example.id)).toEqual(kind.readers(example, example.id))
    // Ids, dates, times, zones, and words from a fixed list have no space in them; sentences have.
    const zonesAndMethods = textsIn(kept).filter((text) => text.includes(' '))
    expect(zonesAndMethods).toEqual([])
    // Twice is the same: an erasure that is done again writes nothing new.
    expect(personal.onErase.withoutWords(kept)).toEqual(kept)
    for (const field of kind.texts) expect((kept as Record<string, unknown>)[field]).toBe('')
  })
})
