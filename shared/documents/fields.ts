/** Schema parts every record uses. A record is read tolerantly: unknown newer fields pass unseen. */
import * as v from 'valibot'

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(150))
export const instantMs = v.pipe(v.number(), v.safeInteger())
export const civilDate = v.pipe(v.string(), v.isoDate('Choose a date.'))
export const civilTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time.'))
/** A short label: a place, a purpose. One line. */
export const label = v.pipe(v.string(), v.maxLength(200, 'Keep this under 200 characters.'))
/** Free text a person writes. */
export const text = v.pipe(v.string(), v.maxLength(4_000, 'Keep this under 4,000 characters.'))
export const pence = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const slot = v.object({
  date: civilDate,
  time: civilTime,
  zone: v.pipe(v.string(), v.maxLength(60)),
  durationMinutes: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(15, 'A lesson is at least 15 minutes.'),
    v.maxValue(480, 'A lesson is at most 8 hours.'),
  ),
})
