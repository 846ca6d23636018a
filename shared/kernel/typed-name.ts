/** Names as somebody can read and type them; what the school calls a person may hold more than that. */

/** Marks of direction, joiners, NUL: on no keyboard, and not to be seen. */
const UNSEEN = /[\p{Cf}\p{Cc}]/gu

/**
 * What two names have in common that look the same to whoever types one of them: accents in one way,
 * no capitals, no doubled spaces. Empty when there is nothing to be seen.
 */
export const asTyped = (name: string): string =>
  name.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim().toLowerCase()
