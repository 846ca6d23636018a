/** The test that was started and not finished, as Home and the theory page offer it again. */
import { createSignal, onMount } from 'solid-js'
import { type HazardSitting, type Mock, timeLeftMs } from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import type { MockStore, SavedMock } from './mock-store.ts'

export type SavedMockView = {
  readonly leftMs: number | null
  /** From 1. */
  readonly question: number
  readonly answered: number
}

const viewOf = (mock: Mock): SavedMockView => ({
  leftMs: timeLeftMs(mock),
  question: mock.progress.at + 1,
  answered: mock.progress.chosen.filter((chosen) => chosen !== null).length,
})

/** Reads what lies on this device; nothing on the screen waits for it. */
export const createSavedMock = (store: MockStore) => {
  const [saved, setSaved] = createSignal<SavedMockView>()
  const [hazard, setHazard] = createSignal<HazardSitting>()
  const [problem, setProblem] = createSignal<Problem>()
  const [isRead, setIsRead] = createSignal(false)

  const read = async (): Promise<void> => {
    // The clock is only looked at, not run: any reading will do.
    const resumed = await store.resume(0)
    const waiting = await store.readHazard()
    const refused = [resumed, waiting].find((one) => !one.ok)
    setProblem(refused?.ok === false ? refused.problem : undefined)
    setHazard(waiting.ok ? waiting.value : undefined)
    setSaved(resumed.ok && resumed.value ? viewOf(resumed.value) : undefined)
    setIsRead(true)
  }
  onMount(read)

  return {
    saved,
    /** A mock whose questions are done and whose hazard part waits. */
    hazard,
    read,
    problem,
    isRead,
    /** Throws it away; the answer puts it back. */
    discard: async (): Promise<() => Promise<void>> => {
      const was: SavedMock | undefined = await store.read()
      await store.discard()
      await read()
      return async () => {
        if (was) await store.putBack(was)
        await read()
      }
    },
  }
}
