/**
 * Where a mock test lies while it is taken, and how a finished one reaches the set of attempts. The
 * order of the steps is the point: killed between any two of them, nothing is lost and nothing counts
 * twice.
 */
import type { Drafts, SetView } from '#client/engine/api.ts'
import {
  type Attempt,
  type HazardSitting,
  type Mock,
  type MockPaper,
  type MockProgress,
  resumeHazardPart,
  resumeMock,
  type TheoryProblemCode,
} from '#shared/domains/theory/index.ts'
import { ok, type Result } from '#shared/kernel/result.ts'

/** About 60 KB, written once. */
const PAPER = 'mock-paper'
/** Small, written after every step and every second. */
const PROGRESS = 'mock'
/** Ids of finished attempts that may not have reached the set yet: drafts cannot be listed. */
const FINISHED_IDS = 'mock-finished'
/** A hazard part that follows a finished multiple-choice part, which lies in it. */
const HAZARD_PART = 'mock-hazard'
const finishedKey = (id: string): string => `mock-finished:${id}`

export type SavedMock = { readonly paper: unknown; readonly progress: unknown }

export type MockStore = ReturnType<typeof createMockStore>

export const createMockStore = (
  drafts: Drafts,
  attempts: Pick<SetView<Attempt>, 'all' | 'put'>,
) => {
  const finishedIds = async (): Promise<readonly string[]> =>
    (await drafts.get<readonly string[]>(FINISHED_IDS)) ?? []

  /** The paper goes first: progress without a paper is nothing, a paper without progress is a start. */
  const discard = async (): Promise<void> => {
    await drafts.remove(PAPER)
    await drafts.remove(PROGRESS)
  }

  const isFinished = async (id: string): Promise<boolean> =>
    attempts.all().has(id) || (await drafts.get(finishedKey(id))) !== undefined

  /** Is this paper's test over already? Then the app died while handing it in, or while passing on. */
  const isOver = async (paper: { id?: unknown }): Promise<boolean> =>
    typeof paper.id === 'string' &&
    ((await isFinished(paper.id)) ||
      (await drafts.get<HazardSitting>(HAZARD_PART))?.id === paper.id)

  return {
    discard,

    /** The started test as it lies here, or undefined. Clears away one that is already over. */
    async read(): Promise<SavedMock | undefined> {
      const paper = await drafts.get<MockPaper>(PAPER)
      if (paper === undefined) return undefined
      if (await isOver(paper)) {
        await discard()
        return undefined
      }
      return { paper, progress: (await drafts.get<MockProgress>(PROGRESS)) ?? null }
    },

    /** Takes the started test up again. Refuses `saved-mock-unreadable`; undefined when there is none. */
    async resume(monotonicMs: number): Promise<Result<Mock | undefined, TheoryProblemCode>> {
      const saved = await this.read()
      return saved ? resumeMock(saved.paper, saved.progress, monotonicMs) : ok(undefined)
    },

    /** Keeps a new paper. Refuses when the device could not store it. */
    async begin(paper: MockPaper): Promise<Result<undefined>> {
      await discard()
      return drafts.set(PAPER, paper)
    },

    /** Puts back what `read` gave, after it was discarded. */
    async putBack(saved: SavedMock): Promise<Result<undefined>> {
      const kept =
        saved.progress === null ? ok(undefined) : await drafts.set(PROGRESS, saved.progress)
      return kept.ok ? drafts.set(PAPER, saved.paper) : kept
    },

    /** TH36. Passes from the multiple-choice part to the break. Strict. */
    async beginHazard(sitting: HazardSitting): Promise<Result<undefined>> {
      // The new part first: with both here, the old one is known to be over.
      const kept = await drafts.set(HAZARD_PART, sitting)
      if (kept.ok) await discard()
      return kept
    },

    saveHazard: (sitting: HazardSitting): Promise<Result<undefined>> =>
      drafts.set(HAZARD_PART, sitting),

    /** TH36. The hazard part that waits; undefined when there is none. Clears away one that is over. */
    async readHazard(): Promise<Result<HazardSitting | undefined, TheoryProblemCode>> {
      const saved = await drafts.get<HazardSitting>(HAZARD_PART)
      if (saved === undefined) return ok(undefined)
      const resumed = resumeHazardPart(saved)
      if (!resumed.ok || !(await isFinished(resumed.value.id))) return resumed
      await drafts.remove(HAZARD_PART)
      return ok(undefined)
    },

    saveProgress: (progress: MockProgress): Promise<Result<undefined>> =>
      drafts.set(PROGRESS, progress),

    /** Keeps a finished attempt on this device, and ends the running one. Strict. */
    async keepFinished(attempt: Attempt): Promise<Result<undefined>> {
      const ids = await finishedIds()
      // The id first: an id without an attempt is harmless, an attempt without an id is never found.
      if (!ids.includes(attempt.id)) {
        const listed = await drafts.set(FINISHED_IDS, [...ids, attempt.id])
        if (!listed.ok) return listed
      }
      const kept = await drafts.set(finishedKey(attempt.id), attempt)
      if (kept.ok) {
        await discard()
        if ((await drafts.get<HazardSitting>(HAZARD_PART))?.id === attempt.id) {
          await drafts.remove(HAZARD_PART)
        }
      }
      return kept
    },

    /** Writes it into the set. The same record twice is the same as once (TH9). */
    async handIn(attempt: Attempt): Promise<Result<undefined>> {
      // The first one stands: a second tab with the same test open may not rewrite it.
      const isThere = attempts.all().has(attempt.id)
      const put = isThere ? ok(undefined) : await attempts.put(attempt.id, attempt)
      if (!put.ok) return put
      await drafts.remove(finishedKey(attempt.id))
      const others = (await finishedIds()).filter((id) => id !== attempt.id)
      return others.length === 0
        ? drafts.remove(FINISHED_IDS).then(() => ok(undefined))
        : drafts.set(FINISHED_IDS, others)
    },

    finished: (id: string): Promise<Attempt | undefined> => drafts.get<Attempt>(finishedKey(id)),

    /** What was finished but never reached the set, because the app died in between. */
    async handInLeftovers(): Promise<void> {
      for (const id of await finishedIds()) {
        const attempt = await drafts.get<Attempt>(finishedKey(id))
        if (attempt) await this.handIn(attempt)
      }
    },
  }
}
