/** What an operator reads when a command, or the relay itself, cannot work because of the disk. */
import type { TroubleKind } from '#sync-server/storage/trouble.ts'

export const DISK_WORDS: Record<TroubleKind, (dataDir: string) => string> = {
  'disk-full': (dataDir) =>
    `The disk under ${dataDir} is full. Free some room; \`npm run relay -- doctor --free-headroom\` gives back what was kept for this day.`,
  'disk-failing': (dataDir) =>
    `The files in ${dataDir} cannot be read or written. Check that the disk is sound and not read-only, and whose the files are.`,
  'file-damaged': (dataDir) =>
    `A file in ${dataDir} is damaged. \`npm run relay -- doctor\` names it; put a backup back with \`npm run relay -- restore\`.`,
}
