/** Nobody lets weeks of notices lie unread: what is older than two days has been seen. */

import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { School } from '#sync-server/school/school.ts'
import type { DemoCast } from './cast.ts'

const SET = 'notifications'
const AT_MOST = 1_000
const READ_AFTER_MS = 3_600_000

type Notice = { readonly atMs: InstantMs }

export const readOldNotices = (school: School, cast: DemoCast, nowMs: InstantMs): void => {
  for (const { personId, role } of cast.everyone) {
    const session = {
      sessionId: 'demo',
      accountId: 'demo',
      schoolId: cast.schoolId,
      schoolName: '',
      personId,
      roles: [role],
      deviceId: 'demo',
      actorPrefix: '0'.repeat(16),
    }
    const pulled = school.sets.pull(session, SET, null, AT_MOST)
    if (!pulled.ok) continue
    const rows = pulled.value.rows.flatMap(({ id, data }) => {
      const notice = data as Notice
      if (notice.atMs > nowMs - 2 * DAY_MS) return []
      return [{ id, data: { ...notice, readAtMs: notice.atMs + READ_AFTER_MS } }]
    })
    school.sets.push(session, SET, rows)
  }
}
