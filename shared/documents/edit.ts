/**
 * An edit is a wish to change a document, as plain data: values put under paths, whole new texts for
 * collaborative fields. Commands return edits, so they stay pure and can be run again after a refusal.
 * There is no delete: a contested key that is deleted shows wrong values after a merge.
 */
import type { DocId } from '../kernel/ids.ts'

export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain }

export type Edit = {
  readonly doc: DocId
  /** Values by path from the root; parents must exist in the kind's `empty`, or be put here. */
  readonly put?: readonly { readonly path: readonly string[]; readonly value: Plain }[]
  /**
   * The whole new text of a collaborative field, stored as the difference to `was`: the text the
   * person started from. Without it, to what stands there now.
   */
  readonly text?: readonly {
    readonly field: string
    readonly value: string
    readonly was?: string
  }[]
}
