/** Which changes are known to have turned on the disk. In memory: the next scrub finds them again. */
import type { DocId } from '#shared/kernel/ids.ts'

export type RottenChange = { readonly seq: number; readonly doc: DocId }

/** By hash. */
export type Rot = Map<string, RottenChange>

/** Is something of this record rotten? Asked with every frame, and nearly always about an empty map. */
export const isRotten = (rot: Rot, doc: DocId): boolean =>
  rot.size > 0 && [...rot.values()].some((one) => one.doc === doc)
