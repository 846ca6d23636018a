/** What the shell borrows from the browser beside the engine's ports. */

/** Deletes every database of a person in this browser. Others' databases are not touched. */
export const eraseDatabasesOf = async (personId: string): Promise<void> => {
  // Dexie knows the names also where the browser does not list them. Seldom needed: not read at start.
  const { default: Dexie } = await import('dexie')
  const names = (await Dexie.getDatabaseNames()).filter((name) => name.includes(personId))
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.deleteDatabase(name)
          // Blocked: another tab still holds it; the browser deletes it when that tab goes.
          request.onsuccess = request.onerror = request.onblocked = () => resolve()
        }),
    ),
  )
}

/** Hands a text to the person as a file; works without a line. */
export const saveAsFile = (name: string, type: string, content: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Puts text on the clipboard; false when the browser does not allow it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** For salts. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))

/** Once, after this long. */
export const after = (delayMs: number, run: () => void): void => {
  setTimeout(run, delayMs)
}

/** Again and again, as long as the page stands. */
export const every = (intervalMs: number, run: () => void): void => {
  setInterval(run, intervalMs)
}
