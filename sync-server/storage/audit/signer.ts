/**
 * Signs how far a chain has come. A chain alone stops nobody who may write the file from making all
 * of it again; a signed end that an owner keeps elsewhere does. Ed25519, so that checking a printed
 * head needs no secret; the key follows from the key of the receipts, so there is none more to keep.
 */
import { hkdfSync, sign, verify } from 'node:crypto'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { keysFromSeed, printPublicKey, publicKeyFrom } from '../ed25519.ts'
import type { HeadKind, StoredHead } from './heads.ts'

const PURPOSE = 'dual-control audit head v1'
const PRINTED = /^dc1:([A-Za-z0-9-]{1,64}):(\d{1,15}):([0-9a-f]{64}):(\d{1,15}):([\w-]{86})$/

/** A head on its own: it names the chain it belongs to. */
export type PrintedHead = StoredHead & { readonly chain: string }

export type HeadSigner = ReturnType<typeof createHeadSigner>

const keysFrom = (receiptKey: Uint8Array) => {
  const seed = Buffer.from(hkdfSync('sha256', receiptKey, new Uint8Array(0), PURPOSE, 32))
  return keysFromSeed(seed)
}

/** The public half of the key that signs heads, in hex: all that is kept of one that was replaced. */
export const headKeyOf = (receiptKey: Uint8Array): string =>
  Buffer.from(printPublicKey(keysFrom(receiptKey).publicKey), 'base64url').toString('hex')

/** A key that signed heads until it was replaced. */
type EndedHeadKey = { readonly headKey: string; readonly endedAt: InstantMs }

/**
 * @param receiptKey the 32 secret bytes of the relay's receipts
 * @param ended believed for heads from before their end only
 */
export const createHeadSigner = (receiptKey: Uint8Array, ended: readonly EndedHeadKey[] = []) => {
  const { privateKey, publicKey } = keysFrom(receiptKey)
  const endedKeys = ended.map(({ headKey, endedAt }) => ({
    key: publicKeyFrom(Buffer.from(headKey, 'hex').toString('base64url')),
    endedAt,
  }))
  const words = (chain: string, head: Omit<StoredHead, 'signature'>): Buffer =>
    Buffer.from(
      [PURPOSE, head.kind, chain, head.seq, Buffer.from(head.hash).toString('hex'), head.at].join(
        '\n',
      ),
    )
  return {
    /** @param chain id of a school, or of the relay's own log */
    sign: (
      chain: string,
      kind: HeadKind,
      end: { readonly seq: number; readonly hash: Uint8Array },
      at: InstantMs,
    ): StoredHead => {
      const head = { kind, seq: end.seq, hash: end.hash, at }
      return { ...head, signature: sign(null, words(chain, head), privateKey) }
    },
    isSigned: (chain: string, head: StoredHead): boolean =>
      [
        publicKey,
        ...endedKeys.filter(({ endedAt }) => head.at <= endedAt).map(({ key }) => key),
      ].some((key) => verify(null, words(chain, head), key, head.signature)),
  }
}

/** One line, to be kept outside: `dc1:chain:row:hash:instant:signature`. */
export const printHead = (chain: string, { seq, hash, at, signature }: StoredHead): string =>
  [
    'dc1',
    chain,
    seq,
    Buffer.from(hash).toString('hex'),
    at,
    Buffer.from(signature).toString('base64url'),
  ].join(':')

/** Undefined when the line is no printed head. Says nothing yet about its signature. */
export const parseHead = (line: string): PrintedHead | undefined => {
  const [, chain, seq, hash, at, signature] = PRINTED.exec(line.trim()) ?? []
  if (chain === undefined || hash === undefined || signature === undefined) return undefined
  return {
    chain,
    kind: 'head',
    seq: Number(seq),
    hash: Buffer.from(hash, 'hex'),
    at: Number(at),
    signature: Buffer.from(signature, 'base64url'),
  }
}
