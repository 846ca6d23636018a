/**
 * Judges one change: what it did at its own dependencies, whether its author may do that, and whether
 * they may do it to what others wrote meanwhile. Asked by the relay before it commits; a batch cannot
 * hide an illegal step, because every change is judged by itself.
 */
import * as v from 'valibot'
import type { Actor } from '../kernel/actor.ts'
import type { DocId } from '../kernel/ids.ts'
import type { InstantMs } from '../kernel/ports.ts'
import { ok, type Result, refuseWith } from '../kernel/result.ts'
import type { DecodedChange, LoadedDoc } from './automerge.ts'
import type { AnyKind, AskedFor, Row } from './document-kind.ts'
import type { Records } from './records.ts'
import { nestsTooDeep, touchedPaths } from './touched-paths.ts'
import { stepOverOthers } from './written-over.ts'

/** Sentences for what no honest device sends. */
const MALFORMED: Record<string, string> = {
  'unsafe-key': 'The change uses names that are not allowed.',
  'too-deep': 'The change puts lists into lists without end.',
  deleted: 'The change deletes something. Nothing is ever deleted here.',
  'container-replaced': 'The change replaces a part of the record that only grows.',
  'unknown-object': 'The change writes to something that is not there any more.',
  'wrong-record': 'The change belongs to another record.',
  unreadable: 'The change cannot be read.',
  'wrong-shape': 'The change would make the record unreadable.',
}

const malformed = (code: string) => refuseWith(code, MALFORMED[code] ?? 'The change is malformed.')

type Read = {
  readonly data: Readonly<Record<string, unknown>>
  /** Undefined while nothing but the first change is there. */
  readonly record: unknown
}

/** A document, and what is known of it because somebody had to read it. */
export type Judged = { readonly doc: LoadedDoc } & Partial<Read>

/**
 * Judges `bytes` against `doc`, a scratch copy that may be thrown away.
 * @param input.doc state before, holding everything the change depends on
 * @returns the document with the change, or a refusal; then the scratch copy is spoilt
 */
export const judgeChange = (
  records: Records,
  input: Judged & {
    kind: AnyKind
    docId: DocId
    bytes: Uint8Array
    change: DecodedChange
    actor: Actor
    now: InstantMs
    /** Rows of the records it stands beside, where somebody has them. */
    beside?: readonly Row[]
    /** What the author has asked for by records of this kind, where somebody has counted. */
    asked?: AskedFor
  },
): Result<Judged> => {
  const { kind, docId, change, actor, now, beside, asked } = input
  const A = records.automerge
  const headsBefore = A.getHeads(input.doc)
  // Mostly the author knew everything; then before and after are the document itself, and reading
  // it twice is all there is to read. Read before applying: afterwards the old document is no more.
  const knewAll = isSameSet(headsBefore, change.deps)
  const known = knewAll ? knownOrRead(records, kind, input) : undefined
  if (nestsTooDeep(change)) return malformed('too-deep')
  const { doc } = input
  if (!applies(records, doc, input.bytes)) return malformed('unreadable')
  const truth = A.toJS(doc)
  const paths = touchedPaths(A, kind, { doc, truth }, change)
  if (!paths.ok) return malformed(paths.why)

  const whole = readData(kind, records.toPlain(truth) as Read['data'])
  const before = known ?? readAt(records, kind, doc, change.deps)
  const after = knewAll ? whole : readAt(records, kind, doc, [change.hash])
  if (!before.ok || !after.ok || !whole.ok || after.value.record === undefined)
    return malformed('wrong-shape')
  if ((after.value.record as { id?: string }).id !== docId) return malformed('wrong-record')

  const standing = knewAll ? before : readAt(records, kind, doc, headsBefore)
  if (!standing.ok) return standing
  const views = { before: before.value.record, after: after.value.record }
  const seen = { ...views, touched: paths.touched, now, doc: docId }
  const step = { ...seen, ...(beside && { beside }), ...(asked && { asked }) }
  const may = kind.mayChange(actor, knewAll ? step : { ...step, standing: standing.value.record })
  if (!may.ok) return may
  const judged = ok({ doc, ...whole.value })
  if (knewAll) return judged

  const over = stepOverOthers(kind, { ...views, standing: standing.value.record }, paths.touched)
  const mayOver = over ? kind.mayChange(actor, { ...over, now, doc: docId }) : may
  return mayOver.ok ? judged : mayOver
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** False for bytes the library gives up on; it says so by a panic. */
const applies = (records: Records, doc: LoadedDoc, bytes: Uint8Array): boolean => {
  try {
    records.applyUnseen(doc, [bytes])
    return true
  } catch {
    return false
  }
}

const knownOrRead = (
  records: Records,
  kind: AnyKind,
  { doc, data, record }: Judged,
): Result<Read> =>
  data !== undefined && record !== undefined
    ? ok({ data, record })
    : readData(kind, data ?? records.plain(doc))

const readWhole = (records: Records, kind: AnyKind, doc: LoadedDoc): Result<Read> =>
  readData(kind, records.plain(doc))

const readData = (kind: AnyKind, data: Read['data']): Result<Read> => {
  if (data.id === undefined) return ok({ data, record: undefined })
  const parsed = v.safeParse(kind.schema, data)
  return parsed.success ? ok({ data, record: parsed.output }) : malformed('wrong-shape')
}

const readAt = (
  records: Records,
  kind: AnyKind,
  doc: LoadedDoc,
  heads: readonly string[],
): Result<Read> => readWhole(records, kind, records.automerge.view(doc, [...heads]))
