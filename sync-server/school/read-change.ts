/**
 * What a change says, for the admin who is to stand for it: every value it puts, and what its author
 * saw there before. Read from its bytes, never from what a device says about them (T4), and where
 * judging is done, because nobody knows yet what the bytes do to the library.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind, TouchedPath } from '#shared/documents/document-kind.ts'
import type { Plain } from '#shared/documents/edit.ts'
import type { Records } from '#shared/documents/records.ts'
import { nestsTooDeep, touchedPaths } from '#shared/documents/touched-paths.ts'
import type { JudgeOutcome, JudgeTask, SaidValue } from './judge.ts'

/** More than any command writes; a screen shows no more either. */
const MOST_VALUES = 200

/** The value at a path, and how much of the path leads there: it ends at a list. */
const valueAt = (data: Plain, path: TouchedPath): { path: TouchedPath; value: Plain } => {
  let value: Plain = data
  for (const [index, key] of path.entries()) {
    if (Array.isArray(value)) return { path: path.slice(0, index), value }
    const here: Plain = typeof value === 'object' ? value : null
    value =
      here !== null && Object.hasOwn(here, key)
        ? ((here as Record<string, Plain>)[key] ?? null)
        : null
  }
  return { path, value }
}

const said = (before: Plain, after: Plain, touched: readonly TouchedPath[]): SaidValue[] => {
  const values = new Map<string, SaidValue>()
  for (const one of touched) {
    const { path, value } = valueAt(after, one)
    values.set(path.join('\0'), { path, value, was: valueAt(before, path).value })
  }
  // A map that was put whole is said by its parts.
  const keys = [...values.keys()]
  const isWhole = (key: string) => keys.some((other) => other.startsWith(`${key}\0`))
  return [...values].flatMap(([key, value]) => (isWhole(key) ? [] : [value])).slice(0, MOST_VALUES)
}

const NOTHING: JudgeOutcome = { opinions: [], after: undefined }

/** `said` is left out when the bytes cannot be read, or build on what is not here. */
export const readChange = (records: Records, kind: AnyKind, task: JudgeTask): JudgeOutcome => {
  const A = records.automerge
  // Before anything else: whoever holds this document's bytes has to hand them over.
  const { snap, tail } = task.load()
  const last = task.changes.at(-1)
  if (last === undefined) return NOTHING
  let doc: LoadedDoc | undefined
  try {
    const change = A.decodeChange(last.bytes)
    if (nestsTooDeep(change)) return NOTHING
    doc = records.open(kind, snap, [...tail, ...task.changes.map(({ bytes }) => bytes)])
    if (!A.hasHeads(doc, [change.hash])) return NOTHING
    const paths = touchedPaths(A, kind, { doc, truth: A.toJS(doc) }, change)
    if (!paths.ok) return NOTHING
    const before = records.plain(A.view(doc, change.deps))
    const after = records.plain(A.view(doc, [change.hash]))
    return { ...NOTHING, said: said(before, after, paths.touched) }
  } catch {
    return NOTHING
  } finally {
    if (doc !== undefined) A.free(doc)
  }
}
