/** How a person likes to take mock tests: kept on this device, because phones and laptops differ. */
import { createSignal, onMount } from 'solid-js'
import type { Drafts } from '#client/engine/api.ts'
import type { TimeAllowance } from '#shared/domains/theory/index.ts'

export type MockSettings = {
  readonly allowance: TimeAllowance
  readonly isTimeHidden: boolean
  readonly hasKeys: boolean
}

const KEY = 'mock-settings'
const DEFAULTS: MockSettings = { allowance: 'standard', isTimeHidden: false, hasKeys: true }

/** The settings as a signal; a change shows at once and is kept when it can be. */
export const createMockSettings = (drafts: Drafts) => {
  const [settings, set] = createSignal(DEFAULTS)
  onMount(async () => {
    const kept = await drafts.get<Partial<MockSettings>>(KEY)
    if (kept) set({ ...DEFAULTS, ...kept })
  })
  const change = (part: Partial<MockSettings>): void => {
    set({ ...settings(), ...part })
    void drafts.set(KEY, settings())
  }
  return [settings, change] as const
}
