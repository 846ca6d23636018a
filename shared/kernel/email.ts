const LOOKS_LIKE_ONE = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

/** Something like `name@example.com`? Whether it is an address, only a letter to it can tell. */
export const looksLikeEmail = (text: string): boolean => LOOKS_LIKE_ONE.test(text)
