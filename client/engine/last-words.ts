/**
 * This device was ended from elsewhere. What it has not sent goes into the office's hands first, and
 * is marked so here, batch by batch; only when nothing waits any more may the copy be wiped.
 */
import type { Chunk } from './document-store.ts'
import type { OutboxEntry } from './outbox.ts'
import type { EnginePorts, WordsToHandIn } from './ports.ts'
import { fitInFrame } from './push.ts'
import type { Sets } from './sets.ts'
import type { SyncStatusHolder } from './sync-status.ts'
import type { Writer } from './writer.ts'

const HANDED_IN = 'This device was signed out from elsewhere. The office has it now.'
const NOT_TAKEN =
  'This device was signed out from elsewhere, and this could not be handed to the office.'

/** Documents whose changes are gathered into one request. */
const DOCS_A_BATCH = 20

export const createLastWords = (deps: {
  ports: EnginePorts
  writer: Writer
  sets: Pick<Sets, 'unsentRows' | 'handedIn'>
  status: SyncStatusHolder
}) => {
  const { ports, writer, sets, status } = deps
  let isRunning = false

  /** The bytes of what waits, document by document, as much as one request takes. */
  const waitingWords = async (): Promise<WordsToHandIn> => {
    const words: WordsToHandIn[number][] = []
    for (const doc of [...writer.outbox.waitingDocs()].slice(0, DOCS_A_BATCH)) {
      const chunk = await ports.store.get<Chunk>('chunks', doc)
      const waiting = new Set(writer.outbox.waitingFor(doc).map(({ hash }) => hash))
      for (const { hash, bytes } of chunk?.pending ?? [])
        if (waiting.has(hash)) words.push({ doc, hash, bytes })
    }
    return fitInFrame(words)
  }

  /** They leave the list of what waits; their words stay readable until the copy is wiped. */
  const mark = (hashes: ReadonlySet<string>, message: string): Promise<boolean> =>
    writer.amend(() =>
      writer.outbox
        .waiting()
        .filter((entry) => hashes.has(entry.hash))
        .map((entry): OutboxEntry => {
          const refusal = { code: 'device-ended', message, atMs: ports.clock.now() }
          return { ...entry, state: 'refused', refusal }
        }),
    )

  const counted = (taken: number, full: number): void => {
    const before = status.get().lastWords
    status.set({ lastWords: { taken: before.taken + taken, full: before.full + full } })
  }

  /** Rows of published sets: each as its JSON, under a number the relay gives no weight to. */
  const handInRows = async (): Promise<boolean> => {
    for (const { set, id, data } of sets.unsentRows()) {
      // The sets are still being opened: at the next contact they are.
      if (data === undefined) return false
      const bytes = new TextEncoder().encode(JSON.stringify(data))
      const hash = [...ports.random.bytes(32)]
        .map((one) => one.toString(16).padStart(2, '0'))
        .join('')
      const answer = await ports.network.handIn?.([{ doc: `set:${set}:${id}`, hash, bytes }])
      if (answer === undefined || answer === 'not-now') return false
      const isTaken = answer !== 'wipe' && answer.taken.length > 0
      await sets.handedIn(set, id)
      counted(isTaken ? 1 : 0, isTaken ? 0 : 1)
    }
    return true
  }

  const handInChanges = async (): Promise<boolean> => {
    for (let words = await waitingWords(); words.length > 0; words = await waitingWords()) {
      const answer = await ports.network.handIn?.(words)
      if (answer === undefined || answer === 'not-now') return false
      // The door is shut: whatever this device still has, nobody will take it any more.
      const { taken, full } =
        answer === 'wipe' ? { taken: [], full: words.map((one) => one.hash) } : answer
      const isMarked =
        (await mark(new Set(taken), HANDED_IN)) && (await mark(new Set(full), NOT_TAKEN))
      if (!isMarked || taken.length + full.length === 0) return false
      counted(taken.length, full.length)
    }
    return true
  }

  /** At every contact until it is done. Never rejects. */
  return async (): Promise<void> => {
    if (isRunning || ports.network.handIn === undefined) return
    isRunning = true
    try {
      if (!(await handInRows()) || !(await handInChanges())) return
      await ports.network.handIn([])
    } catch {
      // Nothing was lost: it is tried again at the next contact.
    } finally {
      isRunning = false
    }
  }
}
