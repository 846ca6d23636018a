/**
 * This device was ended from elsewhere. What it has not sent goes into the office's hands first, and
 * is marked so here, batch by batch; only when nothing waits any more may the copy be wiped.
 */
import type { Chunk } from './document-store.ts'
import { NO_ROOM } from './may-erase.ts'
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
  sets: Pick<Sets, 'rowsOnlyHere' | 'handedIn'>
  status: SyncStatusHolder
}) => {
  const { ports, writer, sets, status } = deps
  let isRunning = false

  /** What could not be written again after a refusal, and no admin has yet. */
  const unkept = (): OutboxEntry[] => writer.outbox.all('refused').filter((entry) => entry.unkept)

  /** The bytes of what is only here, document by document, as much as one request takes. */
  const wordsLeft = async (): Promise<WordsToHandIn> => {
    const words: WordsToHandIn[number][] = []
    for (const doc of [...writer.outbox.waitingDocs()].slice(0, DOCS_A_BATCH)) {
      const chunk = await ports.store.get<Chunk>('chunks', doc)
      const waiting = new Set(writer.outbox.waitingFor(doc).map(({ hash }) => hash))
      for (const { hash, bytes } of chunk?.pending ?? [])
        if (waiting.has(hash)) words.push({ doc, hash, bytes })
    }
    if (words.length === 0)
      for (const { doc, hash, unkept: bytes } of unkept())
        if (bytes) words.push({ doc, hash, bytes })
    return fitInFrame(words)
  }

  /** They leave the list of what waits; their words stay readable until the copy is wiped. */
  const mark = (taken: ReadonlySet<string>, full: ReadonlySet<string>): Promise<boolean> =>
    writer.amend(() =>
      [...writer.outbox.waiting(), ...unkept()].flatMap((entry): OutboxEntry[] => {
        const { unkept: _, rerun: __, ...rest } = entry
        const atMs = ports.clock.now()
        if (full.has(entry.hash))
          return [
            { ...rest, state: 'refused', refusal: { code: NO_ROOM, message: NOT_TAKEN, atMs } },
          ]
        if (!taken.has(entry.hash)) return []
        const refusal = { code: 'device-ended', message: HANDED_IN, atMs }
        return [{ ...rest, state: 'refused', refusal: entry.refusal ?? refusal }]
      }),
    )

  /** @param rowsFull rows of sets that found no room at this contact */
  const count = (justTaken: number, rowsFull: number): void => {
    const noRoom = writer.outbox.all('refused').filter(({ refusal }) => refusal?.code === NO_ROOM)
    const taken = status.get().lastWords.taken + justTaken
    status.set({ lastWords: { taken, full: noRoom.length + rowsFull } })
  }

  /**
   * Rows of published sets, unsent or refused: each as its JSON, under a number the relay gives no weight to. One that
   * finds no room goes on waiting here. @returns how many do; undefined when nobody was there
   */
  const handInRows = async (): Promise<number | undefined> => {
    let full = 0
    for (const row of sets.rowsOnlyHere()) {
      const { set, id, data } = row
      // The sets are still being opened: at the next contact they are.
      if (data === undefined) return undefined
      const bytes = new TextEncoder().encode(JSON.stringify(data))
      const hash = [...ports.random.bytes(32)]
        .map((one) => one.toString(16).padStart(2, '0'))
        .join('')
      const answer = await ports.network.handIn?.([{ doc: `set:${set}:${id}`, hash, bytes }])
      if (answer === undefined || answer === 'not-now') return undefined
      const isTaken = answer !== 'wipe' && answer.taken.length > 0
      if (isTaken) await sets.handedIn(row)
      else full += 1
      count(isTaken ? 1 : 0, full)
    }
    return full
  }

  const handInChanges = async (rowsFull: number): Promise<boolean> => {
    for (let words = await wordsLeft(); words.length > 0; words = await wordsLeft()) {
      const answer = await ports.network.handIn?.(words)
      if (answer === undefined || answer === 'not-now') return false
      // The door is shut: whatever this device still has, nobody will take it any more.
      const { taken, full } =
        answer === 'wipe' ? { taken: [], full: words.map((one) => one.hash) } : answer
      if (!(await mark(new Set(taken), new Set(full))) || taken.length + full.length === 0)
        return false
      count(taken.length, rowsFull)
    }
    return true
  }

  /** At every contact until it is done. Never rejects. */
  return async (): Promise<void> => {
    if (isRunning || ports.network.handIn === undefined) return
    isRunning = true
    try {
      count(0, 0)
      const rowsFull = await handInRows()
      if (rowsFull === undefined || !(await handInChanges(rowsFull)) || rowsFull > 0) return
      await ports.network.handIn([])
    } catch {
      // Nothing was lost: it is tried again at the next contact.
    } finally {
      isRunning = false
    }
  }
}
