/**
 * What a new password has to be: long, and not among the first that anybody would try. Said at the
 * field by the device, decided by the relay. Never asked at sign-in: who has an old one still gets in.
 */
import { ok, type Result, refuser } from '../result.ts'
import { COMMON_WHOLE, COMMON_WORDS } from './common.ts'
import { isOfTwo, isWalk, MOST_BESIDE_CHARACTERS } from './walks.ts'

/** Long enough for the limits at the door to count; NIST SP 800-63B asks for eight. */
export const PASSWORD_MIN_CHARACTERS = 10
/** Nobody types more; it bounds the work of the hash. */
export const PASSWORD_MAX_CHARACTERS = 128

export const PASSWORD_WORDS = {
  'password-length': `Choose a password of ${PASSWORD_MIN_CHARACTERS} characters or more, ${PASSWORD_MAX_CHARACTERS} at most.`,
  'password-common':
    'Many people use this password, so it is guessed first. Choose another, for example three words that do not belong together.',
  'password-own':
    'A name, an e-mail address or the school’s name is guessed first. Choose another, for example three words that do not belong together.',
} as const
export type PasswordProblem = keyof typeof PASSWORD_WORDS

const refuse = refuser(PASSWORD_WORDS)

/** Pieces up to this long count as one thing said again and again: `qwertyqwerty`. */
const LONGEST_PIECE_CHARACTERS = 6

/** Letters and digits as one would say them: no capitals, accents, spaces or signs. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const lettersOf = (text: string): string => bare(text).replace(/\p{N}/gu, '')

/** Signs that stand for a letter inside a word. A `1` is tried as `i` and as `l`. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
}

/** The word inside `P@ssw0rd-2024`, with what stands for a letter read as that letter. */
const wordsInside = (password: string): readonly string[] => {
  const inner = password
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '')
  const read = inner.replace(/[@430$57!]/g, (sign) => STANDS_FOR[sign] ?? sign)
  return [lettersOf(inner), bare(read.replaceAll('1', 'i')), bare(read.replaceAll('1', 'l'))]
}

const isPieceRepeated = (text: string): boolean => {
  const characters = [...text]
  const longest = Math.min(LONGEST_PIECE_CHARACTERS, characters.length / 2)
  for (let piece = 1; piece <= longest; piece += 1)
    if (characters.slice(piece).every((character, at) => character === characters[at])) return true
  return false
}

/** With a character or two before or after it: `1212121212a`. */
const isPieceRepeatedBeside = (text: string): boolean =>
  Array.from({ length: MOST_BESIDE_CHARACTERS + 1 }, (_, beside) => beside).some(
    (beside) =>
      isPieceRepeated(text.slice(beside)) || isPieceRepeated(text.slice(0, text.length - beside)),
  )

const isPattern = (text: string): boolean =>
  isPieceRepeatedBeside(text) || isWalk(text) || isOfTwo(text)

/** `asdasdasd1`: what is left without the digits around it, where that is most of it. */
const isPatternAmongDigits = (text: string): boolean => {
  const inner = text.replace(/^\d+|\d+$/g, '')
  return inner.length * 2 > text.length && isPattern(inner)
}

const isCommon = (password: string): boolean => {
  const text = bare(password)
  // Made of signs or pictures, it is not judged by the one letter among them.
  const looks = text.length * 2 < password.length ? [password] : [password, text]
  if (COMMON_WHOLE.has(text)) return true
  const small = looks.map((look) => look.toLowerCase())
  if (small.some((look) => isPattern(look) || isPatternAmongDigits(look))) return true
  return wordsInside(password).some((word) => COMMON_WORDS.has(word))
}

/** Names with more words than this are looked at in runs of so many, which bounds the work. */
const MOST_WORDS_IN_A_RUN = 6

/** Every run of its words as one, and all of them the other way round: `parklena`. */
const waysToWrite = (text: string): readonly string[] => {
  const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
  const runs = words.flatMap((_, from) =>
    words
      .slice(from, from + MOST_WORDS_IN_A_RUN)
      .map((_, more) => words.slice(from, from + more + 1).join('')),
  )
  return [...runs, words.join(''), words.toReversed().join('')].map(bare)
}

const isOwn = (password: string, own: readonly string[]): boolean => {
  const [text, letters] = [bare(password), lettersOf(password)]
  return own
    .flatMap((one) => [...waysToWrite(one), ...waysToWrite(one.split('@', 1).join(''))])
    .some((way) => {
      const wayLetters = lettersOf(way)
      return way === text || (wayLetters !== '' && wayLetters === letters)
    })
}

/**
 * Refuses what is shorter or longer than allowed (UTF-16 units), what many people use, and what is
 * `own` but for digits and signs: e-mail address, name, school, as far as they are known.
 * @param field the input the sentence belongs to.
 */
export const checkNewPassword = (
  password: string,
  own: readonly (string | undefined)[],
  field = 'password',
): Result<undefined, PasswordProblem> => {
  const { length } = password
  if (length < PASSWORD_MIN_CHARACTERS || length > PASSWORD_MAX_CHARACTERS)
    return refuse('password-length', field)
  const known = own.filter((one) => one !== undefined)
  if (isOwn(password, known)) return refuse('password-own', field)
  return isCommon(password) ? refuse('password-common', field) : ok(undefined)
}
