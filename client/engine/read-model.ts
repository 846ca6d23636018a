/**
 * Rows in memory: what every list, diary and card is drawn from. Filled from buckets; the engine
 * replaces the rows of a document together, so a list never shows half a move.
 */
import type { Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { Rows } from './api.ts'

export type RowChange = {
  readonly tables: ReadonlySet<string>
  readonly buckets: ReadonlySet<string>
}

/** Key under which a part of the model is watched. */
export const tableKey = (table: string): string => `t:${table}`
export const partsKey = (table: string): string => `p:${table}`
export const bucketKey = (table: string, bucket: string): string => `b:${table}:${bucket}`
export const rowKey = (table: string, id: string): string => `r:${table}:${id}`
export const UNSENT_KEY = 'unsent'
export const COMPLETE_KEY = 'complete'

export class ReadModel implements Rows {
  readonly #byId = new Map<string, Map<string, Row>>()
  /** Bucket, table, id. No text is made for it: a school has as many rows as a phone has memory for. */
  readonly #byBucket = new Map<string, Map<string, Map<string, Row>>>()
  /** Buckets in which a table has or had rows. */
  readonly #bucketsOf = new Map<string, Set<string>>()
  readonly #loaded = new Set<string>()
  #unsent: ReadonlySet<DocId> = new Set()
  #complete = false
  /** Kept until a row of them changes, so that views can compare by identity. */
  readonly #lists = new Map<string, readonly Row[]>()
  readonly #bucketLists = new Map<string, Map<string, readonly Row[]>>()
  readonly #parts = new Map<string, readonly (readonly Row[])[]>()
  /** Tables that have grown while the rest was loaded, and nobody has been told: as a whole, by parts. */
  readonly #owed = new Set<string>()
  readonly #owedParts = new Set<string>()
  #changed: (keys: ReadonlySet<string>) => void = () => {}

  /** Called with the keys of all that changed, after it changed. */
  onChange(run: (keys: ReadonlySet<string>) => void): void {
    this.#changed = run
  }

  all<R extends Row>(table: R['table']): readonly R[] {
    const key = tableKey(table)
    const known = this.#lists.get(key)
    if (known) return known as readonly R[]
    const list = [...(this.#byId.get(table)?.values() ?? [])]
    this.#lists.set(key, list)
    return list as readonly Row[] as readonly R[]
  }

  inBucket<R extends Row>(table: R['table'], bucket: string): readonly R[] {
    const lists = mapIn(this.#bucketLists, table)
    const known = lists.get(bucket)
    if (known) return known as readonly R[]
    const list = [...(this.#byBucket.get(bucket)?.get(table)?.values() ?? [])]
    lists.set(bucket, list)
    return list as readonly Row[] as readonly R[]
  }

  parts<R extends Row>(table: R['table']): readonly (readonly R[])[] {
    const key = partsKey(table)
    const known = this.#parts.get(key)
    if (known) return known as readonly (readonly R[])[]
    const buckets = [...(this.#bucketsOf.get(table) ?? [])]
    const parts = buckets.map((bucket) => this.inBucket<R>(table, bucket))
    this.#parts.set(key, parts)
    return parts
  }

  get<R extends Row>(table: R['table'], id: string): R | undefined {
    return this.#byId.get(table)?.get(id) as R | undefined
  }

  isUnsent(doc: DocId): boolean {
    return this.#unsent.has(doc)
  }

  isComplete(): boolean {
    return this.#complete
  }

  isBucketLoaded(bucket: string): boolean {
    return this.#complete || this.#loaded.has(bucket)
  }

  /** Buckets that hold rows in memory. */
  bucketNames(): string[] {
    return [...this.#byBucket.keys()]
  }

  /** The rows of a bucket, for writing it back. */
  bucketRows(bucket: string): readonly Row[] {
    return [...(this.#byBucket.get(bucket)?.values() ?? [])].flatMap((rows) => [...rows.values()])
  }

  /** Replaces whole buckets, as read from disk or sent by the writing tab. */
  loadBuckets(buckets: Iterable<readonly [string, readonly Row[]]>): void {
    const keys = new Set<string>()
    for (const [bucket, rows] of buckets) {
      for (const row of this.bucketRows(bucket)) this.#remove(row, keys)
      for (const row of rows) this.#add(row, keys)
      this.#loaded.add(bucket)
    }
    this.#tell(keys)
  }

  /** Replaces the rows of documents: `before` are the buckets they may stand in. */
  replaceDocs(
    docs: readonly { doc: DocId; buckets: readonly string[]; rows: readonly Row[] }[],
  ): void {
    const keys = new Set<string>()
    for (const { doc, buckets, rows } of docs) {
      for (const bucket of buckets) {
        for (const row of this.bucketRows(bucket)) if (row.doc === doc) this.#remove(row, keys)
      }
      for (const row of rows) this.#add(row, keys)
    }
    this.#tell(keys)
  }

  /**
   * Buckets of the rest of the school, as they are read. Whoever shows one of them is told at once;
   * whoever goes through a whole table is told once, when it is whole, and not after every slice; whoever
   * goes through it by parts when `tellParts` is called.
   */
  loadRest(buckets: Iterable<readonly [string, readonly Row[]]>): void {
    const keys = new Set<string>()
    for (const [bucket, rows] of buckets) {
      for (const row of rows) {
        this.#add(row, keys)
        this.#owed.add(tableKey(row.table))
        this.#owedParts.add(partsKey(row.table))
      }
      this.#loaded.add(bucket)
    }
    // Told later, but never old: whoever asks for another reason gets what is here now.
    for (const table of this.#owed) {
      keys.delete(table)
      this.#lists.delete(table)
    }
    for (const parts of this.#owedParts) {
      keys.delete(parts)
      this.#parts.delete(parts)
    }
    this.#tell(keys)
  }

  tellParts(): void {
    const keys = new Set(this.#owedParts)
    this.#owedParts.clear()
    this.#tell(keys)
  }

  setUnsent(docs: ReadonlySet<DocId>): void {
    this.#unsent = docs
    this.#tell(new Set([UNSENT_KEY]))
  }

  setComplete(): void {
    this.#complete = true
    this.#tell(new Set([COMPLETE_KEY, ...this.#owed, ...this.#owedParts]))
    this.#owed.clear()
    this.#owedParts.clear()
  }

  #add(row: Row, keys: Set<string>): void {
    const earlier = this.get(row.table, row.id)
    if (earlier && earlier.bucket !== row.bucket) this.#remove(earlier, keys)
    mapIn(this.#byId, row.table).set(row.id, row)
    mapIn(mapIn(this.#byBucket, row.bucket), row.table).set(row.id, row)
    const buckets = this.#bucketsOf.get(row.table)
    if (buckets) buckets.add(row.bucket)
    else this.#bucketsOf.set(row.table, new Set([row.bucket]))
    this.#mark(row, keys)
  }

  #remove(row: Row, keys: Set<string>): void {
    if (this.#byId.get(row.table)?.get(row.id) === row) this.#byId.get(row.table)?.delete(row.id)
    this.#byBucket.get(row.bucket)?.get(row.table)?.delete(row.id)
    this.#mark(row, keys)
  }

  #mark(row: Row, keys: Set<string>): void {
    this.#bucketLists.get(row.table)?.delete(row.bucket)
    keys.add(tableKey(row.table))
    keys.add(partsKey(row.table))
    keys.add(bucketKey(row.table, row.bucket))
    keys.add(rowKey(row.table, row.id))
  }

  #tell(keys: ReadonlySet<string>): void {
    if (keys.size === 0) return
    for (const key of keys) {
      this.#lists.delete(key)
      this.#parts.delete(key)
    }
    this.#changed(keys)
  }
}

const mapIn = <K, A, B>(maps: Map<K, Map<A, B>>, key: K): Map<A, B> => {
  const found = maps.get(key) ?? new Map<A, B>()
  maps.set(key, found)
  return found
}
