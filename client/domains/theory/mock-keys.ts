/** The keys of a mock test, for whoever takes it on a keyboard. Single letters can be switched off. */

export type MockKey =
  | { readonly do: 'choose'; readonly place: number }
  | { readonly do: 'next' }
  | { readonly do: 'back' }
  | { readonly do: 'flag' }
  | { readonly do: 'review' }

export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const CHOICES = ['a', 'b', 'c', 'd']

/** What a key means; undefined when it means nothing here. A–D or 1–4, arrows, F, R. */
export const mockKeyOf = (press: KeyPress): MockKey | undefined => {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  const key = press.key.toLowerCase()
  const letter = CHOICES.indexOf(key)
  if (letter >= 0) return { do: 'choose', place: letter }
  if (/^[1-4]$/.test(key)) return { do: 'choose', place: Number(key) - 1 }
  if (key === 'arrowright') return { do: 'next' }
  if (key === 'arrowleft') return { do: 'back' }
  if (key === 'f') return { do: 'flag' }
  return key === 'r' ? { do: 'review' } : undefined
}

export const KEY_WORDS: readonly (readonly [string, string])[] = [
  ['A to D, or 1 to 4', 'choose an answer'],
  ['Arrow right, arrow left', 'next, back'],
  ['F', 'flag'],
  ['R', 'review'],
]
