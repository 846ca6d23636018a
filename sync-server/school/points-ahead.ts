/**
 * An operation can only speak of what was made before it. A map put into itself has a path without an
 * end: 400 bytes of it kept the library busy for eight seconds and took three gigabytes for good.
 */
import type { DecodedChange } from '#shared/documents/automerge.ts'

/** The number in `12@actor`; 0 for `_root`, `_head` and nothing. */
const counterOf = (id: string | undefined): number => {
  const at = id?.indexOf('@') ?? -1
  return at > 0 ? Number(id?.slice(0, at)) : 0
}

type Spoken = { readonly obj: string; readonly elemId?: string; readonly pred?: readonly string[] }

/** Does any operation name an object, a place or an operation that is not older than itself? */
export const pointsAhead = ({ startOp, ops }: DecodedChange): boolean =>
  (ops as readonly Spoken[]).some(({ obj, elemId, pred = [] }, index) => {
    const own = startOp + index
    return (
      counterOf(obj) >= own || counterOf(elemId) >= own || pred.some((one) => counterOf(one) >= own)
    )
  })
