/** Written is not yet on disk: a power cut right after would leave empty files under good names. */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A file, or the names in a folder. */
export const onDisk = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Everything in a folder, and the folder. */
export const folderOnDisk = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    onDisk(join(entry.parentPath, entry.name))
  onDisk(folder)
}
