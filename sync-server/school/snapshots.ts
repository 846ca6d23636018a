/**
 * When a document is worth a snapshot. The bytes come with the judge's proof, so compacting costs one
 * write and no work; what it saves is bytes for new devices and time for the next cold load.
 */
const MOST_TAIL_CHANGES = 100
const MOST_TAIL_BYTES = 64 * 1024
const LEAST_TAIL_BYTES = 1024
/** A tail of an eighth of the snapshot: written again eight times for each byte, sent 6 % too big. */
const TAIL_SHARE = 8

export const isWorthSnapshot = (
  tail: { readonly count: number; readonly bytes: number },
  snapBytes: number,
): boolean =>
  tail.count >= MOST_TAIL_CHANGES ||
  tail.bytes >= Math.min(MOST_TAIL_BYTES, Math.max(LEAST_TAIL_BYTES, snapBytes / TAIL_SHARE))
