import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amplified, chunk, leb, signedLeb } from '../testing/hand-made-change.ts'
import { preflight } from './preflight.ts'

const key = fc.constantFrom('a', 'b', 'c', 'note', 'list')
const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 40 }),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.integer(), { maxLength: 8 }),
  fc.dictionary(key, fc.string(), { maxKeys: 4, noNullPrototype: true }),
)
const edits = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), key, value, who: fc.nat(2) }),
    fc.record({ do: fc.constant('drop' as const), key, value, who: fc.nat(2) }),
    fc.record({ do: fc.constant('merge' as const), key, value, who: fc.nat(2) }),
  ),
  { minLength: 1, maxLength: 80, size: 'max' },
)

type Steps = typeof edits extends fc.Arbitrary<infer T> ? T : never
type Doc = A.Doc<Record<string, unknown>>

const changesOf = (steps: Steps): Uint8Array[] => {
  const actors = ['aa', 'bb', 'cc'].map((one) => one.repeat(16))
  const docs: Doc[] = actors.map((actor) => A.init({ actor }))
  for (const step of steps) {
    const doc = docs[step.who] as Doc
    if (step.do === 'merge') {
      docs[step.who] = A.merge(doc, docs[(step.who + 1) % 3] as Doc)
    } else {
      const time = step.key.length * 1_000 - 3_000
      docs[step.who] = A.change(doc, { time, message: `did ${step.do}` }, (draft) => {
        if (step.do === 'put') draft[step.key] = step.value
        else delete draft[step.key]
      })
    }
  }
  const changes = docs.flatMap((doc) => A.getAllChanges(doc))
  for (const doc of docs) A.free(doc)
  return changes
}

describe('the header walk', () => {
  const saidByTheDecoder = (bytes: Uint8Array) => {
    const { hash, actor, seq, startOp, deps, ops } = A.decodeChange(bytes)
    return { ok: true, header: { hash, actor, seq, startOp, deps, opCount: ops.length } }
  }

  test('says of every honest change what the decoder says, and refuses none', () => {
    let compared = 0
    fc.assert(
      fc.property(edits, (steps) => {
        for (const bytes of changesOf(steps)) {
          expect(preflight(bytes)).toEqual(saidByTheDecoder(bytes))
          compared += 1
        }
      }),
      { numRuns: 120 },
    )
    expect(compared).toBeGreaterThan(3_000)
  })

  test('also of the longest: two texts of 4,000 letters, of any script', () => {
    for (const letter of ['a', 'é', '道', '🚗']) {
      const note = letter.repeat(4_000 / letter.length)
      const doc = A.change(A.init<Record<string, unknown>>({ actor: 'aa'.repeat(16) }), (draft) => {
        draft.note = note
        draft.private = note
      })
      for (const bytes of A.getAllChanges(doc))
        expect(preflight(bytes)).toEqual(saidByTheDecoder(bytes))
      A.free(doc)
    }
  })

  test('T14: counts a million operations in under 200 bytes, and refuses them', () => {
    const bytes = amplified(1_000_000)
    expect(bytes.length).toBeLessThan(200)
    expect(preflight(bytes)).toEqual({ ok: false, code: 'too-many-operations' })
  })

  test('the same change with three operations is one the decoder reads', () => {
    const bytes = amplified(3)
    expect(A.decodeChange(bytes).ops).toHaveLength(3)
    expect(preflight(bytes)).toMatchObject({ ok: true, header: { opCount: 3 } })
  })

  test('a run of nothing, or of a huge number of literals, is counted as what it claims', () => {
    const nulls = chunk([0, 16, ...Array(16).fill(1), 1, 1, 0, 0, 0, 1, 0x42, 4, 0, ...leb(1e6)])
    expect(preflight(nulls)).toEqual({ ok: false, code: 'too-many-operations' })
    const literals = signedLeb(-1_000_000)
    const lying = [0, 16, ...Array(16).fill(1), 1, 1, 0, 0, 0, 1, 0x42, literals.length]
    expect(preflight(chunk([...lying, ...literals]))).toEqual({ ok: false, code: 'malformed' })
  })

  test('[T14] a string that claims more than its column holds is refused before the decoder makes room', () => {
    const withKeys = (data: readonly number[]) =>
      preflight(chunk([0, 16, ...Array(16).fill(1), 1, 1, 0, 0, 0, 1, 0x15, data.length, ...data]))
    expect(withKeys([1, 1, 0x61])).toMatchObject({ ok: true })
    expect(withKeys([1, ...leb(2 ** 29), 0x61])).toEqual({ ok: false, code: 'malformed' })
    expect(withKeys([0x7e, 1, 0x61, ...leb(2 ** 29)])).toEqual({ ok: false, code: 'malformed' })
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['a compressed change', chunk([1, 2, 3], 2)],
    ['a whole document', A.save(A.from({ a: 1 }))],
    ['a compressed column', amplified(3, {}, 0b1000)],
    ['bytes after the change', Uint8Array.from([...amplified(3), 0])],
    ['65 dependencies', chunk([65, ...Array(65 * 32).fill(7), 16])],
    ['a short actor', chunk([0, 4, 1, 2, 3, 4, 1, 1, 0, 0, 0, 0])],
    ['a number that never ends', chunk([0, 16, ...Array(16).fill(1), ...Array(12).fill(0xff)])],
    ['more than 64 KiB', new Uint8Array(64 * 1024 + 1)],
  ])('refuses %s', (_what, bytes) => {
    expect(preflight(bytes)).toEqual({ ok: false, code: 'malformed' })
  })

  test('reads any bytes to the end or refuses them, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (soup, framed) => {
        expect(typeof preflight(framed ? chunk([...soup]) : soup).ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
  })
})
