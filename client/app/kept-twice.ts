/**
 * What this browser remembers, kept in two places. `localStorage` can be read before the first paint,
 * but a browser writes it down only seconds later, Chromium up to a minute: a battery that dies in
 * between takes it back to how it was. Whoever had just signed in would stand at the door without a
 * line, whoever had just signed out would be in again. IndexedDB is written down before it answers.
 * Both carry a number that grows; at a start the higher one holds.
 */

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Every key of the app begins so. */
const PREFIX = 'dual-control.'
const NUMBER_KEY = 'dual-control.kept-number'

export type Kept = {
  /** Grows with every change that must not be forgotten. */
  readonly number: number
  readonly entries: Readonly<Record<string, string>>
}

/** The second place. */
export type Notebook = {
  /** Undefined when nothing was ever written, or it cannot be understood. */
  read(): Promise<Kept | undefined>
  /** Resolves once it is on the disk. An older one than what is there changes nothing. */
  write(kept: Kept): Promise<void>
}

export type KeptTwice = {
  /** Use it like `localStorage`. */
  readonly store: Store
  /** Puts back what `localStorage` has lost; true when that changed what is remembered. */
  comeBack(): Promise<boolean>
}

/**
 * @param local the browser's `localStorage`, shared by all windows
 * @param isSmall keys whose loss costs nothing, and that change too often to be written twice
 */
export const keptTwice = (
  local: Storage,
  notebook: Notebook,
  isSmall: (key: string) => boolean,
): KeptTwice => {
  const numberHere = (): number => Number(local.getItem(NUMBER_KEY)) || 0
  const ownKeys = (): string[] =>
    Array.from({ length: local.length }, (_, index) => local.key(index) ?? '').filter((key) =>
      key.startsWith(PREFIX),
    )

  /** One after the other, each with what is newest; what cannot be kept twice is kept once. */
  let writing: Promise<void> | undefined
  let isDue = false
  const writeDown = async (): Promise<void> => {
    while (isDue) {
      isDue = false
      const entries = Object.fromEntries(ownKeys().map((key) => [key, local.getItem(key) ?? '']))
      await notebook.write({ number: numberHere(), entries }).catch(() => {})
    }
    writing = undefined
  }
  const isChanged = (key: string): void => {
    if (isSmall(key)) return
    local.setItem(NUMBER_KEY, String(numberHere() + 1))
    isDue = true
    writing ??= Promise.resolve().then(writeDown)
  }

  return {
    store: {
      getItem: (key) => local.getItem(key),
      setItem: (key, value) => {
        if (local.getItem(key) === value) return
        local.setItem(key, value)
        isChanged(key)
      },
      removeItem: (key) => {
        if (local.getItem(key) === null) return
        local.removeItem(key)
        isChanged(key)
      },
    },
    comeBack: async () => {
      const kept = await notebook.read().catch(() => undefined)
      if (kept === undefined || kept.number <= numberHere()) {
        // A start after a reload that came before the second writing, or the first with a notebook.
        const isBehind = numberHere() > (kept?.number ?? 0)
        if (isBehind || (kept === undefined && ownKeys().length > 0)) isChanged(NUMBER_KEY)
        await writing
        return false
      }
      for (const key of ownKeys()) local.removeItem(key)
      for (const [key, value] of Object.entries(kept.entries)) local.setItem(key, value)
      return true
    },
  }
}
