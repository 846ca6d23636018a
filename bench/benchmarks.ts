/** Every benchmark, cheap ones first. */
import type { Benchmark } from './finding.ts'
import { aToB } from './work/a-to-b.ts'
import { adminWeek } from './work/admin-week.ts'
import { checkedChanges } from './work/checked-changes.ts'
import { editToViews } from './work/edit-to-views.ts'
import { entryJs } from './work/entry-js.ts'
import { firstSync } from './work/first-sync.ts'
import { headerWalk } from './work/header-walk.ts'
import { idleConnections } from './work/idle-connections.ts'
import { loadSockets } from './work/load-sockets.ts'
import { othersUnderAttack } from './work/others-under-attack.ts'
import { questionBank } from './work/question-bank.ts'
import { reconnect } from './work/reconnect.ts'
import { recover } from './work/recover.ts'
import { theoryQuestion } from './work/theory-question.ts'
import { todayOffline } from './work/today-offline.ts'

export const benchmarks: readonly Benchmark[] = [
  entryJs,
  headerWalk,
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
