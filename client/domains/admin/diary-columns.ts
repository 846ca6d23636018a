/** Whose columns a diary has: everybody who instructs, and whoever still has lessons on these days. */
import { bookingsBetween } from '#client/domains/bookings/queries.ts'
import type { Rows } from '#client/engine/api.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'

export const diaryColumns = (
  rows: Rows,
  instructors: readonly string[],
  fromDate: string,
  toDate: string,
): readonly string[] => {
  const known = new Set(instructors)
  const others = new Set<string>()
  // In whatever zone: a day more on both sides, and then by date.
  const fromMs = Date.parse(fromDate) - DAY_MS
  const toMs = Date.parse(toDate) + 2 * DAY_MS
  for (const one of bookingsBetween(rows, fromMs, toMs)) {
    if (one.date < fromDate || one.date > toDate || known.has(one.instructorId)) continue
    if (one.status !== 'cancelled') others.add(one.instructorId)
  }
  return [...instructors, ...[...others].sort()]
}

/** Only for lists of words: the same ones in the same order. */
export const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index])
