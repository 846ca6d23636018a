/** The eight things a person may be told about where their changes are, and in which words. */
import { plural, pluralWord } from './plural.ts'

export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sending'; readonly count: number }
  /** `dataFrom` is a time or a day as people read it: "10:42", "Mon 23 Nov". */
  | { readonly kind: 'offline'; readonly dataFrom: string }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'decision'; readonly count: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly count: number }
  | { readonly kind: 'storage' }

const change = { one: 'change', other: 'changes' }

/** The whole sentence for `state`. */
export function syncSentence(state: SyncState): string {
  switch (state.kind) {
    case 'saved':
      return 'All changes saved'
    case 'sending':
      return `Syncing ${plural(state.count, change)}…`
    case 'offline':
      return `Offline – showing data from ${state.dataFrom}`
    case 'waiting':
      return `All changes saved on this device – ${state.count} waiting to sync`
    case 'decision':
      return `${plural(state.count, change)} ${pluralWord(state.count, { one: 'needs', other: 'need' })} your decision`
    case 'signed-out':
      return 'Sign in to sync – nothing is lost'
    case 'refused':
      return `${plural(state.count, change)} could not be accepted – see why`
    case 'storage':
      return 'This browser may delete data – install the app or download a copy'
  }
}

/** Most pressing first: what only the reader can repair stands before what repairs itself. */
const precedence: readonly SyncState['kind'][] = [
  'refused',
  'decision',
  'signed-out',
  'storage',
  'waiting',
  'offline',
  'sending',
  'saved',
]

/** The one state to show when several hold; "saved" when none does. */
export const mostPressing = (states: readonly SyncState[]): SyncState =>
  states.reduce<SyncState>(
    (first, state) =>
      precedence.indexOf(state.kind) < precedence.indexOf(first.kind) ? state : first,
    { kind: 'saved' },
  )
