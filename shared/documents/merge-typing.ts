/**
 * What a person typed, applied to a text that others may have changed meanwhile. Only what stood in
 * the text they started from can be removed, so nobody's words are lost.
 */

export type Splice = { readonly at: number; readonly remove: number; readonly insert: string }

/** Would cutting here part the two halves of one character (an emoji)? */
const partsCharacter = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))

const commonPrefix = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return partsCharacter(a, length) || partsCharacter(b, length) ? length - 1 : length
}

/** The one stretch in which two texts differ. */
const difference = (was: string, is: string): Splice | undefined => {
  if (was === is) return undefined
  const at = commonPrefix(was, is)
  let tail = 0
  const most = Math.min(was.length, is.length) - at
  while (tail < most && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail += 1
  if (partsCharacter(was, was.length - tail) || partsCharacter(is, is.length - tail)) tail -= 1
  return { at, remove: was.length - at - tail, insert: is.slice(at, is.length - tail) }
}

/**
 * Splices that bring the step `was` -> `typed` into `current`.
 * Where both changed the same stretch, the typed words are put after the other's.
 */
export const mergeTyping = (was: string, typed: string, current: string): Splice[] => {
  const mine = difference(was, typed)
  if (mine === undefined || typed === current) return []
  const theirs = difference(was, current)
  if (theirs === undefined) return [mine]
  const theirsGrew = theirs.insert.length - theirs.remove
  if (mine.at + mine.remove <= theirs.at && mine.at < theirs.at) return [mine]
  if (mine.at > theirs.at + theirs.remove) return [{ ...mine, at: mine.at + theirsGrew }]
  const after = theirs.at + theirs.insert.length
  const gap =
    after > 0 && !/\s$/.test(current.slice(0, after)) && !/^\s/.test(mine.insert) ? ' ' : ''
  // Typed right behind theirs: what I took away there was not theirs. Otherwise it may have been.
  const remove = mine.at === theirs.at + theirs.remove ? mine.remove : 0
  const insert = mine.insert === '' ? '' : gap + mine.insert
  return insert === '' && remove === 0 ? [] : [{ at: after, remove, insert }]
}
