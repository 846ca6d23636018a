/** The question bank of the school, live, and what an admin does with it. */
import type { Engine } from '#client/engine/api.ts'
import { browserPorts } from '#client/engine/ports-browser.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import {
  type BankRow,
  type Complaint,
  type Doing,
  newQuestionId,
} from '#shared/domains/theory/index.ts'
import type { Result } from '#shared/kernel/result.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { isOnlyAdmin } from './bank-view.ts'

type Listed = { readonly roles: readonly string[] }

export const useBank = () => {
  const engine: Engine = useEngine()
  const questions = engine.set<BankRow>('questions')
  const complaints = engine.set<Complaint>('complaints')
  const me = engine.me.personId
  return {
    engine,
    me,
    rows: () => questions.all(),
    /**
     * All of them have arrived on this device at least once. The relay gives every school its first
     * ones, so none at all means that they are still being written down here.
     */
    isWhole: () => questions.asOfMs() !== undefined && questions.all().size > 0,
    complaints: () => complaints.all(),
    refused: (id: string) => questions.refused().get(id)?.message,
    isOnlyAdmin: () => isOnlyAdmin(engine.set<Listed>('people').all(), me),
    doing: (): Doing => ({ by: me, atMs: engine.now() }),
    today: () => civilDateAt(engine.now()),
    newId: () => newQuestionId(engine.now(), browserPorts.random.bytes(16)),
    save: (row: BankRow): Promise<Result<undefined>> => questions.put(row.id, row),
    answer: (
      complaint: Complaint,
      decision: NonNullable<Complaint['answer']>['decision'],
      text: string,
    ): Promise<Result<undefined>> =>
      complaints.put(complaint.id, {
        ...complaint,
        answer: { by: me, at: engine.now(), decision, text },
      }),
  }
}

export type Bank = ReturnType<typeof useBank>
