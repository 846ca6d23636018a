/**
 * Which paths a change wrote to, read from its operations. The operations say it exactly: also for a
 * write that loses against a concurrent one, or that sets the value that was there already.
 */
import type { AutomergeApi, DecodedChange, LoadedDoc } from './automerge.ts'
import type { AnyKind, TouchedPath } from './document-kind.ts'

const SAFE_KEY = /^[A-Za-z0-9_:-]{1,64}$/
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 8

type Op = DecodedChange['ops'][number]

/** A document, and what `toJS` says of it: its objects know their ids. */
export type Standing = { readonly doc: LoadedDoc; readonly truth: LoadedDoc }

/** Paths of all objects that stand in the document, by object id. */
const objectPaths = (A: AutomergeApi, { doc, truth }: Standing, texts: readonly string[]) => {
  const paths = new Map<string, TouchedPath>([['_root', []]])
  const walk = (value: unknown, path: TouchedPath): void => {
    if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return
    const id = A.getObjectId(value)
    // Whole strings, bytes and dates are objects here, and no objects of the document.
    if (typeof id !== 'string') return
    paths.set(id, path)
    for (const [key, child] of Object.entries(value)) walk(child, [...path, key])
  }
  walk(truth, [])
  for (const field of texts) {
    const id = A.getObjectId(doc, field)
    if (typeof id === 'string') paths.set(id, [field])
  }
  return paths
}

export type TouchedOutcome =
  | { readonly ok: true; readonly touched: TouchedPath[] }
  | {
      readonly ok: false
      readonly why: 'unsafe-key' | 'deleted' | 'container-replaced' | 'unknown-object'
    }

const bad = (why: Extract<TouchedOutcome, { ok: false }>['why']): TouchedOutcome => ({
  ok: false,
  why,
})

/**
 * Does the change put objects into objects without end? Asked before it is applied: a thousand lists
 * in one another are a few bytes, and take the library half a minute.
 */
export const nestsTooDeep = (change: DecodedChange): boolean => {
  const depths = new Map<string, number>()
  return change.ops.some((op, index) => {
    if (!isMake(op)) return false
    const depth = (depths.get(op.obj) ?? 0) + 1
    depths.set(`${change.startOp + index}@${change.actor}`, depth)
    return depth > MAX_DEPTH
  })
}

/**
 * Paths a decoded change writes to. The document holds the change already. Refuses keys that are not plain
 * words, deletes of anything but letters, and replacing a container or a collaborative text.
 */
export const touchedPaths = (
  A: AutomergeApi,
  kind: AnyKind,
  standing: Standing,
  change: DecodedChange,
): TouchedOutcome => {
  const paths = objectPaths(A, standing, kind.texts)
  const texts = new Set(kind.texts)
  const touched = new Map<string, TouchedPath>()
  /** How deep the objects this change makes lie; a path does not say it of lists in lists. */
  const depths = new Map<string, number>()
  for (const [index, op] of change.ops.entries()) {
    const { action, obj } = op
    const key = (op as { key?: string }).key
    const parent = paths.get(obj)
    if (parent === undefined) return bad('unknown-object')
    if (key === undefined) {
      // Inside a text or a list. Letters of a collaborative text may go; nothing else may.
      const isText = parent.length === 1 && texts.has(parent[0] as string)
      if (action === 'del' && !isText) return bad('deleted')
      touched.set(parent.join('\0'), parent)
    } else {
      if (!SAFE_KEY.test(key) || FORBIDDEN_KEYS.has(key)) return bad('unsafe-key')
      if (action === 'del') return bad('deleted')
      if (parent.length === 0 && Object.hasOwn(kind.empty, key)) return bad('container-replaced')
      const path = [...parent, key]
      if (path.length > MAX_DEPTH) return bad('unsafe-key')
      touched.set(path.join('\0'), path)
    }
    if (isMake(op)) {
      const id = `${change.startOp + index}@${change.actor}`
      const depth = (depths.get(obj) ?? parent.length) + 1
      if (depth > MAX_DEPTH) return bad('unsafe-key')
      depths.set(id, depth)
      paths.set(id, key === undefined ? parent : [...parent, key])
    }
  }
  return { ok: true, touched: [...touched.values()] }
}

const isMake = (op: Op): boolean => op.action.startsWith('make')
