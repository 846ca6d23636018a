/**
 * A receipt says "this relay accepted this change in this document", which covers everything the
 * change depends on. Devices keep receipts beside the changes, so that after a restore they can bring
 * back what others wrote, and nobody can bring in what was never accepted.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'

export type Receipts = ReturnType<typeof createReceipts>

/**
 * @param key 32 secret bytes, kept outside the school's file
 * @param wasListed the relay had the change when it replaced an older key (decision 21)
 */
export const createReceipts = (
  key: Uint8Array,
  schoolId: SchoolId,
  wasListed: (doc: DocId, hash: string) => boolean = () => false,
) => {
  const issue = (doc: DocId, hash: string): Uint8Array => {
    const mac = createHmac('sha256', key).update(`${schoolId}|${doc}|${hash}`).digest()
    return new Uint8Array(mac.buffer, mac.byteOffset, mac.length)
  }
  return {
    issue,
    /** Had this relay accepted the change? By its receipt, or by the list. */
    isProven: (doc: DocId, hash: string, receipt: Uint8Array | undefined): boolean => {
      if (receipt === undefined) return wasListed(doc, hash)
      const expected = issue(doc, hash)
      const isSigned = receipt.length === expected.length && timingSafeEqual(receipt, expected)
      return isSigned || wasListed(doc, hash)
    },
  }
}

type Announced = {
  readonly hash: string
  readonly deps: readonly string[]
  readonly isProven: boolean
}

/** Hashes of a push that a proof covers: its own change, and all before it. */
export const coveredByReceipts = (changes: readonly Announced[]): ReadonlySet<string> => {
  const byHash = new Map(changes.map((change) => [change.hash, change]))
  const covered = new Set<string>()
  const waiting = changes.filter((change) => change.isProven).map((change) => change.hash)
  for (let hash = waiting.pop(); hash !== undefined; hash = waiting.pop()) {
    const change = byHash.get(hash)
    if (change === undefined || covered.has(hash)) continue
    covered.add(hash)
    waiting.push(...change.deps)
  }
  return covered
}
