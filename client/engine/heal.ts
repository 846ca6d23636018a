/**
 * After the relay was restored from a backup: this device says what it holds, and pushes what the
 * relay lacks, also what other people wrote. The relay's own receipts prove that it had it before.
 */
import type { NeedFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { Chunk, DocMeta } from './document-store.ts'
import type { EnginePorts } from './ports.ts'
import { fitInFrame, nextPushNumber } from './push.ts'
import type { Writer } from './writer.ts'

const MANIFEST_DOCS = 500

export const createHealer = (deps: {
  ports: EnginePorts
  writer: Writer
  send: (frame: UpFrame) => void
}) => {
  const { ports, writer, send } = deps
  const own = new Set<number>()

  const sendManifest = async (): Promise<void> => {
    const metas = await ports.store.withPrefix<DocMeta>('docs', '')
    const docs = metas.map(({ key, value }) => ({ doc: key, heads: [...value.heads] }))
    for (let from = 0; from === 0 || from < docs.length; from += MANIFEST_DOCS) {
      const part = docs.slice(from, from + MANIFEST_DOCS)
      send({ type: 'manifest', docs: part, last: from + MANIFEST_DOCS >= docs.length })
    }
  }

  const pushDoc = async (doc: string, theirs: readonly string[]): Promise<void> => {
    const { documents } = writer
    if (!documents.knows(doc)) return
    const [chunk, meta] = await Promise.all([
      ports.store.get<Chunk>('chunks', doc),
      ports.store.get<DocMeta>('docs', doc),
    ])
    if (chunk === undefined || meta === undefined) return
    const kind = documents.kindOfDoc(doc)
    const A = documents.records.automerge
    const loaded = documents.load(kind, chunk, undefined, false)
    const known = theirs.filter((head) => A.hasHeads(loaded, [head]))
    const first = documents.records.first(kind).hash
    const receipts = new Map(meta.receipts.map((one) => [one.hash, one.bytes]))
    const since = known.length > 0 ? known : [first]
    let changes = A.getChangesSince(loaded, since).map((bytes) => {
      const { hash } = A.decodeChange(bytes)
      const receipt = receipts.get(hash)
      return { hash, bytes, ...(receipt ? { receipt } : {}) }
    })
    A.free(loaded)
    while (changes.length > 0) {
      const part = fitInFrame(changes)
      const push = nextPushNumber()
      own.add(push)
      send({ type: 'push', push, doc, changes: part })
      changes = changes.slice(part.length)
    }
  }

  const onNeed = async (frame: NeedFrame): Promise<void> => {
    for (const { doc, heads } of frame.docs) await pushDoc(doc, heads)
  }

  /** Is this the ack of a healing push? Its changes are confirmed here already. */
  const isOwn = (push: number): boolean => own.delete(push)

  return { sendManifest, onNeed, isOwn }
}
