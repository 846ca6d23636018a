/** How a booking came to stand as it does, from what this device knows: the row, notices, own steps. */
import type { ChangeItem } from '#client/engine/api.ts'
import type { BookingRow, BookingStatus } from '#shared/domains/bookings/index.ts'
import type { Notice } from '#shared/domains/notifications/index.ts'

export type HistoryStep =
  | 'requested'
  | 'confirmed'
  | 'moved'
  | 'cancelled'
  | 'completed'
  | 'settled'
  | 'undone'

export type HistoryEntry = {
  readonly step: HistoryStep
  readonly by: string
  readonly atMs: number
  readonly state: 'here' | 'sent' | 'refused'
}

const STEP_OF_STATUS: Record<BookingStatus, HistoryStep> = {
  pending: 'requested',
  confirmed: 'confirmed',
  cancelled: 'cancelled',
  completed: 'completed',
}

const STEP_OF_COMMAND: Readonly<Record<string, HistoryStep>> = {
  'bookings.confirm': 'confirmed',
  'bookings.move': 'moved',
  'bookings.cancel': 'cancelled',
  'bookings.complete': 'completed',
  'bookings.settle': 'settled',
  'bookings.undo': 'undone',
}

const stepOfNotice = (what: string): HistoryStep | undefined => {
  const step = what.replace('booking-', '')
  return (['requested', 'confirmed', 'moved', 'cancelled', 'settled'] as const).find(
    (one) => one === step,
  )
}

export type HistorySources = {
  readonly notices: Iterable<Notice>
  readonly waiting: readonly ChangeItem[]
  readonly sent: readonly ChangeItem[]
  readonly refused: readonly ChangeItem[]
  readonly personId: string
}

/** Steps in order of time. The same step told twice (row, notice, own list) stands once. */
export const bookingHistory = (booking: BookingRow, sources: HistorySources): HistoryEntry[] => {
  const own = (items: readonly ChangeItem[], state: HistoryEntry['state']): HistoryEntry[] =>
    items.flatMap((item) => {
      const step =
        STEP_OF_COMMAND[item.command] ??
        (item.command === 'bookings.book' ? STEP_OF_STATUS[booking.status] : undefined)
      if (item.doc !== booking.doc || step === undefined) return []
      return [{ step, by: sources.personId, atMs: item.savedAtMs, state }]
    })
  const told = [...sources.notices].flatMap((notice): HistoryEntry[] => {
    const step = notice.about === booking.id ? stepOfNotice(notice.what) : undefined
    return step ? [{ step, by: notice.by, atMs: notice.atMs, state: 'sent' }] : []
  })
  const sides = booking.contested.map(
    (side): HistoryEntry => ({ step: side.type, by: side.by, atMs: side.at, state: 'sent' }),
  )
  const all = [
    ...own(sources.waiting, 'here'),
    ...own(sources.refused, 'refused'),
    ...own(sources.sent, 'sent'),
    ...told,
    ...sides,
    {
      step: STEP_OF_STATUS[booking.status],
      by: booking.decidedBy,
      atMs: booking.decidedAtMs,
      state: 'sent' as const,
    },
  ]
  // One step, one instant, one person: told by several sources, the first of them knows best.
  const unique = new Map<string, HistoryEntry>()
  for (const entry of all) {
    const key = `${entry.by} ${entry.atMs}`
    if (!unique.has(key)) unique.set(key, entry)
  }
  return [...unique.values()].sort((a, b) => a.atMs - b.atMs)
}
