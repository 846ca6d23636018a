/** What a lesson's record is: ratings, a note, what is next, the learner's reflection. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'
import { LEVEL_WORDS, SKILL_COUNT } from './skills.ts'

export const skill = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(SKILL_COUNT))
export const level = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(LEVEL_WORDS.length),
)

export const rating = v.object({ skill, level, by: fields.id, at: fields.instantMs })

export const lessonSchema = v.object({
  id: fields.id,
  learnerId: fields.id,
  instructorId: fields.id,
  /** When it was driven, for order: the booking's start. */
  startsAtMs: fields.instantMs,
  durationMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  ratings: v.record(v.string(), rating),
  note: v.string(),
  next: v.string(),
  reflection: v.string(),
  loggedAt: v.exactOptional(fields.instantMs),
  loggedBy: v.exactOptional(fields.id),
})
export type Lesson = v.InferOutput<typeof lessonSchema>
