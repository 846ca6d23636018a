/** When the copy on an ended device may go. */
import type { OutboxView } from './memory.ts'

/** Refused by nobody: the office has no room for it, or would not take it any more. */
export const NO_ROOM = 'no-room'

/**
 * Not while anything on it is nowhere else: what waits is handed in first, and what found no room is
 * for a person to take along or let go. Asked of what is stored, so that a restart changes nothing.
 */
export const mayErase = (
  { waiting, refused }: Pick<OutboxView, 'waiting' | 'refused'>,
  unsentRows: number,
): boolean =>
  waiting.length + unsentRows === 0 && !refused.some(({ isOnlyHere }) => isOnlyHere === true)
