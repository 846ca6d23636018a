/** Documents with plain values: the same in everything but how they lie. */
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anActorId, records } from '#shared/documents/replica.builder.ts'
import { EXAMPLES, editsOf } from '#shared/registry.builder.ts'
import { documentKinds } from '#shared/registry.ts'
import { chunk, leb } from '../testing/hand-made-change.ts'
import { withPlainValues } from './plain-values.ts'

type Doc = A.Doc<Record<string, unknown>>

/** A change's hash is of its bytes. */
const changesOf = (doc: Doc): Buffer[] => A.getAllChanges(doc).map((bytes) => Buffer.from(bytes))

/** Opens both and finds no difference, whichever way it looks. */
const expectSame = (saved: Uint8Array, plain: Uint8Array): void => {
  const [before, after] = [saved, plain].map((bytes) => A.load<Record<string, unknown>>(bytes))
  if (before === undefined || after === undefined) throw new Error('nothing was loaded')
  expect(A.getHeads(after)).toEqual(A.getHeads(before))
  expect(Buffer.concat(changesOf(after)).equals(Buffer.concat(changesOf(before)))).toBe(true)
  expect(records.plain(after)).toEqual(records.plain(before))
  expect(Buffer.from(A.save(after)).equals(A.save(before))).toBe(true)
  for (const one of [before, after]) A.free(one)
}

/** Words that deflate; a note of any length. */
const words = fc
  .array(fc.constantFrom('mirrors', 'signal', 'kerb', 'parking', 'naïve', '道路', '🚗', '\u0000'), {
    minLength: 15,
    maxLength: 40,
  })
  .map((all) => all.join(' '))

const edit = fc.record({ who: fc.nat(2), text: words, value: words, isMerge: fc.boolean() })

test('records of every kind, written on three devices: the same heads, changes, data and rows', () => {
  let plainOnes = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...documentKinds.values()),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      fc.nat(2),
      (kind, edits, tail) => {
        const example = EXAMPLES[kind.name] as { id: string }
        const opened = () => records.open(kind, undefined, [], anActorId())
        const docs: Doc[] = [opened(), opened(), opened()]
        docs[0] = records.write(docs[0] as Doc, editsOf(kind, example))?.doc as Doc
        docs[1] = A.merge(docs[1] as Doc, docs[0])
        docs[2] = A.merge(docs[2] as Doc, docs[0])
        for (const { who, text, value, isMerge } of edits) {
          const mine = docs[who] as Doc
          const written = records.write(mine, {
            doc: example.id,
            put: [{ path: ['later'], value }],
            text: kind.texts.map((field) => ({ field, value: text })),
          })
          docs[who] = written?.doc ?? mine
          if (isMerge) docs[(who + 1) % 3] = A.merge(docs[(who + 1) % 3] as Doc, docs[who] as Doc)
        }
        const all = docs.reduce((one, other) => A.merge(one, other))
        const changes = A.getAllChanges(all)
        const end = changes.length - tail
        const half = records.open(kind, undefined, changes.slice(1, end))
        // As the relay keeps it: a saved document, and changes after it.
        const saved = Buffer.concat([A.save(half), ...changes.slice(end)])
        const plain = withPlainValues(saved)
        if (plain !== saved) plainOnes += 1
        expectSame(saved, plain)
        const record = records.openWhole(kind, plain).data
        expect(kind.project(record, example.id)).toEqual(
          kind.project(records.openWhole(kind, saved).data, example.id),
        )
        for (const one of [docs[1], docs[2], all, half]) A.free(one as Doc)
      },
    ),
    { numRuns: 60 },
  )
  expect(plainOnes).toBeGreaterThan(10)
}, 60_000)

const step = fc.record({
  what: fc.constantFrom('set', 'delete', 'type', 'cut', 'count', 'list', 'mark'),
  key: fc.constantFrom('a', 'b', 'c'),
  value: fc.oneof(
    words,
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ minLength: 300, maxLength: 900 }).map((bytes) => bytes.map((one) => one % 7)),
  ),
})

