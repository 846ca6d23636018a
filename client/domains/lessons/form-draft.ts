/**
 * A form that survives the browser being killed: every change is stored as it is typed, and only
 * saving or giving up removes it.
 */
import { type Accessor, createSignal } from 'solid-js'
import type { Drafts } from '#client/engine/api.ts'

export type FormDraft<T> = {
  readonly value: Accessor<T>
  /** False for the moment until it is known whether something was kept. */
  readonly isReady: Accessor<boolean>
  /** True when what was typed could not be stored; it is still on the screen. */
  readonly isAtRisk: Accessor<boolean>
  change(part: Partial<T>): void
  /** Forgets it, after saving. */
  clear(): Promise<void>
}

/** Opens the draft under `key`, or starts with `empty`. What was kept is laid over `empty`. */
export const createFormDraft = <T extends object>(
  drafts: Drafts,
  key: string,
  empty: T,
): FormDraft<T> => {
  const [value, setValue] = createSignal<T>(empty)
  const [isReady, setReady] = createSignal(false)
  const [isAtRisk, setAtRisk] = createSignal(false)
  let isSaving = false
  let isDirty = false
  let isOver = false
  void drafts.get<T>(key).then((kept) => {
    if (kept !== undefined) setValue(() => ({ ...empty, ...kept }))
    setReady(true)
  })
  // One write at a time, always of the newest state: a slow disk never stores an older one last.
  const save = async (): Promise<void> => {
    if (isSaving || isOver) return
    isSaving = true
    while (isDirty && !isOver) {
      isDirty = false
      setAtRisk(!(await drafts.set(key, value())).ok)
    }
    isSaving = false
    if (isOver) await drafts.remove(key)
  }
  return {
    value,
    isReady,
    isAtRisk,
    change: (part) => {
      setValue((before) => ({ ...before, ...part }))
      isDirty = true
      void save()
    },
    clear: async () => {
      isOver = true
      if (!isSaving) await drafts.remove(key)
    },
  }
}
