/**
 * Something that arrives a moment after the screen, as a signal: undefined until then. Not a
 * resource, because reading one takes the whole screen away until it is there, and the focus with it.
 */
import { type Accessor, createSignal } from 'solid-js'

export const createLoaded = <Value>(load: () => Promise<Value>): Accessor<Value | undefined> => {
  const [value, setValue] = createSignal<Value>()
  // What does not come leaves the screen as it is; it is asked for again the next time.
  void load().then(
    (arrived) => setValue(() => arrived),
    () => {},
  )
  return value
}

/** Loads once and keeps it; what did not come is asked for again the next time. */
export const readOnce = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loading: Promise<Value> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
