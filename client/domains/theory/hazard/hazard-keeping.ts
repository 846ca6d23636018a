/** Where a hazard part lies while it is taken, and where it goes at its end: with its mock, or alone. */
import * as v from 'valibot'
import type { Drafts } from '#client/engine/api.ts'
import {
  type Attempt,
  type HazardPart,
  HazardPartSchema,
  type HazardSitting,
  resumeHazardPart,
  type TheoryProblemCode,
} from '#shared/domains/theory/index.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { MockStore } from '../mock-store.ts'

const PRACTICE = 'hazard-practice'
/** The last hazard part taken alone: practice, so it stays on this device. */
const PRACTICE_RESULT = 'hazard-practice-result'

export type HazardKeeping = {
  /** What waits here to be taken up; undefined when nothing does. */
  readonly read: () => Promise<Result<HazardSitting | undefined, TheoryProblemCode>>
  readonly save: (sitting: HazardSitting) => Promise<Result<undefined>>
  /** Keeps what came of it. `part` is undefined when it was left out. */
  readonly finish: (
    attempt: Attempt | null,
    part: HazardPart | undefined,
  ) => Promise<Result<undefined>>
}

/** TH36. The hazard part of a mock: handed in once, together with the multiple-choice part. */
export const keptWithMock = (store: MockStore): HazardKeeping => ({
  read: store.readHazard.bind(store),
  save: store.saveHazard,
  finish: async (attempt) => {
    if (attempt === null) return ok(undefined)
    const kept = await store.keepFinished(attempt)
    const handedIn = await store.handIn(attempt)
    // Either place is enough: what was kept is handed in at the next start.
    return kept.ok || handedIn.ok ? ok(undefined) : kept
  },
})

/** The hazard part alone. */
export const keptAsPractice = (drafts: Drafts): HazardKeeping => ({
  read: async () => {
    const saved = await drafts.get<unknown>(PRACTICE)
    return saved === undefined ? ok(undefined) : resumeHazardPart(saved)
  },
  save: (sitting) => drafts.set(PRACTICE, sitting),
  finish: async (_attempt, part) => {
    const kept = part ? await drafts.set(PRACTICE_RESULT, part) : ok(undefined)
    if (kept.ok) await drafts.remove(PRACTICE)
    return kept
  },
})

/** What came of the last hazard part that was taken alone on this device. */
export const lastPractice = async (drafts: Drafts): Promise<HazardPart | undefined> => {
  const parsed = v.safeParse(HazardPartSchema, await drafts.get<unknown>(PRACTICE_RESULT))
  return parsed.success ? parsed.output : undefined
}
