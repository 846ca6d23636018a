/** Bodies as HTTP brings them: JSON that is nearly right, and what only looks like it. */
import type { SeededRandom } from '#simulation/random.ts'
import { mutateBytes } from './any-bytes.ts'
import { mutateStructure } from './structure.ts'

const TYPES = ['application/json; charset=utf-16', 'text/plain', '', 'application/json', 'a/b']
const DEEP = 20_000

export const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? Number(one) : one)) ?? ''

/** What is sent instead of `honest`. */
export const spoiltBody = (honest: unknown, random: SeededRandom): string => {
  const what = random.below(10)
  if (what < 5) return asJson(mutateStructure(honest, random))
  if (what < 9) {
    const bytes = new TextEncoder().encode(asJson(honest))
    return Buffer.from(mutateBytes(bytes, random)).toString('latin1')
  }
  const depth = random.below(DEEP)
  return random.chance(0.5) ? '['.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

/** Nearly always the honest one. */
export const contentType = (random: SeededRandom): string =>
  random.chance(0.05) ? random.pick(TYPES) : 'application/json'
