/** Plain data with a piece of it taken out, doubled, renamed or replaced by something odd. */
import type { SeededRandom } from '#simulation/random.ts'

const LONG = 70_000
const DEEP = 400

const nested = (depth: number): unknown => {
  let value: unknown = 0
  for (let left = depth; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { a: value }
  return value
}

/** Values no app sends. `JSON` has no word for some of them; CBOR has. */
const ODD: readonly ((random: SeededRandom) => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => '',
  () => [],
  () => ({}),
  () => -1,
  () => 0.5,
  () => Number.MAX_SAFE_INTEGER,
  () => 2 ** 53,
  () => 1e308,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2n ** 63n,
  () => '\u0000',
  () => '\ud800',
  () => '__proto__',
  () => 'constructor',
  () => "'; DROP TABLE log; --",
  (random) => 'x'.repeat(random.below(LONG)),
  (random) => nested(random.below(DEEP)),
  (random) => random.bytes(random.below(64)),
  (random) => new Array(random.below(2_000)).fill(0),
  () => new Date(0),
  () => new Map([[1, 2]]),
  () => JSON.parse('{"__proto__":{"polluted":true}}'),
]

const NAMES = ['__proto__', 'constructor', 'toString', 'id', 'type', '', 'doc', 'x'.repeat(300)]

const isBranch = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)

/** A copy in which one place below `value`, at random, is no longer what it was. */
export const mutateStructure = (value: unknown, random: SeededRandom): unknown => {
  if (!isBranch(value) || Object.keys(value).length === 0 || random.chance(0.1))
    return random.pick(ODD)(random)
  const entries = Object.entries(value)
  const at = random.below(entries.length)
  const [key, one] = entries[at] as [string, unknown]
  const what = random.below(6)
  if (what < 3) entries[at] = [key, mutateStructure(one, random)]
  else if (what === 3) entries.splice(at, 1)
  else if (what === 4) entries.push([random.pick(NAMES), random.pick(ODD)(random)])
  else entries[at] = [random.pick(NAMES), one]
  if (Array.isArray(value)) {
    const items = entries.map(([, item]) => item)
    return what === 5 ? items.concat(items) : items
  }
  // As a parser would make it: `__proto__` becomes a field like any other.
  const made: Record<string, unknown> = {}
  for (const [name, item] of entries)
    Object.defineProperty(made, name, {
      value: item,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  return made
}
