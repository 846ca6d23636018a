/**
 * What was written here, one entry per change, from "saved" to "sent" or "refused". An entry keeps
 * the command and its input, so that it can be run again after a refusal and shown by name.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { ChangeItem, RefusalDecision } from './api.ts'
import { NO_ROOM } from './may-erase.ts'
import type { DeviceStore, Write } from './ports.ts'

/** What a command took from the outside, so that running it again gives the same ids and numbers. */
export type CommandStamp = {
  readonly now: InstantMs
  readonly ids: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

export type OutboxEntry = {
  /** Local order; also the key. */
  readonly n: number
  readonly doc: DocId
  readonly hash: string
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  readonly stamp: CommandStamp
  readonly about: readonly string[]
  readonly savedAtMs: InstantMs
  readonly state: 'waiting' | 'sent' | 'refused'
  readonly sentAtMs?: InstantMs
  readonly refusal?: { readonly code: string; readonly message: string; readonly atMs: InstantMs }
  /** Refused here, when it was run again after another refusal; the relay has never seen it. */
  readonly rerun?: boolean
  /** The change itself while `rerun`: the office is to have it, too. */
  readonly unkept?: Uint8Array
  /** Names of the people it is about, from when it was written: a directory forgets. */
  readonly names?: Readonly<Record<string, string>>
  readonly decision?: RefusalDecision
}

const DAY_MS = 86_400_000

/** Keys sort as numbers do. */
export const outboxKey = (n: number): string => String(n).padStart(12, '0')

export const putEntry = (entry: OutboxEntry): Write => ({
  table: 'outbox',
  key: outboxKey(entry.n),
  value: entry,
})

/** Entries never change; what was sent today is not made again with every press. */
const itemsMade = new WeakMap<OutboxEntry, ChangeItem>()
const toItem = (entry: OutboxEntry): ChangeItem => {
  const made = itemsMade.get(entry) ?? makeItem(entry)
  itemsMade.set(entry, made)
  return made
}

const makeItem = (entry: OutboxEntry): ChangeItem => ({
  id: String(entry.n),
  command: entry.command,
  input: entry.input,
  doc: entry.doc,
  about: entry.about,
  savedAtMs: entry.savedAtMs,
  ...(entry.sentAtMs === undefined ? {} : { sentAtMs: entry.sentAtMs }),
  ...(entry.refusal ? { refusal: entry.refusal } : {}),
  ...(entry.names ? { names: entry.names } : {}),
  ...(entry.rerun || entry.refusal?.code === NO_ROOM ? { isOnlyHere: true } : {}),
  ...(entry.decision ? { decision: entry.decision } : {}),
})

/** The outbox in memory, over what is on disk. Changes come after their transaction. */
export class Outbox {
  readonly #entries = new Map<number, OutboxEntry>()
  #next = 1

  static async load(store: DeviceStore): Promise<Outbox> {
    const outbox = new Outbox()
    const stored = await store.withPrefix<OutboxEntry>('outbox', '')
    outbox.apply(stored.map((one) => one.value))
    return outbox
  }

  /** The next local number; taken once it is stored. */
  get nextNumber(): number {
    return this.#next
  }

  apply(entries: readonly OutboxEntry[]): void {
    for (const entry of entries) {
      this.#entries.set(entry.n, entry)
      this.#next = Math.max(this.#next, entry.n + 1)
    }
  }

  remove(numbers: readonly number[]): void {
    for (const n of numbers) this.#entries.delete(n)
  }

  get(n: number): OutboxEntry | undefined {
    return this.#entries.get(n)
  }

  #inState(state: OutboxEntry['state']): OutboxEntry[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.state === state)
      .sort((a, b) => a.n - b.n)
  }

  all(state: OutboxEntry['state']): readonly OutboxEntry[] {
    return this.#inState(state)
  }

  waiting(): OutboxEntry[] {
    return this.#inState('waiting')
  }

  waitingFor(doc: DocId): OutboxEntry[] {
    return this.waiting().filter((entry) => entry.doc === doc)
  }

  waitingDocs(): Set<DocId> {
    return new Set(this.waiting().map((entry) => entry.doc))
  }

  /** Sent entries older than a day, which the list no longer shows. */
  outdated(now: InstantMs): OutboxEntry[] {
    return this.#inState('sent').filter((entry) => (entry.sentAtMs ?? 0) < now - DAY_MS)
  }

  items(state: OutboxEntry['state']): ChangeItem[] {
    const items = this.#inState(state).map(toItem)
    return state === 'sent' ? items.reverse() : items
  }
}
