/**
 * A mock in storage. Two records, because the paper is about 60 KB and never changes while the
 * progress is saved after every step. What comes back is parsed like anything from outside.
 */
import * as v from 'valibot'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Mock, MockPaper, MockProgress } from './attempt.ts'
import { runClock, stoppedClock, tickClock } from './mock-clock.ts'
import { refuse } from './problems.ts'
import { OPTION_COUNT, OptionOrderSchema, QuestionSchema } from './schema.ts'

const positiveMs = v.pipe(v.number(), v.minValue(0))

const PaperSchema = v.strictObject({
  id: v.string(),
  personId: v.string(),
  deviceId: v.string(),
  startedAt: positiveMs,
  allowedMs: v.nullable(positiveMs),
  questions: v.pipe(
    v.array(v.strictObject({ question: QuestionSchema, optionOrder: OptionOrderSchema })),
    v.minLength(1),
  ),
  hazardSceneIds: v.optional(v.array(v.string())),
})

const ProgressSchema = v.strictObject({
  paperId: v.string(),
  elapsedMs: positiveMs,
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  chosen: v.array(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(OPTION_COUNT - 1))),
  ),
  flagged: v.array(v.boolean()),
})

/** What to save after a step, or before the page goes away. Plain JSON. */
export const progressToSave = (mock: Mock, monotonicMs: number): MockProgress => ({
  ...mock.progress,
  elapsedMs: tickClock(mock.clock, monotonicMs).elapsedMs,
})

/**
 * TH7. Takes a saved mock up again; the clock runs on from this reading, and the time the app was
 * closed does not count. `progress` is null when the app died before the first save. Refuses
 * `saved-mock-unreadable` when either part is damaged or they do not belong together.
 */
export const resumeMock = (
  savedPaper: unknown,
  savedProgress: unknown,
  monotonicMs: number,
): Result<Mock, 'saved-mock-unreadable'> => {
  const paperParsed = v.safeParse(PaperSchema, savedPaper)
  if (!paperParsed.success) return refuse('saved-mock-unreadable')
  const paper: MockPaper = paperParsed.output
  const count = paper.questions.length
  const untouched = {
    paperId: paper.id,
    elapsedMs: 0,
    at: 0,
    chosen: Array<null>(count).fill(null),
    flagged: Array<boolean>(count).fill(false),
  }
  const progressParsed = v.safeParse(ProgressSchema, savedProgress ?? untouched)
  if (!progressParsed.success) return refuse('saved-mock-unreadable')
  const { elapsedMs, ...progress } = progressParsed.output
  const belongs =
    progress.paperId === paper.id &&
    progress.at < count &&
    progress.chosen.length === count &&
    progress.flagged.length === count
  if (!belongs) return refuse('saved-mock-unreadable')
  return ok({ paper, progress, clock: runClock(stoppedClock(elapsedMs), monotonicMs) })
}
