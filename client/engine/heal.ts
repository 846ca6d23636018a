/**
 * After the relay was restored from a backup: this device says what it holds, and pushes what the
 * relay lacks, also what other people wrote. The relay's own receipts prove that it had it before.
 * It goes on, over as many lines as it takes, until the relay has answered and has taken everything:
 * a line that breaks in between must not end it.
 */
import type { TimerHandle } from '#shared/kernel/ports.ts'
import type { AckFrame, NeedFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { Chunk, DocMeta } from './document-store.ts'
import type { EnginePorts, Write } from './ports.ts'
import { fitInFrame, nextPushNumber } from './push.ts'
import type { Writer } from './writer.ts'

const MANIFEST_DOCS = 500
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 300_000

/** Stands on disk from the first sight of a new epoch until everything is there. */
export const HEALING: Write = { table: 'meta', key: 'healing', value: true }

export const createHealer = (deps: {
  ports: EnginePorts
  writer: Writer
  send: (frame: UpFrame) => void
}) => {
  const { ports, writer, send } = deps
  /** Pushes under way, and whether each is the last of its document. */
  const own = new Map<number, boolean>()
  /** Manifest frames the relay has not answered yet. */
  let unanswered = 0
  /** Something could not be taken now. */
  let isShort = false
  let pauseMs = FIRST_PAUSE_MS
  let again: TimerHandle

  /** The line is gone; what it had under way is begun anew on the next. */
  const forget = (): void => {
    own.clear()
    unanswered = 0
    isShort = false
    ports.timers.cancel(again)
  }

  const sendManifest = async (): Promise<void> => {
    forget()
    const metas = await ports.store.withPrefix<DocMeta>('docs', '')
    const docs = metas.map(({ key, value }) => ({ doc: key, heads: [...value.heads] }))
    for (let from = 0; from === 0 || from < docs.length; from += MANIFEST_DOCS) {
      const part = docs.slice(from, from + MANIFEST_DOCS)
      unanswered += 1
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
      changes = changes.slice(part.length)
      own.set(push, changes.length === 0)
      send({ type: 'push', push, doc, changes: part })
    }
  }

  const settle = async (): Promise<void> => {
    if (unanswered > 0 || own.size > 0) return
    if (!isShort) {
      await ports.store.commit([{ ...HEALING, remove: true }], 'relaxed')
      return
    }
    again = ports.timers.after(pauseMs, () => void sendManifest())
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  const onNeed = async (frame: NeedFrame): Promise<void> => {
    for (const { doc, heads } of frame.docs) await pushDoc(doc, heads)
    // Asked without having offered anything: bytes have turned on the relay's disk.
    if (unanswered === 0) return
    unanswered -= 1
    await settle()
  }

  /** True when it answered a healing push: its changes are confirmed here already. */
  const onAck = async (frame: AckFrame): Promise<boolean> => {
    const isLast = own.get(frame.push)
    if (isLast === undefined) return false
    own.delete(frame.push)
    // Earlier parts of a long document wait for the receipt in its last one.
    if (isLast && frame.verdicts.some((one) => one.verdict === 'retry')) isShort = true
    await settle()
    return true
  }

  return { sendManifest, onNeed, onAck, forget }
}
