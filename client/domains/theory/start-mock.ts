/** Starts a mock: picks the paper and keeps it. The test's own screen then takes it up like any other. */
import {
  type Attempt,
  allowedMsFor,
  type MockPaper,
  type TimeAllowance,
} from '#shared/domains/theory/index.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { MockStore } from './mock-store.ts'
import { type BankSource, pickPaper } from './question-bank.ts'

/** The generator behind a paper wants at least 16 bytes. */
const SEED_BYTES = 16

export type MockStart = {
  readonly me: { readonly personId: string; readonly deviceId: string }
  readonly allowance: TimeAllowance
  readonly attempts: readonly Attempt[]
  readonly bank: BankSource
  readonly store: Pick<MockStore, 'begin'>
  readonly ports: Pick<Ports, 'clock' | 'random' | 'ids'>
}

/** Refuses `bank-too-small`, and what the device could not store; then no test has started. */
export const startNewMock = async ({
  me,
  allowance,
  attempts,
  bank,
  store,
  ports,
}: MockStart): Promise<Result<MockPaper>> => {
  const picked = await pickPaper(bank, attempts, ports.random.bytes(SEED_BYTES))
  if (!picked.ok) return picked
  const paper: MockPaper = {
    id: ports.ids.uuid(),
    personId: me.personId,
    deviceId: me.deviceId,
    startedAt: ports.clock.now(),
    allowedMs: allowedMsFor(allowance),
    questions: picked.value,
  }
  const kept = await store.begin(paper)
  return kept.ok ? ok(paper) : kept
}
