/**
 * Documents as they are sent whole, kept ready: read once, deflated once, then copied to every device
 * that comes with nothing. A pack goes with the next change of its document, so it is never old.
 */
import { deflateRawSync } from 'node:zlib'
import type { DocId } from '#shared/kernel/ids.ts'
import { encodeSnapDoc } from '#shared/protocol/codec.ts'
import { packDictionary } from '#shared/protocol/pack-dictionary.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { type Core, turn } from './core.ts'
import { type SnapDoc, snapDoc } from './documents-to-send.ts'
import { withPlainValues } from './plain-values.ts'
import type { Receipts } from './receipts.ts'
import { isRotten } from './rotten.ts'

/** Moves when what stands in a pack does. */
const FORMAT = '3'

/** How many are made between two turns of the loop. A document of 20 KB takes two thirds of a millisecond. */
const A_TURN = 8
const A_PAGE = 64

/** Receipts stand in packs, and they are worth as much as the key they were made with. */
export const packSeal = (receipts: Receipts): number =>
  Buffer.from(receipts.issue('pack', FORMAT)).readUInt32LE(0)

/** Blocks of 512 symbols, so that hashes and ids, texts and columns are each coded in their own way. */
const BLOCKS = { memLevel: 3 }
/** The device keeps a document as it comes: so many bytes there may one byte less on the line cost. */
const KEPT_FOR_ONE_SENT = 32

const deflate = (whole: SnapDoc): Uint8Array =>
  deflateRawSync(encodeSnapDoc(whole), { dictionary: packDictionary(), ...BLOCKS })

/** With the document's values plain where rows and values say the same, which is then sent once. */
const deflated = (whole: SnapDoc): Uint8Array => {
  const asSaved = deflate(whole)
  const bytes = withPlainValues(whole.bytes)
  if (bytes === whole.bytes) return asSaved
  const asPlain = deflate({ ...whole, bytes })
  const keptMore = bytes.length - whole.bytes.length
  return keptMore <= (asSaved.length - asPlain.length) * KEPT_FOR_ONE_SENT ? asPlain : asSaved
}

/** The pack of a document, made when there is none; undefined when the document is unknown. */
export const packOf = (
  core: Core,
  doc: DocId,
): { readonly bytes: Uint8Array; readonly isNew: boolean } | undefined => {
  const kept = core.db.documents.pack(doc, core.packSeal)
  if (kept !== undefined) return { bytes: kept, isNew: false }
  const whole = snapDoc(core, doc)
  return whole && { bytes: deflated(whole), isNew: true }
}

/** Keeps what was made. It is a copy: a disk that cannot take it keeps nobody from reading. */
export const keepPacks = (core: Core, packs: ReadonlyMap<DocId, Uint8Array>): void => {
  if (packs.size === 0 || !core.health.mayWrite()) return
  try {
    core.db.transaction(() => {
      for (const [doc, bytes] of packs) core.db.documents.putPack(doc, bytes, core.packSeal)
    })
  } catch (fault) {
    if (troubleOf(fault) === undefined) core.onFault('packs could not be kept', fault)
  }
}

/**
 * Makes what is missing, a few between two turns, a page of the school at a time. For a school at
 * rest: each call goes on where the one before stopped, and begins anew at the end.
 * @returns whether there is more to do now
 */
export const createPacker = (core: Core, isClosing: () => boolean) => {
  let after: DocId = ''
  let seenTop = -1
  return async (): Promise<boolean> => {
    if (after === '' && seenTop === core.top) return false
    if (after === '') seenTop = core.top
    const docs = core.db.documents.unpacked(after, A_PAGE)
    for (let from = 0; from < docs.length && !isClosing(); from += A_TURN) {
      const packs = new Map<DocId, Uint8Array>()
      for (const doc of docs.slice(from, from + A_TURN)) {
        const pack = isRotten(core.rot, doc) ? undefined : packOf(core, doc)
        if (pack !== undefined) packs.set(doc, pack.bytes)
      }
      keepPacks(core, packs)
      await turn(core)
    }
    after = docs.length < A_PAGE ? '' : (docs.at(-1) ?? '')
    return after !== ''
  }
}
