/** A small repeatable source of choices: the same bytes give the same mock on every device. */

/** Mixes the seed into four 32-bit words (FNV-1a with a different start each). */
const stateFrom = (seed: Uint8Array): [number, number, number, number] => {
  const word = (start: number): number => {
    let hash = start
    for (const byte of seed) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
    return hash
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x85ebca6b), 1]
}

/** sfc32: fast, good enough to shuffle questions, no use for secrets. Returns 0 <= x < 1. */
export const seededRandom = (seed: Uint8Array): (() => number) => {
  let [a, b, c, counter] = stateFrom(seed)
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  // The first draws of nearby seeds resemble each other.
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

/** A shuffled copy (Fisher–Yates). */
export const shuffled = <Item>(items: readonly Item[], random: () => number): Item[] => {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = copy[last] as Item
    copy[last] = copy[other] as Item
    copy[other] = kept
  }
  return copy
}
