/**
 * Documents as records: open them, read them as plain data, write edits into them. The only module
 * that knows how a record lies in Automerge: short strings as whole values, texts letter by letter,
 * a first change with the same bytes on every device, and never a delete.
 */
import * as v from 'valibot'
import { unreachable } from '../kernel/result.ts'
import type { AutomergeApi, LoadedDoc } from './automerge.ts'
import type { AnyKind } from './document-kind.ts'
import type { Edit, Plain } from './edit.ts'
import { mergeTyping } from './merge-typing.ts'

/** Author of every first change; no device may use it. */
export const FIRST_ACTOR = '00'.repeat(16)

export type FirstChange = { readonly bytes: Uint8Array; readonly hash: string }
export type WrittenChange = { readonly bytes: Uint8Array; readonly hash: string }

/** Saved bytes and changes after them, as one: a document is a row of chunks. */
const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const createRecords = (A: AutomergeApi) => {
  const firsts = new Map<string, FirstChange>()

  const toPlain = (value: unknown): Plain => {
    // By class, not by the class's name: a minified build gives it another.
    if (value instanceof A.ImmutableString) return value.val
    if (Array.isArray(value)) return value.map(toPlain)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toPlain(one)]))
    }
    return (value ?? null) as Plain
  }

  const fromPlain = (value: Plain): unknown => {
    if (typeof value === 'string') return new A.ImmutableString(value)
    if (Array.isArray(value)) return value.map(fromPlain)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromPlain(one)]))
    }
    return value
  }

  /** The kind's first document, the same bytes everywhere. */
  const first = (kind: AnyKind): FirstChange => {
    const known = firsts.get(kind.name)
    if (known) return known
    const doc = A.change(
      A.init<Record<string, unknown>>({ actor: FIRST_ACTOR }),
      { time: 0 },
      (draft) => {
        draft.shape = kind.version
        for (const key of Object.keys(kind.empty).sort()) draft[key] = kind.empty[key]
      },
    )
    const made = { bytes: A.save(doc), hash: A.getHeads(doc)[0] as string }
    A.free(doc)
    firsts.set(kind.name, made)
    return made
  }

  /** Opens a document: `base` (a saved document, or none for a new record) and changes after it. */
  const open = (
    kind: AnyKind,
    base: Uint8Array | undefined,
    changes: readonly Uint8Array[] = [],
    actor?: string,
  ): LoadedDoc => {
    const options = actor === undefined ? {} : { actor }
    const doc = A.load<Record<string, unknown>>(base ?? first(kind).bytes, options)
    return changes.length === 0 ? doc : A.applyChanges(doc, [...changes])[0]
  }

  /**
   * Opens a document in one go, with what it says as plain data. The view of a document that was just
   * loaded is exact, nothing having been patched into it, so it need not be read a second time.
   * @param actor whose changes are written with it; none: it is only read
   */
  const openWhole = (
    kind: AnyKind,
    base: Uint8Array | undefined,
    changes: readonly Uint8Array[] = [],
    actor = FIRST_ACTOR,
  ): { doc: LoadedDoc; data: Record<string, Plain> } => {
    const whole = joined([base ?? first(kind).bytes, ...changes])
    // Without an actor the library makes up a random one each time.
    const doc = A.load<Record<string, unknown>>(whole, { actor })
    return { doc, data: toPlain(doc) as Record<string, Plain> }
  }

  /** The document's truth as plain data; never the live view, which can show deleted values. */
  const plain = (doc: LoadedDoc): Record<string, Plain> =>
    toPlain(A.toJS(doc)) as Record<string, Plain>

  /**
   * Applies changes and leaves the live view as it was: patching it costs three times what applying
   * does, and whoever reads with `plain` never looks at it. Throws for bytes that cannot be applied.
   */
  const applyUnseen = (doc: LoadedDoc, changes: readonly Uint8Array[]): void =>
    A.getBackend(doc).applyChanges([...changes])

  /** The record, or undefined while nothing but the first change is there. Throws on a wrong shape. */
  const recordIn = <Rec>(
    kind: AnyKind,
    data: Readonly<Record<string, unknown>>,
  ): Rec | undefined => (data.id === undefined ? undefined : (v.parse(kind.schema, data) as Rec))

  /** The same, of a document that nobody has read yet. */
  const read = <Rec>(kind: AnyKind, doc: LoadedDoc): Rec | undefined => recordIn(kind, plain(doc))

  const putInto = (draft: Record<string, unknown>, path: readonly string[], value: Plain): void => {
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => {
      const next = at[key]
      return (next as Record<string, unknown>) ?? unreachable(`no ${path.join('/')} to put into`)
    }, draft)
    parent[path.at(-1) as string] = fromPlain(value)
  }

  /**
   * Writes an edit. Gives the new document and the change's bytes, or undefined if nothing changed.
   * @param atMs what the device's clock says; told in a record's history, decides nothing
   */
  const write = (
    doc: LoadedDoc,
    edit: Edit,
    atMs = 0,
  ): { doc: LoadedDoc; change: WrittenChange } | undefined => {
    const headsBefore = A.getHeads(doc).join()
    const time = Math.floor(atMs / 1_000)
    const next = A.change(doc, { time }, (draft) => {
      for (const { path, value } of edit.put ?? []) putInto(draft, path, value)
      for (const { field, value, was } of edit.text ?? []) {
        const splices = mergeTyping(was ?? String(draft[field]), value, String(draft[field]))
        for (const { at, remove, insert } of splices) A.splice(draft, [field], at, remove, insert)
      }
    })
    const heads = A.getHeads(next)
    if (heads.join() === headsBefore) return undefined
    const bytes = A.getLastLocalChange(next) ?? unreachable('a change without bytes')
    return { doc: next, change: { bytes, hash: heads[0] as string } }
  }

  return {
    first,
    open,
    openWhole,
    applyUnseen,
    toPlain,
    plain,
    recordIn,
    read,
    write,
    automerge: A,
  }
}

export type Records = ReturnType<typeof createRecords>
