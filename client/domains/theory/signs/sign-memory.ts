/** What the trainer remembers, kept on this device (TH23). */
import { createSignal, onMount } from 'solid-js'
import * as v from 'valibot'
import type { Drafts } from '#client/engine/api.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { rememberSign, type SignMemory, SignMemorySchema } from './trainer.ts'

const KEY = 'sign-trainer'

/**
 * The memory as a signal, undefined until it is read. An answer counts at once; `isKept` turns false
 * when this device could not store one.
 */
export const createSignMemory = (drafts: Drafts, now: () => InstantMs) => {
  const [memory, setMemory] = createSignal<SignMemory>()
  const [isKept, setIsKept] = createSignal(true)
  onMount(async () => {
    const kept = v.safeParse(SignMemorySchema, await drafts.get(KEY))
    setMemory(kept.success ? kept.output : {})
  })
  const mark = (id: string, knew: boolean): void => {
    const next = rememberSign(memory() ?? {}, id, { knew, at: now() })
    setMemory(next)
    void drafts.set(KEY, next).then((kept) => setIsKept(kept.ok))
  }
  return { memory, isKept, mark }
}

export type SignMemoryStore = ReturnType<typeof createSignMemory>
