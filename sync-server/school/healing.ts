/**
 * After a restore a device brings back what others wrote. A receipt covers everything before it, but
 * a long document takes several frames and the receipt may be in the last: until then others' changes
 * wait here instead of being taken for forgeries.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { uncovered } from './admission.ts'
import type { Core } from './core.ts'

/** Of one connection. */
const MOST_HELD_BYTES = 4 * 1024 * 1024
/** A device that claims more has what no school has; then its changes are taken as they come. */
const MOST_DOCUMENTS = 20_000

export const createHealing = (core: Core, actorPrefix: string) => {
  const held = new Map<DocId, PushedChange[]>()
  let heldBytes = 0

  return {
    /** The school has asked this device for the document. */
    begin: (doc: DocId): void => {
      if (held.size < MOST_DOCUMENTS) held.set(doc, held.get(doc) ?? [])
    },

    /** Was the document asked for? */
    concerns: (doc: DocId): boolean => held.has(doc),

    /** What of this push, and of what waited, can go through the airlock now. */
    ready: (doc: DocId, changes: readonly PushedChange[]): readonly PushedChange[] => {
      const waited = held.get(doc)
      if (waited === undefined) return changes
      const here = new Set(changes.map((change) => change.hash))
      const all = [...waited.filter((change) => !here.has(change.hash)), ...changes]
      const waits = uncovered(core, actorPrefix, doc, all)
      const waiting = all.filter((change) => waits.has(change.hash))
      const bytesOf = (some: readonly PushedChange[]): number =>
        some.reduce((sum, change) => sum + change.bytes.length, 0)
      heldBytes += bytesOf(waiting) - bytesOf(waited)
      if (heldBytes > MOST_HELD_BYTES) {
        heldBytes -= bytesOf(waiting)
        held.delete(doc)
        return all
      }
      // A pushed change is a view into a whole frame, which must not be kept for it. No `slice`: where
      // the frame came as a Buffer, that would be another view.
      held.set(
        doc,
        waiting.map((change) => ({ ...change, bytes: new Uint8Array(change.bytes) })),
      )
      return all.filter((change) => !waits.has(change.hash))
    },
  }
}
