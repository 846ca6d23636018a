/** A school in memory for stories about clashes: real bookings, really projected. */
import { ReadModel } from '#client/engine/read-model.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { type Booking, type BookingEvent, bookings } from '#shared/domains/bookings/index.ts'
import { diaries } from '#shared/domains/calendar/index.ts'
import { type Case, decisions } from '#shared/domains/reconcile/index.ts'

export const at = (time: string, date = '2026-11-24'): number => Date.parse(`${date}T${time}:00Z`)

type Told = BookingEvent extends infer E
  ? E extends BookingEvent
    ? Omit<E, 'after'>
    : never
  : never

export type BookingStory = {
  readonly id: string
  readonly learner: string
  readonly instructor?: string
  /** Events that follow each other; the last may be several that did not know of each other. */
  readonly told: readonly Told[]
  readonly apart?: readonly Told[]
}

export const slot = (time: string, durationMinutes = 60, date = '2026-11-24') => ({
  date,
  time,
  zone: 'Europe/London',
  durationMinutes,
})

/** The rows of one booking told as a story. */
export const bookingRows = (story: BookingStory): Row[] => {
  const events: Booking['events'] = {}
  let after: string[] = []
  story.told.forEach((event, index) => {
    const id = `${story.id}-e${index}`
    events[id] = { ...event, after } as BookingEvent
    after = [id]
  })
  for (const [index, event] of (story.apart ?? []).entries()) {
    events[`${story.id}-x${index}`] = { ...event, after } as BookingEvent
  }
  const doc = `booking:${story.id}`
  const record: Booking = {
    id: doc,
    learnerId: story.learner,
    instructorId: story.instructor ?? 'dev',
    events,
    attending: {},
  }
  return bookings.project(record, doc)
}

export const decisionRows = (
  one: Case,
  answers: readonly { choice: string; by: string; as: 'admin' | 'instructor'; at: number }[],
): Row[] =>
  decisions.project(
    {
      id: `decision:${one.id}`,
      caseKind: one.kind,
      instructorId: one.instructorId,
      audience: [],
      answers: Object.fromEntries(
        answers.map((answer, index) => [
          `answer-${index}`,
          { ...answer, type: 'answered' as const, after: [] },
        ]),
      ) as never,
    },
    `decision:${one.id}`,
  )

export const diaryRows = (
  instructor: string,
  hours: Record<string, { from: string; to: string }[]>,
) =>
  diaries.project(
    { id: `diary:${instructor}`, instructorId: instructor, hours, blocks: {} },
    `diary:${instructor}`,
  )

/** A read model that holds these rows. */
export const modelOf = (...rows: readonly Row[]): ReadModel => {
  const model = new ReadModel()
  const buckets = new Map<string, Row[]>()
  for (const row of rows) buckets.set(row.bucket, [...(buckets.get(row.bucket) ?? []), row])
  model.loadBuckets(buckets)
  return model
}
