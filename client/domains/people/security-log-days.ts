/** The security log as one reads it: by day, a sign-in on a new device as the one thing it was. Pure. */
import { civilDateOf } from '#client/ui/format/index.ts'
import type { SecurityLine } from './security-log-api.ts'

export type SecurityDay = { readonly date: string; readonly lines: readonly SecurityLine[] }

/** Signing in and meeting the device are written one after the other, within one answer. */
const SAME_MOMENT_MS = 2000

const isSameSignIn = (a: SecurityLine, b: SecurityLine): boolean =>
  a.action === 'device-added' &&
  b.action === 'sign-in' &&
  a.outcome !== 'refused' &&
  b.outcome !== 'refused' &&
  (a.person ?? a.by) === (b.person ?? b.by) &&
  a.deviceName === b.deviceName &&
  Math.abs(a.at - b.at) <= SAME_MOMENT_MS

/** Without the plain sign-in where its neighbour says the same and that the device was new. */
export const withoutTwins = (lines: readonly SecurityLine[]): SecurityLine[] =>
  lines.filter(
    (line, at) =>
      ![lines[at - 1], lines[at + 1]].some((other) => other && isSameSignIn(other, line)),
  )

/** In the order given, which is newest first. */
export const byDay = (lines: readonly SecurityLine[]): SecurityDay[] => {
  const days = new Map<string, SecurityLine[]>()
  for (const line of lines) {
    const date = civilDateOf(line.at)
    days.set(date, [...(days.get(date) ?? []), line])
  }
  return [...days].map(([date, ofDay]) => ({ date, lines: ofDay }))
}
