/** The keys of the sign trainer. */

export type TrainerKey =
  | { readonly do: 'choose'; readonly place: number }
  | { readonly do: 'turn' }
  | { readonly do: 'right' }
  | { readonly do: 'left' }

export type TrainerPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** What a key means; undefined when nothing. 1 to 4, space, arrows left and right. */
export const trainerKeyOf = (press: TrainerPress): TrainerKey | undefined => {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  if (/^[1-4]$/.test(press.key)) return { do: 'choose', place: Number(press.key) - 1 }
  if (press.key === ' ') return { do: 'turn' }
  if (press.key === 'ArrowRight') return { do: 'right' }
  return press.key === 'ArrowLeft' ? { do: 'left' } : undefined
}

/** Does what has the focus need this key itself? Then it is not the trainer's. */
export const belongsToFocus = (key: TrainerKey, tagName: string, role: string | null): boolean => {
  if (tagName === 'INPUT' || tagName === 'SELECT' || tagName === 'TEXTAREA') return true
  // A focused tab is the chosen one, so that space does nothing there.
  if (role === 'tab') return key.do === 'left' || key.do === 'right'
  return key.do === 'turn' && (tagName === 'BUTTON' || tagName === 'A')
}
