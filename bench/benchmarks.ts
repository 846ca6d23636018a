/** Every benchmark, cheap ones first. */
import type { Benchmark } from './finding.ts'
import { aToB } from './measures/a-to-b.ts'
import { adminWeek } from './measures/admin-week.ts'
import { auditVerify } from './measures/audit-verify.ts'
import { checkedChanges } from './measures/checked-changes.ts'
import { editToViews } from './measures/edit-to-views.ts'
import { entryJs } from './measures/entry-js.ts'
import { firstSync } from './measures/first-sync.ts'
import { headerWalk } from './measures/header-walk.ts'
import { idleConnections } from './measures/idle-connections.ts'
import { loadSockets } from './measures/load-sockets.ts'
import { othersUnderAttack } from './measures/others-under-attack.ts'
import { questionBank } from './measures/question-bank.ts'
import { reconnect } from './measures/reconnect.ts'
import { recover } from './measures/recover.ts'
import { theoryQuestion } from './measures/theory-question.ts'
import { todayOffline } from './measures/today-offline.ts'

export const benchmarks: readonly Benchmark[] = [
  entryJs,
  headerWalk,
  auditVerify,
  reconnect,
  firstSync,
  checkedChanges,
  aToB,
  idleConnections,
  ...othersUnderAttack,
  loadSockets,
  recover,
  editToViews,
  todayOffline,
  theoryQuestion,
  questionBank,
  adminWeek,
]
