/** Starts a practice round: picks its questions. Nothing is kept before the first answer. */
import type { Engine } from '#client/engine/api.ts'
import {
  type GivenAnswer,
  loadSchedule,
  type PracticeWish,
  pickPractice,
  type RoundSheet,
} from '#shared/domains/theory/index.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { type BankSource, questionsById } from './question-bank.ts'

/** The generator behind a round wants at least 16 bytes. */
const SEED_BYTES = 16

export type PracticeStart = {
  readonly me: Pick<Engine['me'], 'personId' | 'deviceId'>
  readonly wish: PracticeWish
  readonly answers: readonly GivenAnswer[]
  readonly bank: BankSource
  readonly ports: Pick<Ports, 'clock' | 'random' | 'ids'>
}

const dueNow = async (answers: readonly GivenAnswer[], now: number): Promise<string[]> => {
  if (answers.length === 0) return []
  const { dueAt, scheduleOf } = await loadSchedule()
  return dueAt(scheduleOf(answers), now)
}

/** Refuses `nothing-due` and `nothing-to-practise`. */
export const startPractice = async ({
  me,
  wish,
  answers,
  bank,
  ports,
}: PracticeStart): Promise<Result<RoundSheet>> => {
  const now = ports.clock.now()
  const usesDue = wish.kind === 'due' || wish.kind === 'quick'
  const [bundled, due] = await Promise.all([bank.bundled(), usesDue ? dueNow(answers, now) : []])
  const questions = questionsById(bundled, bank.published.all())
  const picked = pickPractice({
    wish,
    bank: [...questions.values()],
    answers,
    due,
    seed: ports.random.bytes(SEED_BYTES),
    today: civilDateAt(now),
  })
  if (!picked.ok) return picked
  return ok({
    id: ports.ids.uuid(),
    personId: me.personId,
    deviceId: me.deviceId,
    kind: wish.kind,
    startedAt: now,
    questions: picked.value,
  })
}
