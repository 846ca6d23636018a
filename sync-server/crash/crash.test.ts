import { expect, test } from 'vitest'
import { seededPorts } from '../testing/a-school.ts'
import { runCrashes } from './run-crashes.ts'

const KILLS = 20
/** Most of it is starting the relay again; a busy machine takes ten times as long as a quiet one. */
const WITHIN_MS = 480_000

test(
  '[P2, P3] the relay is killed 20 times while devices write: what was acknowledged is there, once',
  async () => {
    const { random } = seededPorts(20)
    const below = (limit: number): number => (random.bytes(1)[0] ?? 0) % limit
    const report = await runCrashes(KILLS, below)
    expect(report).toMatchObject({ kills: KILLS, afterCommit: 6, lost: 0, twice: 0, failed: [] })
    // At least the death right after a COMMIT is met by a device that has heard nothing of it.
    expect(report.duplicates).toBeGreaterThanOrEqual(report.afterCommit)
    expect(report.acks).toBeGreaterThan(KILLS)
  },
  WITHIN_MS,
)
