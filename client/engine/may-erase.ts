/** When the copy on an ended device may go. */

/** Refused by nobody: the office has no room for it, or would not take it any more. */
export const NO_ROOM = 'no-room'

/**
 * Not while anything on it is nowhere else: what waits is handed in first, and what found no room is
 * for a person to take along or let go. Asked of what is stored, so that a restart changes nothing.
 */
export const mayErase = (
  left: {
    readonly waiting: readonly unknown[]
    readonly refused: readonly { readonly isOnlyHere?: boolean }[]
  },
  unsentRows: number,
): boolean =>
  left.waiting.length + unsentRows === 0 &&
  !left.refused.some(({ isOnlyHere }) => isOnlyHere === true)
