import * as A from '@automerge/automerge'
import { describe, expect, test } from 'vitest'
import { lessons } from '../domains/lessons/index.ts'
import { aLesson } from '../domains/lessons/lesson.builder.ts'
import type { LoadedDoc } from './automerge.ts'
import { aForgedChange, anActorId, objectIdOf, records } from './replica.builder.ts'
import { touchedPaths } from './touched-paths.ts'

const doc = 'lesson:b1'
const opened = () => records.open(lessons, undefined, [], anActorId())
const pathsOf = (before: LoadedDoc, bytes: Uint8Array) => {
  records.applyUnseen(before, [bytes])
  const standing = { doc: before, truth: A.toJS(before) }
  return touchedPaths(A, lessons, standing, A.decodeChange(bytes))
}
const written = (edit: object) => {
  const change = records.write(opened(), { doc, ...edit })?.change ?? expect.fail('nothing')
  const outcome = pathsOf(opened(), change.bytes)
  return outcome.ok ? outcome.touched.map((path) => path.join('/')).sort() : outcome.why
}

describe('what honest changes touch', () => {
  test('a field, a new entry with all inside it, and a text as a whole', () => {
    expect(written({ put: [{ path: ['learnerId'], value: 'amira' }] })).toEqual(['learnerId'])
    const rating = { skill: 1, level: 2, by: 'sarah', at: 1 }
    expect(written({ put: [{ path: ['ratings', 'g1'], value: rating }] })).toEqual([
      'ratings/g1',
      'ratings/g1/at',
      'ratings/g1/by',
      'ratings/g1/level',
      'ratings/g1/skill',
    ])
    expect(written({ text: [{ field: 'note', value: 'Good mirrors.' }] })).toEqual(['note'])
  })

  test('a list belongs to its field, also inside an entry', () => {
    const value = { after: ['a', 'b'], tags: [{ name: 'x' }] }
    expect(written({ put: [{ path: ['ratings', 'g1'], value }] })).toEqual([
      'ratings/g1',
      'ratings/g1/after',
      'ratings/g1/tags',
      'ratings/g1/tags/name',
    ])
  })

  test('letters taken out of a text touch the text', () => {
    const typed = records.write(opened(), {
      doc,
      text: [{ field: 'note', value: 'Good 👍 mirrors' }],
    })
    const base = typed?.doc ?? expect.fail('nothing')
    const saved = A.save(base)
    const cut = records.write(base, { doc, text: [{ field: 'note', value: 'mirrors' }] })
    expect(pathsOf(A.load(saved), cut?.change.bytes as Uint8Array)).toEqual({
      ok: true,
      touched: [['note']],
    })
  })
})

describe('what no honest device writes', () => {
  const forged = (ops: (before: LoadedDoc) => Record<string, unknown>[]) => {
    const before = opened()
    const bytes = aForgedChange(A.getHeads(before), 500, ops(before))
    const outcome = pathsOf(before, bytes)
    return outcome.ok ? outcome.touched.map((path) => path.join('/')) : outcome.why
  }

  test('the same value again is seen', () => {
    const ops = [{ action: 'set', obj: '_root', key: 'shape', value: 1, datatype: 'int', pred: [] }]
    expect(forged(() => ops)).toEqual(['shape'])
  })

  test('adding to a number is seen as a write', () => {
    expect(
      forged(() => [
        { action: 'set', obj: '_root', key: 'n', value: 1, datatype: 'counter', pred: [] },
      ]),
    ).toEqual(['n'])
  })

  test('one bad operation among good ones spoils the change', () => {
    const good = { action: 'set', obj: '_root', key: 'fine', value: 1, pred: [] }
    const evil = { action: 'set', obj: '_root', key: '__proto__', value: 1, pred: [] }
    expect(forged(() => [good, evil])).toBe('unsafe-key')
    expect(forged(() => [evil, good])).toBe('unsafe-key')
  })

  test('an object inside a text is a write to that text and opens no new path', () => {
    expect(
      forged((before) => [
        {
          action: 'makeMap',
          obj: objectIdOf(before, 'note'),
          elemId: '_head',
          insert: true,
          pred: [],
        },
      ]),
    ).toEqual(['note'])
  })

  test('a bytes value does not hide what else is written', () => {
    const change = records.write(opened(), {
      doc,
      put: Object.entries(aLesson().ratings).map(([key, value]) => ({
        path: ['ratings', key],
        value,
      })),
    })
    const base = change?.doc ?? expect.fail('nothing')
    const withBytes = A.change(base, (draft) => {
      ;(draft as { blob?: Uint8Array }).blob = new Uint8Array([1, 2, 3])
    })
    const bytes = A.getLastLocalChange(withBytes) as Uint8Array
    const standing = { doc: withBytes, truth: A.toJS(withBytes) }
    expect(touchedPaths(A, lessons, standing, A.decodeChange(bytes))).toEqual({
      ok: true,
      touched: [['blob']],
    })
  })
})
