/** What a person would see: the product's own view models, as plain text for comparison. */

import { diaryWeekView, learnerLessonsView, todayView } from '#client/domains/bookings/queries.ts'
import { learnerProgressView } from '#client/domains/lessons/queries.ts'
import { openCasesFor } from '#client/domains/reconcile/queries.ts'
import type { Identity, Rows } from '#client/engine/api.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { dateInZone } from '#shared/kernel/week.ts'
import { LEARNERS } from './world.ts'

/** The same text for the same content, whatever order maps were filled in. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => {
    if (one instanceof Map) return [...one.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    if (one instanceof Set) return [...one].sort()
    if (one && typeof one === 'object' && !Array.isArray(one)) {
      return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
    }
    return one
  })

export const TABLES = ['booking', 'lesson', 'payment', 'learner', 'diary', 'decision']

/** All rows of a replica, sorted. */
export const rowsOf = (rows: Pick<Rows, 'all'>): Row[] =>
  TABLES.flatMap((table) => [...rows.all(table)].sort((a, b) => (a.id < b.id ? -1 : 1)))

/** Every screen of the spine that is drawn from rows, for one person. */
export const screensOf = (rows: Rows, me: Identity, nowMs: number): Record<string, unknown> => ({
  today: todayView(rows, { personId: me.personId, nowMs }),
  week: diaryWeekView(rows, { instructorId: me.personId, nowMs, date: dateInZone(nowMs) }),
  lessons: LEARNERS.map((id) => learnerLessonsView(rows, id, { nowMs })),
  progress: LEARNERS.map((id) => learnerProgressView(rows, id)),
  sortOut: openCasesFor(rows, new Map(), me),
})