test('documents of whatever Automerge knows, which no record of ours is', () => {
  let plainOnes = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 20 }), (steps) => {
      let doc: Doc = A.from<Record<string, unknown>>({
        text: '',
        list: [],
        counter: new A.Counter(),
      })
      for (const { what, key, value } of steps)
        doc = A.change(doc, (draft) => {
          const { length } = draft.text as string
          if (what === 'set') draft[key] = value
          else if (what === 'delete') delete draft[key]
          else if (what === 'type') A.splice(draft, ['text'], length, 0, `${value}`)
          else if (what === 'cut') A.splice(draft, ['text'], 0, Math.min(3, length))
          else if (what === 'count') (draft.counter as A.Counter).increment(3)
          else if (what === 'list') (draft.list as unknown[]).push(value)
          else if (length > 0)
            A.mark(draft, ['text'], { start: 0, end: length, expand: 'both' }, 'bold', true)
        })
      const saved = A.save(doc)
      const plain = withPlainValues(saved)
      if (plain !== saved) plainOnes += 1
      expectSame(saved, plain)
      A.free(doc)
    }),
    { numRuns: 200 },
  )
  expect(plainOnes).toBeGreaterThan(40)
})

const NOTE = 'Mirrors before signals, and signals before the roundabout. '.repeat(40)
const aSavedNote = (note = NOTE): Uint8Array =>
  A.save(A.from<Record<string, unknown>>({ note: new A.ImmutableString(note) }))

test('what was deflated can be read in the bytes, and the rest stays deflated', () => {
  const saved = aSavedNote()
  expect(Buffer.from(saved).includes(NOTE)).toBe(false)
  const plain = withPlainValues(saved)
  expect(Buffer.from(plain).includes(NOTE)).toBe(true)
  expect(withPlainValues(plain)).toBe(plain)
})

test('more than deflate could look back to stays as it was saved', () => {
  const saved = aSavedNote(NOTE.repeat(8))
  expect(withPlainValues(saved)).toBe(saved)
})

test('bytes that are not a saved document are given back as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(withPlainValues(bytes)).toBe(bytes)
    }),
    { numRuns: 2_000 },
  )
  const change = A.getLastLocalChange(A.from({ note: NOTE })) as Uint8Array
  expect(withPlainValues(change)).toBe(change)
})

test('a document that has turned on the disk gets no right checksum here', () => {
  const saved = aSavedNote()
  fc.assert(
    fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, turned) => {
      const rotten = saved.slice()
      rotten[at] = (rotten[at] as number) ^ turned
      expect(withPlainValues(rotten)).toBe(rotten)
    }),
    { numRuns: 3_000 },
  )
  for (let cut = 0; cut < saved.length; cut += 1)
    expect(withPlainValues(saved.subarray(0, cut))).toHaveLength(cut)
})

test('with length and checksum repaired nothing is thrown, and what opened opens', () => {
  const saved = aSavedNote()
  const body = [...saved.subarray(saved.length - bodyLength(saved))]
  expect(chunk(body, 0)).toEqual(saved)
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.nat(255), (at, turned) => {
      const bytes = chunk(body.with(at, turned), 0)
      const plain = withPlainValues(bytes)
      if (opens(bytes)) expectSame(bytes, plain)
    }),
    { numRuns: 1_000 },
  )
})

test('a column that inflates without end is left alone', () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const bytes = chunk([0, 0, 0, 1, 0x5f, ...leb(bomb.length), ...bomb], 0)
  expect(withPlainValues(bytes)).toBe(bytes)
})

const bodyLength = (saved: Uint8Array): number => {
  for (let length = saved.length - 10; length > 0; length -= 1) {
    const hashed = Uint8Array.from([0, ...leb(length), ...saved.subarray(saved.length - length)])
    const checksum = createHash('sha256').update(hashed).digest().subarray(0, 4)
    if (checksum.equals(saved.subarray(4, 8))) return length
  }
  throw new Error('no saved document')
}

const opens = (bytes: Uint8Array): boolean => {
  try {
    A.free(A.load(bytes))
    return true
  } catch {
    return false
  }
}
