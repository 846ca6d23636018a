/** What can be wrong with the disk under a file, told apart from a bug of ours. */

/** `file-damaged` does not pass by itself; the others do when there is room, or the disk is back. */
export type TroubleKind = 'disk-full' | 'disk-failing' | 'file-damaged'

/** Thrown instead of trying a write that is known to fail. */
export class StorageTrouble extends Error {
  readonly kind: TroubleKind
  constructor(kind: TroubleKind) {
    super(`the school can only be read: ${kind}`)
    this.kind = kind
  }
}

const BY_CODE: readonly (readonly [RegExp, TroubleKind])[] = [
  // SHMSIZE: there is no room for the index of a journal.
  [/^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/, 'disk-full'],
  [/^(?:SQLITE_CORRUPT|SQLITE_NOTADB)/, 'file-damaged'],
  [/^(?:SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY|EIO$|EROFS$)/, 'disk-failing'],
]

/** Undefined when the fault has nothing to do with the disk. */
export const troubleOf = (fault: unknown): TroubleKind | undefined => {
  if (fault instanceof StorageTrouble) return fault.kind
  const code = (fault as { code?: unknown } | null | undefined)?.code
  if (typeof code !== 'string') return undefined
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1]
}
