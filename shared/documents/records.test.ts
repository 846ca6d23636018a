import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lesson, lessons } from '../domains/lessons/index.ts'
import { aLesson } from '../domains/lessons/lesson.builder.ts'
import { createRecords, FIRST_ACTOR } from './records.ts'
import { anActorId, records } from './replica.builder.ts'

const doc = 'lesson:b1'
const fields = Object.entries(aLesson())
  .filter(([key]) => !['ratings', 'note', 'next', 'reflection'].includes(key))
  .map(([key, value]) => ({ path: [key], value: value as string | number }))
const logged = () => {
  const written = records.write(records.open(lessons, undefined, [], anActorId()), {
    doc,
    put: fields,
  })
  return written ?? expect.fail('nothing was written')
}

describe('reading', () => {
  test('a document that only has its first change is no record yet', () => {
    expect(records.read(lessons, records.open(lessons, undefined))).toBeUndefined()
  })

  test('a record of the wrong shape is a bug, and loud', () => {
    const broken = records.write(records.open(lessons, undefined), {
      doc,
      put: [{ path: ['id'], value: doc }],
    })
    expect(() => records.read(lessons, broken?.doc as never)).toThrow()
  })

  test('whole strings are strings also where minifying has renamed their class', () => {
    const named = Object.getOwnPropertyDescriptor(A.ImmutableString, 'name')
    Object.defineProperty(A.ImmutableString, 'name', { value: 'e', configurable: true })
    try {
      expect(records.plain(logged().doc).learnerId).toBe('amira')
    } finally {
      Object.defineProperty(A.ImmutableString, 'name', named as PropertyDescriptor)
    }
  })

  test('a map with a field `val` stays a map', () => {
    const written = records.write(records.open(lessons, undefined), {
      doc,
      put: [{ path: ['ratings', 'g1'], value: { val: 'x' } }],
    })
    expect(records.plain(written?.doc as never).ratings).toEqual({ g1: { val: 'x' } })
  })

  test('lists, nulls, numbers and booleans come back as they went in', () => {
    const value = { list: ['a', 1, null, true, { deep: ['b'] }], none: null }
    const written = records.write(records.open(lessons, undefined), {
      doc,
      put: [{ path: ['ratings', 'g1'], value }],
    })
    expect(records.plain(written?.doc as never).ratings).toEqual({ g1: value })
  })
})

describe('opening in one go', () => {
  type Doc = A.Doc<Record<string, unknown>>
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('set', 'delete', 'type', 'list', 'merge'),
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)),
  })

  /** Three devices that write over and delete one another's, which no honest one does. */
  const written = (steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const begin = records.first(lessons).bytes
    const docs: Doc[] = ['01', '02', '03'].map((one) => A.load(begin, { actor: one.repeat(16) }))
    for (const { who, what, key, value } of steps)
      docs[who] =
        what === 'merge'
          ? A.merge(docs[who] as Doc, docs[(who + 1) % 3] as Doc)
          : A.change(docs[who] as Doc, (draft) => {
              if (what === 'set') draft[key] = new A.ImmutableString(`${value}`)
              else if (what === 'delete') delete draft[key]
              else if (what === 'type') A.splice(draft, ['note'], 0, 0, `${value}`)
              else if (Array.isArray(draft.list)) draft.list.push(value)
              else draft.list = [value]
            })
    return docs.reduce((all, one) => A.merge(all, one))
  }

  test('says what the document says, whatever others wrote over and in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(25), (steps, cut) => {
        const doc = written(steps)
        const [, ...changes] = A.getAllChanges(doc)
        const half = records.open(lessons, undefined, changes.slice(0, cut))
        const opened = records.openWhole(lessons, A.save(half), changes.slice(cut))
        expect(A.getHeads(opened.doc)).toEqual(A.getHeads(doc))
        expect(opened.data).toEqual(records.plain(A.load(A.save(doc))))
        expect(opened.data).toEqual(records.plain(opened.doc))
        for (const one of [doc, half, opened.doc]) A.free(one)
      }),
      { numRuns: 100 },
    )
  })
})

