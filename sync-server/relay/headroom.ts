/**
 * A file of nothing, kept for the day the disk is full: deleting it gives an operator room to make a
 * backup, move the data or free what is not needed. `relay doctor --free-headroom` deletes it.
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'headroom.bin'
const PIECE = 1024 * 1024
/** It is only made where it takes a small part of what is free. */
const FREE_TIMES = 8

export const headroomFile = (dataDir: string): string => join(dataDir, FILE)

/** Makes it where it is missing and there is room for it. 0 bytes: never. */
export const keepHeadroom = (dataDir: string, bytes: number): void => {
  const path = headroomFile(dataDir)
  const { bavail, bsize } = statfsSync(dataDir)
  if (bytes === 0 || existsSync(path) || bavail * bsize < bytes * FREE_TIMES) return
  const file = openSync(path, 'w', 0o600)
  try {
    // Really written: a hole in a file takes no room, so it would free none.
    for (let left = bytes; left > 0; left -= PIECE)
      writeSync(file, new Uint8Array(Math.min(PIECE, left)).fill(0x5a))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** @returns whether there was one */
export const freeHeadroom = (dataDir: string): boolean => {
  const path = headroomFile(dataDir)
  if (!existsSync(path)) return false
  rmSync(path)
  return true
}
