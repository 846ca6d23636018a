/** What is done to a chain from time to time: signing how far it has come, dropping what is too old. */
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { Chain, ChainEnd } from './chain.ts'
import { type ChainReport, findBreaks, type KnownHead } from './find-breaks.ts'
import type { StoredHead } from './heads.ts'
import type { HeadSigner } from './signer.ts'

/** The chain of the relay's own log; a school's carries the id of the school. */
export const RELAY_CHAIN = 'relay'

const isSame = (a: Uint8Array | null | undefined, b: Uint8Array): boolean =>
  a !== null && a !== undefined && Buffer.compare(a, b) === 0

/** Does the chain still contain what was signed last? Then it was not cut there, nor made anew. */
export const containsLastSigned = (chain: Chain): boolean => {
  const head = chain.heads.latest()
  if (head === undefined) return true
  const start = chain.start()
  return head.seq === start.seq
    ? isSame(start.hash, head.hash)
    : isSame(chain.hashAt(head.seq), head.hash)
}

/**
 * Signs the newest row and stores that, if there is anything new. Undefined when the chain is empty,
 * or when it does not contain what was signed last: then a new signature would hide it.
 */
export const signHead = (
  chain: Chain,
  name: string,
  signer: HeadSigner,
  now: InstantMs,
): StoredHead | undefined => {
  if (!containsLastSigned(chain)) return undefined
  const latest = chain.heads.latest()
  const end = chain.head()
  if (end === undefined || end.hash === null) return undefined
  if (latest?.seq === end.seq) return latest
  const signed = signer.sign(name, 'head', end, now)
  chain.heads.put(signed)
  return signed
}

/** Of a chain only what stands up to this row. */
const upTo = (chain: Chain, end: ChainEnd): Pick<Chain, 'links' | 'start' | 'strays'> => ({
  start: chain.start,
  strays: chain.strays,
  links: (seq, limit) => chain.links(seq, limit).filter((link) => link.seq <= end.seq),
})

/**
 * Drops rows from before `keptFrom`, the oldest first, and signs what the rest follows. False, and
 * nothing is dropped, when they are not as they were written: the signature would hide what was done.
 */
export const dropOld = (
  chain: Chain,
  name: string,
  signer: HeadSigner,
  keptFrom: InstantMs,
  now: InstantMs,
): boolean => {
  if (!containsLastSigned(chain)) return false
  const end = chain.lastBefore(keptFrom)
  if (end === undefined) return true
  const signed = chain.heads.all().filter(({ seq }) => seq <= end.seq)
  if (findBreaks(upTo(chain, end), signed).breaks.length > 0) return false
  chain.transaction(() => {
    chain.heads.put(signer.sign(name, 'anchor', end, now))
    chain.dropUpTo(end.seq)
  })
  return true
}

/** Every row, every stored signature, and heads that were kept outside. */
export const verifyChain = (
  chain: Chain,
  name: string,
  signer: HeadSigner,
  outside: readonly KnownHead[] = [],
): ChainReport => {
  const stored = chain.heads.all()
  const anchor = chain.heads.anchor()
  const forged = [...(anchor ? [anchor] : []), ...stored].filter(
    (head) => !signer.isSigned(name, head),
  )
  const { rows, breaks } = findBreaks(chain, [
    ...stored.filter((head) => !forged.includes(head)),
    ...outside,
  ])
  return {
    rows,
    breaks: [
      ...forged.map(({ kind, seq }) =>
        kind === 'anchor'
          ? `the end of what was dropped, row ${seq}, was not signed with this relay's key`
          : `the signature of row ${seq} is not of this relay's key`,
      ),
      ...breaks,
    ],
  }
}
