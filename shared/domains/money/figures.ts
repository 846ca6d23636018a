/** The prices a lesson log starts from. Figures, dated, in one place; each may be changed by hand. */
import type { Pence } from '#shared/kernel/money.ts'

/**
 * Price of one hour, in pence, until a school sets its own: £38.00. Most instructors charge £36 to
 * £40 (DVSA survey of September 2024, more than 5,000 instructors). As of November 2026.
 */
export const DEFAULT_HOURLY_RATE_PENCE: Pence = 3_800

/** Price of a lesson of this length in pence, rounded to the penny: 90 minutes are £57.00. */
export const lessonPricePence = (durationMinutes: number): Pence =>
  Math.round((durationMinutes * DEFAULT_HOURLY_RATE_PENCE) / 60)