describe('writing', () => {
  test('short strings are whole values, texts are letters', () => {
    const change = A.decodeChange(logged().change.bytes)
    const learnerId = change.ops.find((op) => (op as { key?: string }).key === 'learnerId')
    expect(learnerId).toMatchObject({ action: 'set', value: 'amira' })
    expect(change.ops.some((op) => op.action === 'makeText')).toBe(false)
  })

  test('two devices that set a short string apart: one of the two, never both joined', () => {
    const base = [logged().change.bytes]
    const put = (value: string) =>
      records.write(records.open(lessons, undefined, base, anActorId()), {
        doc,
        put: [{ path: ['loggedBy'], value }],
      })?.change.bytes as Uint8Array
    const merged = records.open(lessons, undefined, [...base, put('ann'), put('dev')])
    expect(['ann', 'dev']).toContain(records.read<Lesson>(lessons, merged)?.loggedBy)
  })

  test('an edit that changes nothing writes nothing', () => {
    expect(records.write(logged().doc, { doc })).toBeUndefined()
    const same = { doc, text: [{ field: 'note', value: '' }] }
    expect(records.write(logged().doc, same)).toBeUndefined()
  })

  test('the bytes written are the change, and carry no time of this device', () => {
    const { change } = logged()
    const decoded = A.decodeChange(change.bytes)
    expect(decoded).toMatchObject({ hash: change.hash, time: 0, message: null })
    expect(decoded.deps).toEqual([records.first(lessons).hash])
  })

  test('putting into a parent that is not there is a bug, and loud', () => {
    const edit = { doc, put: [{ path: ['missing', 'x'], value: 1 }] }
    expect(() => records.write(logged().doc, edit)).toThrow(/no missing\/x/)
  })

  test('[LE5] two people who type the same note apart both keep their words', () => {
    const base = [logged().change.bytes]
    const type = (value: string) =>
      records.write(records.open(lessons, undefined, base, anActorId()), {
        doc,
        text: [{ field: 'note', value, was: '' }],
      })?.change.bytes as Uint8Array
    const changes = [type('Good mirrors.'), type('Stalled twice.')]
    const notes = [changes, [...changes].reverse()].map(
      (order) =>
        records.read<Lesson>(lessons, records.open(lessons, undefined, [...base, ...order]))?.note,
    )
    expect(notes[0]).toBe(notes[1])
    expect(notes[0]).toContain('Good mirrors.')
    expect(notes[0]).toContain('Stalled twice.')
  })

  test('[LE5] words that arrived while the form was open survive its saving', () => {
    const { doc: opened } = logged()
    const theirs = records.write(opened, { doc, text: [{ field: 'note', value: 'Paid in cash.' }] })
    const mine = records.write(theirs?.doc as never, {
      doc,
      text: [{ field: 'note', value: 'Good mirrors.', was: '' }],
    })
    expect(records.plain(mine?.doc as never).note).toBe('Paid in cash. Good mirrors.')
  })
})

describe('the first change', () => {
  test('is by an author no device may be, at no time', () => {
    const [bytes] = A.getAllChanges(records.open(lessons, undefined))
    expect(A.decodeChange(bytes as Uint8Array)).toMatchObject({
      actor: FIRST_ACTOR,
      time: 0,
      deps: [],
    })
  })

  test('is the same from two apps', () => {
    expect(createRecords(A).first(lessons)).toEqual(createRecords(A).first(lessons))
  })

  test('two devices that make a record apart share its containers', () => {
    const rate = (key: string) =>
      records.write(records.open(lessons, undefined, [], anActorId()), {
        doc,
        put: [
          ...fields,
          { path: ['ratings', key], value: { skill: 1, level: 1, by: 'sarah', at: 1 } },
        ],
      })?.change.bytes as Uint8Array
    const merged = records.open(lessons, undefined, [rate('g1'), rate('g2')])
    expect(Object.keys(records.read<Lesson>(lessons, merged)?.ratings ?? {}).sort()).toEqual([
      'g1',
      'g2',
    ])
  })
})
