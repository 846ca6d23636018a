/**
 * Rows in memory: what every list, diary and card is drawn from. Filled from buckets; the engine
 * replaces the rows of a document together, so a list never shows half a move.
 */
import type { Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { Rows } from './api.ts'
import { ByText } from './by-text.ts'

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

const NO_ROWS: readonly never[] = []

export class ReadModel implements Rows {
  readonly #byId = new Map<string, ByText<Row>>()
  /** Bucket, table. A list is never changed but replaced, so that views can compare by identity. */
  readonly #byBucket = new Map<string, Map<string, readonly Row[]>>()
  /** Buckets in which a table has or had rows. */
  readonly #bucketsOf = new Map<string, Set<string>>()
  /** Ids that somebody asked a table for before there was such a row. */
  readonly #missed = new Map<string, ByText<string>>()
  readonly #loaded = new Set<string>()
  #unsent: ReadonlySet<DocId> = new Set()
  #complete = false
  /** Kept until a row of them changes, so that views can compare by identity. */
  readonly #lists = new Map<string, readonly Row[]>()
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
    const list = this.parts<R>(table).flat()
    this.#lists.set(key, list)
    return list
  }

  inBucket<R extends Row>(table: R['table'], bucket: string): readonly R[] {
    const list = this.#byBucket.get(bucket)?.get(table) ?? NO_ROWS
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
    const row = this.#byId.get(table)?.get(id)
    if (row === undefined) this.#missedIn(table).set(id)
    return row as R | undefined
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
    return [...(this.#byBucket.get(bucket)?.values() ?? [])].flat()
  }

  /** Replaces whole buckets, as read from disk or sent by the writing tab. */
  loadBuckets(buckets: Iterable<readonly [string, readonly Row[]]>): void {
    const keys = new Set<string>()
    for (const [bucket, rows] of buckets) {
      for (const [table, list] of this.#byBucket.get(bucket) ?? [])
        this.#remove(table, bucket, new Set(list), keys)
      this.#add(rows, keys)
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
      for (const bucket of buckets)
        for (const [table, list] of this.#byBucket.get(bucket) ?? [])
          this.#remove(table, bucket, new Set(list.filter((row) => row.doc === doc)), keys)
      this.#add(rows, keys)
    }
    this.#tell(keys)
  }

  /**
   * Buckets of the rest of the school, as they are read. Whoever shows one of them is told at once;
   * whoever goes through a whole table is told once, when it is whole, and not after every slice; whoever
   * goes through it by parts when `tellParts` is called. Of rows themselves only those are told of that
   * somebody has asked for: a key for each of a school's would be as much garbage as the rows.
   */
  loadRest(buckets: Iterable<readonly [string, readonly Row[]]>): void {
    const keys = new Set<string>()
    for (const [bucket, rows] of buckets) {
      for (const table of this.#add(rows, keys, true)) {
        this.#owed.add(tableKey(table))
        this.#owedParts.add(partsKey(table))
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
    // Each booking on a screen asks for its own: what says the same as before is told to nobody.
    if (isSame(this.#unsent, docs)) return
    this.#unsent = docs
    this.#tell(new Set([UNSENT_KEY]))
  }

  setComplete(): void {
    this.#complete = true
    this.#tell(new Set([COMPLETE_KEY, ...this.#owed, ...this.#owedParts]))
    this.#owed.clear()
    this.#owedParts.clear()
  }

  /** @returns the tables they are of */
  #add(rows: readonly Row[], keys: Set<string>, onlyAskedFor = false): ReadonlySet<string> {
    const tables = new Set<string>()
    // In runs of one table and bucket, which is how most are stored: their list is taken as it is.
    for (let from = 0; from < rows.length; ) {
      const { table, bucket } = rows[from] as Row
      let to = from + 1
      while (rows[to]?.table === table && rows[to]?.bucket === bucket) to += 1
      const run = from === 0 && to === rows.length ? rows : rows.slice(from, to)
      this.#addRun(table, bucket, run, keys, onlyAskedFor)
      tables.add(table)
      from = to
    }
    return tables
  }

  #addRun(
    table: string,
    bucket: string,
    rows: readonly Row[],
    keys: Set<string>,
    onlyAskedFor: boolean,
  ): void {
    const byId = inMap(this.#byId, table, () => new ByText<Row>((row) => row.id))
    const missed = this.#missed.get(table)
    let isReplacing = false
    for (const row of rows) {
      const earlier = byId.get(row.id)
      if (earlier?.bucket === bucket) isReplacing = true
      else if (earlier) this.#remove(table, earlier.bucket, new Set([earlier]), keys)
      byId.set(row)
      if (!onlyAskedFor || earlier || missed?.get(row.id) !== undefined)
        keys.add(rowKey(table, row.id))
    }
    const before = this.inBucket(table, bucket)
    const list = before.length === 0 ? rows : [...before, ...rows]
    this.#put(
      table,
      bucket,
      isReplacing ? [...new Set(list)].filter((row) => byId.get(row.id) === row) : list,
      keys,
    )
  }

  #remove(table: string, bucket: string, rows: ReadonlySet<Row>, keys: Set<string>): void {
    if (rows.size === 0) return
    const byId = this.#byId.get(table)
    for (const row of rows) {
      if (byId?.get(row.id) === row) byId.delete(row.id)
      keys.add(rowKey(table, row.id))
    }
    const list = this.inBucket(table, bucket).filter((row) => !rows.has(row))
    this.#put(table, bucket, list, keys)
  }

  #put(table: string, bucket: string, list: readonly Row[], keys: Set<string>): void {
    inMap(this.#byBucket, bucket, () => new Map()).set(table, list)
    inMap(this.#bucketsOf, table, () => new Set()).add(bucket)
    keys.add(tableKey(table))
    keys.add(partsKey(table))
    keys.add(bucketKey(table, bucket))
  }

  #missedIn(table: string): ByText<string> {
    return inMap(this.#missed, table, () => new ByText<string>((id) => id))
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

const inMap = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

const isSame = (some: ReadonlySet<DocId>, others: ReadonlySet<DocId>): boolean =>
  some.size === others.size && [...some].every((one) => others.has(one))
