/** Files with people's names, hashes and lessons are for the relay's own user, whatever the folder allows. */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'

/** Read and written by their owner. */
const FOR_ITS_OWNER = 0o600
const FOR_OTHERS = 0o077

/** May other users of the machine read, change or enter it? */
export const isOpenToOthers = (path: string): boolean => (statSync(path).mode & FOR_OTHERS) !== 0

/**
 * Makes the file of a database where it is missing, empty and private, as SQLite takes it: what
 * SQLite makes itself everybody may read, and its journals get the mode of the file. One that an
 * older relay left open is closed to others.
 */
export const keepPrivate = (path: string): void => {
  if (!existsSync(path)) closeSync(openSync(path, 'a', FOR_ITS_OWNER))
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (existsSync(file) && isOpenToOthers(file)) closeToOthers(file)
}

const closeToOthers = (file: string): void => {
  try {
    chmodSync(file, FOR_ITS_OWNER)
  } catch {
    // Somebody else's file, or a disk that knows no modes: no reason not to work. The doctor says it.
  }
}
