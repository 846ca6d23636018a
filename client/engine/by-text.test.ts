import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByText } from './by-text.ts'

type Named = { readonly id: string; readonly n: number }

/** Two that share a number, found by trying. */
const ONE = '1533813455.522393365'
const OTHER = '4062492949.4073309431'
const MANY = 100_000
/** So well mixed that about five pairs of so many share a number, whichever way it is made. */
const mixed = (n: number): string =>
  `${Math.imul(n, 0x9e3779b1) >>> 0}.${Math.imul(n, 0x85ebca6b) >>> 0}`

test('two that share a number are told apart, put, replaced and taken away', () => {
  for (const [first, second] of [
    [ONE, OTHER],
    [OTHER, ONE],
  ] as const) {
    const found = new ByText<Named>((one) => one.id)
    const both = () => [found.get(first)?.n, found.get(second)?.n]
    found.set({ id: first, n: 1 })
    expect(both()).toEqual([1, undefined])
    found.delete(second)
    expect(both()).toEqual([1, undefined])
    found.set({ id: second, n: 2 })
    expect(both()).toEqual([1, 2])
    found.set({ id: first, n: 3 })
    expect(both()).toEqual([3, 2])
    found.delete(first)
    expect(both()).toEqual([undefined, 2])
  }
})

test('all of a large school are found', () => {
  const found = new ByText<Named>((one) => one.id)
  for (let n = 0; n < MANY; n += 1) found.set({ id: mixed(n), n })
  const lost = Array.from({ length: MANY }, (_, n) => n).filter((n) => found.get(mixed(n))?.n !== n)
  expect(lost).toEqual([])
})

test('it answers as a map of texts would', () => {
  const step = fc.record({ id: fc.string({ maxLength: 2 }), n: fc.nat(), isGone: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const found = new ByText<Named>((one) => one.id)
      const map = new Map<string, Named>()
      for (const { id, n, isGone } of steps) {
        if (isGone) found.delete(id)
        else found.set({ id, n })
        if (isGone) map.delete(id)
        else map.set(id, { id, n })
        for (const one of steps) expect(found.get(one.id)).toEqual(map.get(one.id))
      }
    }),
  )
})
