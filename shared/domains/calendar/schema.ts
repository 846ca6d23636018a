/** An instructor's diary: weekly hours and blocks. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'

export const span = v.object({ from: fields.civilTime, to: fields.civilTime })
export type Span = v.InferOutput<typeof span>

export const block = v.object({
  startsAtMs: fields.instantMs,
  endsAtMs: fields.instantMs,
  /** A removed block is struck out, not deleted. */
  active: v.boolean(),
})

export const diarySchema = v.object({
  id: fields.id,
  instructorId: fields.id,
  /** Spans by ISO weekday, '1' Monday to '7' Sunday; a day that is not there is closed. */
  hours: v.record(v.string(), v.array(span)),
  blocks: v.record(v.string(), block),
})
export type Diary = v.InferOutput<typeof diarySchema>

/** CA4. */
export const DEFAULT_HOURS: Diary['hours'] = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
)
