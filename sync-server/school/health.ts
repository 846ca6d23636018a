/**
 * Can this school's file be written? While it cannot, the school goes on being read, devices keep
 * their work, and a small write is tried now and then: it recovers by itself when there is room.
 */
import type { Clock } from '#shared/kernel/ports.ts'
import { StorageTrouble, type TroubleKind, troubleOf } from '#sync-server/storage/trouble.ts'

/** How often a write is tried while the disk is full. */
const TRY_AGAIN_MS = 2_000

export type HealthDeps = {
  readonly clock: Clock
  /** Writes a little and takes it away again; throws when it cannot. */
  readonly tryWriting: () => void
  /** Told when it begins, changes and ends (undefined), once each; and of faults that are none of the disk's. */
  readonly onTrouble: (trouble: TroubleKind | undefined, detail: string) => void
}

export type Health = ReturnType<typeof createHealth>

const detailOf = (fault: unknown): string =>
  fault instanceof Error ? ((fault as { code?: string }).code ?? fault.name) : typeof fault

export const createHealth = ({ clock, tryWriting, onTrouble }: HealthDeps) => {
  let trouble: TroubleKind | undefined
  let triedAtMs = 0

  const set = (next: TroubleKind | undefined, detail: string): void => {
    if (next === trouble) return
    trouble = next
    triedAtMs = clock.monotonicMs()
    onTrouble(next, detail)
  }

  /** Writes down what went wrong. Gives the trouble, if it is one of the disk's. */
  const note = (fault: unknown): TroubleKind | undefined => {
    const found = troubleOf(fault)
    if (found !== undefined && trouble !== 'file-damaged') set(found, detailOf(fault))
    return found
  }

  /** May something be written now? Tries, when it was long enough ago that it could not. */
  const mayWrite = (): boolean => {
    if (trouble === undefined) return true
    if (trouble === 'file-damaged' || clock.monotonicMs() - triedAtMs < TRY_AGAIN_MS) return false
    triedAtMs = clock.monotonicMs()
    try {
      tryWriting()
    } catch (fault) {
      note(fault)
      return false
    }
    set(undefined, 'can be written again')
    return true
  }

  return {
    note,
    mayWrite,
    /** What is wrong now; undefined when all is well. */
    trouble: (): TroubleKind | undefined => (mayWrite() ? undefined : trouble),
    /** The file itself is broken: from here on it is only read, until another file stands there. */
    damaged: (detail: string): void => set('file-damaged', detail),
    /** Runs a read of one thing; undefined when it lies on a broken page. */
    reading: <Value>(read: () => Value): Value | undefined => {
      try {
        return read()
      } catch (fault) {
        if (note(fault) === undefined) throw fault
        return undefined
      }
    },
    /** Runs a write, unless it is known to fail. Throws what it throws, or StorageTrouble. */
    writing: <Value>(write: () => Value): Value => {
      if (!mayWrite()) throw new StorageTrouble(trouble ?? 'disk-failing')
      try {
        return write()
      } catch (fault) {
        note(fault)
        throw fault
      }
    },
  }
}
