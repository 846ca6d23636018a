/** Helpers for permissions: deny by default, path by path. */
import type { TouchedPath } from './document-kind.ts'

const startsWith = (path: TouchedPath, prefix: readonly string[]): boolean =>
  prefix.length <= path.length &&
  prefix.every((part, index) => part === '*' || path[index] === part)

/** Is every touched path below one of the allowed prefixes (`*` stands for any one key)? */
export const touchesOnly = (
  touched: readonly TouchedPath[],
  allowed: readonly (readonly string[])[],
): boolean => touched.every((path) => allowed.some((prefix) => startsWith(path, prefix)))

/** Keys below `field` that the change wrote to. */
export const touchedKeys = (touched: readonly TouchedPath[], field: string): string[] => [
  ...new Set(
    touched.flatMap((path) => (path[0] === field && path[1] !== undefined ? [path[1]] : [])),
  ),
]

/**
 * Keys of an append-only map that this step adds; undefined if it wrote to one that was there
 * already, or replaced the map itself.
 */
export const appendedKeys = (
  touched: readonly TouchedPath[],
  field: string,
  before: Readonly<Record<string, unknown>> | undefined,
): string[] | undefined => {
  if (touched.some((path) => path[0] === field && path.length === 1)) return undefined
  const keys = touchedKeys(touched, field)
  return keys.some((key) => before !== undefined && Object.hasOwn(before, key)) ? undefined : keys
}
