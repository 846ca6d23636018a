/** The keys of practice. Single letters can be switched off, as in a mock test. */
import { type KeyPress, mockKeyOf } from './mock-keys.ts'

export type PracticeKey =
  | { readonly do: 'choose'; readonly place: number }
  | { readonly do: 'next' }

/** 1–4 or A–D answer; Enter or arrow right goes on. Undefined when it means nothing here. */
export const practiceKeyOf = (press: KeyPress): PracticeKey | undefined => {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  if (press.key === 'Enter') return { do: 'next' }
  const key = mockKeyOf(press)
  return key?.do === 'choose' || key?.do === 'next' ? key : undefined
}

export const PRACTICE_KEY_WORDS: readonly (readonly [string, string])[] = [
  ['1 to 4, or A to D', 'answer'],
  ['Arrow down, arrow up', 'another answer'],
  ['Enter, arrow right', 'next question'],
]
