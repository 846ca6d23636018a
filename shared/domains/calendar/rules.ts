/** Is a time open? CA3. Plain minutes, so that a screen can ask without a time library. */
import type { Span } from './schema.ts'

export type OpenHours = {
  readonly hours: Readonly<Record<string, readonly Span[]>>
  readonly blocks: readonly { readonly startsAtMs: number; readonly endsAtMs: number }[]
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Inside the hours of that weekday (1 Monday … 7 Sunday), given as minutes of the day? */
export const isInsideHours = (
  hours: OpenHours['hours'],
  weekday: number,
  startMinutes: number,
  endMinutes: number,
): boolean =>
  (hours[String(weekday)] ?? []).some(
    (one) => minutes(one.from) <= startMinutes && endMinutes <= minutes(one.to),
  )

/** Does an active block touch this time? */
export const isBlocked = (
  blocks: OpenHours['blocks'],
  startsAtMs: number,
  endsAtMs: number,
): boolean => blocks.some((one) => one.startsAtMs < endsAtMs && startsAtMs < one.endsAtMs)
