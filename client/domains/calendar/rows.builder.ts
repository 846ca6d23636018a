/** Rows for tests, in the read model that screens have. */
import type { Rows } from '#client/engine/api.ts'
import { ReadModel } from '#client/engine/read-model.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { type BookingRow, bookingBucket } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { addDays, SCHOOL_ZONE, slotEndMs, slotStartMs } from '#shared/kernel/time.ts'

export const aReadModel = (rows: readonly Row[], unsent: readonly string[] = []): Rows => {
  const model = new ReadModel()
  const buckets = [...new Set(rows.map((row) => row.bucket))]
  model.loadBuckets(
    buckets.map((bucket) => [bucket, rows.filter((row) => row.bucket === bucket)] as const),
  )
  model.setUnsent(new Set(unsent as DocId[]))
  model.setComplete()
  return model
}

/** Tuesday 24 November 2026 in London, or `days` later, at `time`. */
export const tuesday = (time: string, days = 0): number =>
  slotStartMs({
    date: addDays('2026-11-24', days),
    time,
    zone: SCHOOL_ZONE,
    durationMinutes: 60,
  })

type BookingDraft = Partial<BookingRow> & { id: string; time?: string; days?: number }

/** A confirmed lesson of Sarah with Amira on Tuesday; say only what the test is about. */
export const aBooking = ({ days, ...draft }: BookingDraft): BookingRow => {
  const slot = {
    date: addDays('2026-11-24', days ?? 0),
    time: draft.time ?? '14:00',
    zone: SCHOOL_ZONE,
    durationMinutes: draft.durationMinutes ?? 60,
  }
  return {
    table: 'booking',
    doc: `booking:${draft.id}`,
    bucket: bookingBucket(slot.date, draft.instructorId ?? 'sarah'),
    learnerId: 'amira',
    instructorId: 'sarah',
    status: 'confirmed',
    decidedBy: 'sarah',
    decidedAtMs: slotStartMs(slot) - 86_400_000,
    requestedBy: 'amira',
    contested: [],
    learnerAttends: false,
    ...draft,
    ...slot,
    startsAtMs: slotStartMs(slot),
    endsAtMs: slotEndMs(slot),
  }
}

type LessonDraft = Partial<LessonRow> & { id: string; days: number }

/** Amira's logged lesson with Sarah, `days` from the Tuesday, at noon. */
export const aLesson = ({ days, ...draft }: LessonDraft): LessonRow => ({
  table: 'lesson',
  doc: `lesson:${draft.id}`,
  bucket: `learner/${draft.learnerId ?? 'amira'}`,
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: tuesday('12:00', days),
  durationMinutes: 60,
  skills: [],
  note: '',
  next: '',
  reflection: '',
  ...draft,
})
