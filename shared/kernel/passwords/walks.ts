/**
 * Passwords that fingers make: along a keyboard, down a keypad, through the alphabet, the same key
 * again. A list of them would have no end, so they are taken apart.
 */

const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  // Down the columns of a keyboard, and every way over a keypad.
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol'],
  ...['147', '258', '369', '159', '357', '1470', '2580', '3690', '24862486'],
].flatMap((line) => [line, [...line].reverse().join('')])

const SHORTEST_STEP_CHARACTERS = 3
/** What may stand beside the walk: `a123456789`, `qwertyuiop12`. */
export const MOST_BESIDE_CHARACTERS = 2

/** How many characters at the beginning lie on one line, or are the same one. */
const stepAt = (text: string): number => {
  const [first = ''] = text
  let same = 1
  while (text[same] === first) same += 1
  let step = SHORTEST_STEP_CHARACTERS
  while (step <= text.length && LINES.some((line) => line.includes(text.slice(0, step)))) step += 1
  return Math.max(same, step > SHORTEST_STEP_CHARACTERS ? step - 1 : 0)
}

/** Made of nothing but such steps, up to two characters. @param text small letters and digits */
export const isWalk = (text: string): boolean => {
  let beside = 0
  let at = 0
  while (at < text.length && beside <= MOST_BESIDE_CHARACTERS) {
    const step = stepAt(text.slice(at))
    if (step < 2) beside += 1
    at += Math.max(step, 1)
  }
  return beside <= MOST_BESIDE_CHARACTERS
}

/** Of two characters at most: `1111111112`, `abbabbaabb`. */
export const isOfTwo = (text: string): boolean => new Set(text).size <= 2
