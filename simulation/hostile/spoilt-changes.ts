/** Changes that no app can write, made once or by hand. */
import * as A from '@automerge/automerge'
import { MAX_CHANGE_OPS } from '#shared/protocol/limits.ts'

const heavy = new Map<string, Uint8Array>()

/** One change of more operations than the relay counts to. Made once: it takes a while. */
export const heavyChange = (actor: string): Uint8Array => {
  const prefix = actor.slice(0, 16)
  const known = heavy.get(prefix)
  if (known) return known
  const doc = A.from<Record<string, unknown>>({ text: 'x'.repeat(MAX_CHANGE_OPS + 100) }, { actor })
  const bytes = A.getLastLocalChange(doc) as Uint8Array
  A.free(doc)
  heavy.set(prefix, bytes)
  return bytes
}

/** Sets a key that would swap the record's prototype. The library's own interface refuses to. */
export const protoChange = (actor: string, deps: readonly string[], startOp: number): Uint8Array =>
  A.encodeChange({
    actor,
    seq: 1,
    startOp,
    time: 0,
    message: '',
    deps: [...deps],
    ops: [{ action: 'makeMap', obj: '_root', key: '__proto__', pred: [] }],
  } as never)
