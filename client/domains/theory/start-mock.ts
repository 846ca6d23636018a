/** Starts a mock: picks the paper and keeps it. The test's own screen then takes it up like any other. */
import {
  type Attempt,
  allowedMsFor,
  type MockPaper,
  pickClips,
  type SceneFacts,
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
  /** Loads what the hazard part is picked from; absent for the multiple-choice part alone. */
  readonly hazardScenes?: (() => Promise<readonly SceneFacts[]>) | undefined
  readonly store: Pick<MockStore, 'begin'>
  readonly ports: Pick<Ports, 'clock' | 'random' | 'ids'>
}

/** TH31. Scenes of the last mock that had a hazard part; none when there was none. */
export const restingSceneIds = (attempts: readonly Attempt[]): readonly string[] => {
  const [last] = attempts
    .flatMap((attempt) => (attempt.hazard ? [attempt.hazard] : []))
    .sort((a, b) => b.finishedAt - a.finishedAt)
  return last?.clips.map((clip) => clip.sceneId) ?? []
}

/** Refuses `bank-too-small`, `too-few-scenes`, and what the device could not store; then no test has started. */
export const startNewMock = async ({
  me,
  allowance,
  attempts,
  bank,
  hazardScenes,
  store,
  ports,
}: MockStart): Promise<Result<MockPaper>> => {
  const picked = await pickPaper(bank, attempts, ports.random.bytes(SEED_BYTES))
  if (!picked.ok) return picked
  const clips = hazardScenes
    ? pickClips({
        scenes: await hazardScenes(),
        restingIds: restingSceneIds(attempts),
        seed: ports.random.bytes(SEED_BYTES),
      })
    : ok(undefined)
  if (!clips.ok) return clips
  const paper: MockPaper = {
    id: ports.ids.uuid(),
    personId: me.personId,
    deviceId: me.deviceId,
    startedAt: ports.clock.now(),
    allowedMs: allowedMsFor(allowance),
    questions: picked.value,
    ...(clips.value ? { hazardSceneIds: clips.value.map(({ id }) => id) } : {}),
  }
  const kept = await store.begin(paper)
  return kept.ok ? ok(paper) : kept
}
