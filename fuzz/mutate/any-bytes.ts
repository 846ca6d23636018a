/** Bytes with some of them changed, and bytes that never meant anything. */
import type { SeededRandom } from '#simulation/random.ts'

const EDGES = [0, 0x17, 0x18, 0x1b, 0x1f, 0x5f, 0x7f, 0x80, 0x9f, 0xbf, 0xc2, 0xd8, 0xf7, 0xff]
const MOST_SOUP = 400

/** One to six bytes flipped, replaced, cut, doubled or put in. */
export const mutateBytes = (bytes: Uint8Array, random: SeededRandom): Uint8Array => {
  const changed = [...bytes]
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    const at = random.below(Math.max(1, changed.length))
    const what = random.below(5)
    if (what === 0) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
    else if (what === 1) changed[at] = random.pick(EDGES)
    else if (what === 2) changed.splice(at, 1 + random.below(8))
    else if (what === 3) changed.splice(at, 0, ...random.bytes(1 + random.below(4)))
    else changed.splice(at, 0, ...changed.slice(at, at + 1 + random.below(32)))
  }
  return Uint8Array.from(changed)
}

export const byteSoup = (random: SeededRandom): Uint8Array => random.bytes(random.below(MOST_SOUP))
