/** A disk of two megabytes, where the system lets us make one. For tests. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = { readonly folder: string; remove(): void }

/** The disk, or why there is none. */
export const aSmallDisk = (bytes = 2 * 1024 * 1024): SmallDisk | string => {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], {
      stdio: 'pipe',
    })
  } catch (error) {
    rmSync(folder, { recursive: true })
    return `no small disk could be mounted: ${error instanceof Error ? error.message.trim() : ''}`
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** A file that takes all there is left on its disk, to the last page. */
export const fillUp = (file: string): void => {
  const descriptor = openSync(file, 'w')
  for (const pieceBytes of [1024 * 1024, 4_096, 1])
    try {
      while (writeSync(descriptor, new Uint8Array(pieceBytes)) === pieceBytes);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC') throw fault
    }
  closeSync(descriptor)
}
