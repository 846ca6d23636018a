/** What a person would see: the product's own view models, as plain text for comparison. */

import { learnerList, overviewView, waitingForOthers } from '#client/domains/admin/queries.ts'
import { diaryWeekView, learnerLessonsView, todayView } from '#client/domains/bookings/queries.ts'
import { learnerProgressView, lessonHistory } from '#client/domains/lessons/queries.ts'
import { paymentsOfLearner } from '#client/domains/money/queries.ts'
import { openCasesFor } from '#client/domains/reconcile/queries.ts'
import type { Identity, Rows } from '#client/engine/api.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { dateInZone } from '#shared/kernel/week.ts'

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

const TABLES = ['booking', 'lesson', 'payment', 'learner', 'diary', 'decision']

/** All rows of a replica, sorted. */
export const rowsOf = (rows: Pick<Rows, 'all'>): Row[] =>
  TABLES.flatMap((table) => [...rows.all(table)].sort((a, b) => (a.id < b.id ? -1 : 1)))

const NOBODY_BUSY = new Map()

/** Every screen of the app that is drawn from rows, for one person. */
export const screensOf = (
  rows: Rows,
  me: Identity,
  nowMs: number,
  learners: readonly string[],
): Record<string, unknown> => {
  const { personId, roles } = me
  const isAdmin = roles.includes('admin')
  const isLearner = roles.includes('learner')
  return {
    today: isLearner ? undefined : todayView(rows, { personId, nowMs }),
    week: isLearner
      ? undefined
      : diaryWeekView(rows, { instructorId: personId, nowMs, date: dateInZone(nowMs) }),
    files: (isLearner ? [personId] : learners).map((id) => ({
      lessons: learnerLessonsView(rows, id, { nowMs }),
      progress: learnerProgressView(rows, id),
      history: lessonHistory(rows, id),
      payments: paymentsOfLearner(rows, id),
    })),
    sortOut: openCasesFor(rows, NOBODY_BUSY, me),
    office: isAdmin
      ? [overviewView(rows, nowMs), waitingForOthers(rows, nowMs), learnerList(rows, new Map())]
      : undefined,
  }
}
