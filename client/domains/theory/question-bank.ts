/** Which questions a mock is picked from: the school's if they are enough, else those in the app. */
import type { SetView } from '#client/engine/api.ts'
import {
  type Attempt,
  type PickedQuestion,
  pickMock,
  type Question,
  type TheoryProblemCode,
} from '#shared/domains/theory/index.ts'
import type { Result } from '#shared/kernel/result.ts'

export type BankSource = {
  readonly published: Pick<SetView<Question>, 'all'>
  /** The bank that ships with the app: a chunk of its own, in the precache. */
  readonly bundled: () => Promise<readonly Question[]>
  /** Scenes this device can show; absent: none. */
  readonly scenarioIds?: () => Promise<ReadonlySet<string>>
}

/**
 * Picks a paper. The published set may have arrived only in part, so when it cannot fill a test the
 * bundled bank does. Refuses `bank-too-small` when neither can.
 */
export const pickPaper = async (
  { published, bundled, scenarioIds = async () => new Set() }: BankSource,
  attempts: readonly Attempt[],
  seed: Uint8Array,
): Promise<Result<PickedQuestion[], TheoryProblemCode>> => {
  const recentAttempts = [...attempts].sort((a, b) => b.finishedAt - a.finishedAt)
  const known = await scenarioIds()
  const pick = (bank: readonly Question[]) =>
    pickMock({ bank, recentAttempts, scenarioIds: known, seed })
  const fromSchool = pick([...published.all().values()])
  return fromSchool.ok ? fromSchool : pick(await bundled())
}

/**
 * Questions by id as they stand now: the school's before the app's own. The school's come later than
 * the app's, and change while a screen is open: ask it again whenever they do.
 */
export const questionsById = (
  bundled: readonly Question[],
  published: ReadonlyMap<string, Question>,
): ReadonlyMap<string, Question> =>
  new Map([...bundled.map((question): [string, Question] => [question.id, question]), ...published])
