/** What is typed into a form survives a closed browser and an update, until it is saved. */
import { createStore } from 'solid-js/store'
import type { Drafts } from '#client/engine/api.ts'

/** The form's values, a setter that also keeps them, and a discard for when they are saved. */
export const createFormDraft = <T extends object>(
  drafts: Drafts,
  key: string,
  empty: T,
): [T, (change: Partial<T>) => void, () => void] => {
  const [values, setValues] = createStore<T>({ ...empty })
  let isTouched = false
  void drafts.get<T>(key).then((kept) => {
    // Typing has begun already: what is on the screen is newer than what was kept.
    if (kept && !isTouched) setValues(kept)
  })
  const change = (part: Partial<T>): void => {
    isTouched = true
    setValues((before) => ({ ...before, ...part }))
    void drafts.set(key, { ...values })
  }
  const discard = (): void => {
    setValues({ ...empty })
    void drafts.remove(key)
  }
  return [values, change, discard]
}
