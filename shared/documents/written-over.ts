/**
 * A change may come from somebody who knew less than the relay knows now, truly or as a pretence.
 * What it adds stands beside what others wrote meanwhile. What it writes over is another matter: two
 * writes to one place are not both kept, so it is asked of the record as it stands.
 */
import type { AnyKind, TouchedPath } from './document-kind.ts'

type Known = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is Known => typeof value === 'object' && value !== null

const isSame = (a: unknown, b: unknown): boolean => {
  if (!isMap(a) || !isMap(b)) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

/** What is written as one: a top-level field, or one key of a top-level map of the kind. */
const placeOf = (kind: AnyKind, path: TouchedPath): TouchedPath =>
  path.slice(0, Object.hasOwn(kind.empty, path[0] as string) ? 2 : 1)

const valueAt = (record: unknown, place: TouchedPath): unknown =>
  place.reduce<unknown>(
    (at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    record,
  )

/** `record` with the value of `source` at `place`. */
const withValue = (record: Known, source: unknown, place: TouchedPath): Known => {
  const [field, key] = place as [string, string | undefined]
  if (key === undefined) return { ...record, [field]: valueAt(source, place) }
  return {
    ...record,
    [field]: { ...(record[field] as Known), [key]: valueAt(source, place) },
  }
}

/**
 * The step from the record as it stands to what the change would make of it, as far as the change
 * writes over what it did not know; undefined when it writes over nothing.
 * @param views `before` and `after`: the record as the change's author saw it; `standing`: as it is
 */
export const stepOverOthers = (
  kind: AnyKind,
  views: { before: unknown; after: unknown; standing: unknown },
  touched: readonly TouchedPath[],
): { before: unknown; after: unknown; touched: TouchedPath[] } | undefined => {
  const { before, after, standing } = views
  if (!isMap(standing)) return undefined
  const over = touched.filter((path) => {
    // Letters of a collaborative text merge; nobody's are lost.
    if (kind.texts.includes(path[0] as string)) return false
    const place = placeOf(kind, path)
    const stands = valueAt(standing, place)
    // Making a record again decides each of its fields anew, also those that were left out.
    const decided =
      (before === undefined && place.length === 1) || !isSame(stands, valueAt(before, place))
    return decided && !isSame(stands, valueAt(after, place))
  })
  if (over.length === 0) return undefined
  const merged = over.reduce(
    (record, path) => withValue(record, after, placeOf(kind, path)),
    standing,
  )
  return { before: standing, after: merged, touched: over }
}
