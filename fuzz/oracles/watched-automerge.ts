/** The library with eyes on it: panics are counted, and bytes it saved and cannot load itself. */
import * as Automerge from '@automerge/automerge'

export type Watch = {
  /** The library caught a fault of its own. */
  panics: number
  /** Saved without a complaint, and cannot be loaded. */
  pills: number
  /** What the library said last, without its numbers: one for each way it can fail. */
  lastWords: string
}

const isPanic = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'PanicError' || error instanceof WebAssembly.RuntimeError)

/**
 * @param believesItself a planted bug: what cannot be loaded again is taken for what was saved, so
 * that the relay's proof finds nothing and the fuzzer has to
 */
export const createWatchedAutomerge = (believesItself = false) => {
  const watch: Watch = { panics: 0, pills: 0, lastWords: '' }
  /** What was saved, by its bytes. */
  const saved = new WeakMap<Uint8Array, Automerge.Doc<unknown>>()

  const note = (error: unknown): void => {
    const words = error instanceof Error ? error.message : String(error)
    watch.lastWords = words.replace(/[0-9a-f]{8,}|\d+/g, '#').slice(0, 120)
  }
  const watched =
    <Args extends unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      try {
        return call(...args)
      } catch (error) {
        if (isPanic(error)) {
          watch.panics += 1
          note(error)
        }
        throw error
      }
    }

  const save = watched(Automerge.save)
  const load = watched(Automerge.load)
  const api = {
    ...Automerge,
    applyChanges: watched(Automerge.applyChanges),
    // The judge applies there, past the live view.
    getBackend: (doc: Automerge.Doc<unknown>) => {
      const backend = Automerge.getBackend(doc)
      const applyChanges = watched((changes: Uint8Array[]) => backend.applyChanges(changes))
      return Object.assign(Object.create(backend), { applyChanges })
    },
    decodeChange: watched(Automerge.decodeChange),
    getHeads: watched(Automerge.getHeads),
    toJS: watched(Automerge.toJS),
    hasHeads: watched(Automerge.hasHeads),
    save: <T>(doc: Automerge.Doc<T>): Uint8Array => {
      const bytes = save(doc as Automerge.Doc<unknown>)
      saved.set(bytes, doc as Automerge.Doc<unknown>)
      return bytes
    },
    load: (bytes: Uint8Array, options?: Parameters<typeof Automerge.load>[1]) => {
      try {
        return load(bytes, options)
      } catch (error) {
        const doc = saved.get(bytes)
        if (doc === undefined) throw error
        watch.pills += 1
        note(error)
        if (!believesItself) throw error
        return Automerge.clone(doc)
      }
    },
  }
  // The generics of four calls are lost on the way through; what they do is the library's own.
  return { api: api as unknown as typeof Automerge, watch }
}
