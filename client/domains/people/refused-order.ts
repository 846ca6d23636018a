/** In which order the office reads refused changes. Pure. */
import type { RefusedEntry } from './account-api.ts'

/**
 * What nobody has decided about, the oldest first: what was written on top of another can only be
 * adopted after it. The relay gives authors and their devices turns, so that nobody hides others.
 */
export const openOldestFirst = <Entry extends Pick<RefusedEntry, 'id' | 'decision'>>(
  entries: readonly Entry[],
): Entry[] => entries.filter((one) => one.decision === null).sort((a, b) => a.id - b.id)

/** Late work comes together: a log, its payment, the next booking. The order within stays. */
export const byAuthor = <Entry extends Pick<RefusedEntry, 'person'>>(
  entries: readonly Entry[],
): (readonly Entry[])[] => {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries)
    groups.set(entry.person, [...(groups.get(entry.person) ?? []), entry])
  return [...groups.values()]
}
