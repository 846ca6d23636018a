/** Walks a chain and says which rows are not as they were written, in sentences for an owner. */
import type { Chain, ChainEnd } from './chain.ts'

const ROWS_AT_ONCE = 1_000

/** A head somebody vouches for: signed in the file, or printed and kept outside. */
export type KnownHead = ChainEnd & { readonly at: number }

export type ChainReport = {
  readonly rows: number
  /** Each names the row. Empty: every row is as it was written, and in its place. */
  readonly breaks: readonly string[]
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && Buffer.compare(a, b) === 0

const rowsBetween = (from: number, to: number): string =>
  from === to ? `row ${from} is missing` : `rows ${from} to ${to} are missing`

const day = (at: number): string => new Date(at).toISOString()

/** @param heads what the chain must still agree with; older than its oldest row: passed over */
export const findBreaks = (
  chain: Pick<Chain, 'links' | 'start' | 'strays'>,
  heads: readonly KnownHead[] = [],
): ChainReport => {
  const breaks = chain
    .strays()
    .map((seq) => `row ${seq} stands where all was let go: it is no part`)
  const start = chain.start()
  let before: { readonly seq: number; readonly hash: Uint8Array | null } = start
  const headsAt = new Map(heads.map((head) => [head.seq, head]))
  const agrees = (seq: number, hash: Uint8Array | null): void => {
    const head = headsAt.get(seq)
    if (head !== undefined && !same(hash, head.hash))
      breaks.push(`row ${seq} is not the one that was signed on ${day(head.at)}`)
  }
  agrees(start.seq, start.hash)
  let rows = 0
  for (;;) {
    const links = chain.links(before.seq, ROWS_AT_ONCE)
    for (const link of links) {
      const { seq, prevHash, hash, actual } = link
      if (seq > before.seq + 1) breaks.push(rowsBetween(before.seq + 1, seq - 1))
      else if (before.hash !== null && !same(prevHash, before.hash))
        breaks.push(`row ${seq} does not follow row ${before.seq}: one of the two was changed`)
      if (!same(hash, actual)) breaks.push(`row ${seq} is not what was written`)
      agrees(seq, hash)
      before = { seq, hash }
    }
    rows += links.length
    if (links.length < ROWS_AT_ONCE) break
  }
  const furthest = heads.reduce<KnownHead | undefined>(
    (far, head) => (head.seq > (far?.seq ?? before.seq) ? head : far),
    undefined,
  )
  if (furthest !== undefined)
    breaks.push(
      `${rowsBetween(before.seq + 1, furthest.seq)}: they were there on ${day(furthest.at)}`,
    )
  return { rows, breaks }
}
