/**
 * How large questions are written: for this device, because phones and laptops differ. The whole
 * screen grows with it, since everything is measured in rem; leaving the questions puts it back.
 */
import { createEffect, createSignal, onCleanup, onMount } from 'solid-js'
import type { Drafts } from '#client/engine/api.ts'

export type TextSize = 'normal' | 'large' | 'largest'

const PERCENT: Readonly<Record<TextSize, number>> = { normal: 100, large: 120, largest: 145 }
const KEY = 'theory-text-size'

/** The size as a signal; a change shows at once and is kept when it can be. */
export const createTextSize = (drafts: Drafts) => {
  const [size, set] = createSignal<TextSize>('normal')
  onMount(async () => {
    const kept = await drafts.get<TextSize>(KEY)
    if (kept && kept in PERCENT) set(kept)
  })
  createEffect(() => {
    const root = document.documentElement
    const percent = PERCENT[size()]
    if (percent === 100) root.style.removeProperty('font-size')
    else root.style.setProperty('font-size', `${percent}%`)
  })
  onCleanup(() => document.documentElement.style.removeProperty('font-size'))
  const change = (chosen: TextSize): void => {
    set(chosen)
    void drafts.set(KEY, chosen)
  }
  return [size, change] as const
}
