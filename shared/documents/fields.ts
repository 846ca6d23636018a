/** Schema parts every record uses. A record is read tolerantly: unknown newer fields pass unseen. */
import * as v from 'valibot'

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(150))
/** The last instant a calendar knows; beyond it every screen that shows a date would fail. */
const LAST_INSTANT_MS = 8_640_000_000_000_000
export const instantMs = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(-LAST_INSTANT_MS),
  v.maxValue(LAST_INSTANT_MS),
)

/** The form alone lets 31 February pass, and a time library throws on it. */
const isInCalendar = (date: string): boolean => {
  const ms = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === date
}
export const civilDate = v.pipe(
  v.string(),
  v.isoDate('Choose a date.'),
  v.check(isInCalendar, 'Choose a date.'),
)
export const civilTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time.'))
/** A short label: a place, a purpose. One line. */
export const label = v.pipe(v.string(), v.maxLength(200, 'Keep this under 200 characters.'))
/** Free text a person writes. */
export const text = v.pipe(v.string(), v.maxLength(4_000, 'Keep this under 4,000 characters.'))
export const pence = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const isKnownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
const knownZones = new Map<string, boolean>()
/** An IANA zone, `Europe/London`. A name nobody knows would make every projection throw. */
const zone = v.pipe(
  v.string(),
  v.maxLength(60),
  v.check((name) => {
    const known = knownZones.get(name) ?? isKnownZone(name)
    if (known) knownZones.set(name, known)
    return known
  }, 'Choose a time zone.'),
)

export const slot = v.object({
  date: civilDate,
  time: civilTime,
  zone,
  durationMinutes: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(15, 'A lesson is at least 15 minutes.'),
    v.maxValue(480, 'A lesson is at most 8 hours.'),
  ),
})
