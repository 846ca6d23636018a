/** The badge's state from the engine, live; one for the whole shell. */
import { type Accessor, createMemo } from 'solid-js'
import { openCaseCount } from '#client/domains/reconcile/index.ts'
import type { Engine } from '#client/engine/api.ts'
import { formatSinceExactly } from '#client/ui/format/index.ts'
import type { SyncState } from '#client/ui/sync-state.ts'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { badgeState } from './badge-state.ts'
import { refusedRows, unsentRows } from './sync/own-sets.ts'

export type Badge = {
  readonly state: Accessor<SyncState>
  /** Cases this person decides. */
  readonly caseCount: Accessor<number>
  /** "Last in step 14:02". */
  readonly detail: Accessor<string>
}

export const createBadge = (engine: Engine, hat: Accessor<Role>): Badge => {
  const { sync } = engine
  const caseCount = createMemo(() => {
    const viewer = { personId: engine.me.personId, roles: [hat()] }
    return openCaseCount(engine.rows, engine.set<BusyTime>('busy').all(), viewer)
  })
  const decisionCount = () => caseCount() + (hat() === 'admin' ? sync.quarantineCount() : 0)
  const state = createMemo(() =>
    badgeState(
      {
        link: sync.link(),
        waitingCount: sync.waiting().length + unsentRows(engine).length,
        // What an admin has taken over is good news, told in the list.
        refusedCount:
          sync.refused().filter((item) => item.decision?.decision !== 'adopt').length +
          refusedRows(engine).length,
        inStepAtMs: sync.inStepAtMs(),
        isStorageSafe: sync.isStorageSafe(),
      },
      decisionCount(),
      engine.minute(),
    ),
  )
  const detail = createMemo(() => {
    const inStepAtMs = sync.inStepAtMs()
    return inStepAtMs === undefined
      ? 'Not in step with the school yet'
      : `Last in step ${formatSinceExactly(inStepAtMs, engine.minute())}`
  })
  return { state, caseCount, detail }
}
