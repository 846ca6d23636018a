/** The cases of whoever looks, live, for the screens of this folder. */
import { createMemo } from 'solid-js'
import type { Engine } from '#client/engine/api.ts'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import { firstNameOf, nameOf } from '../people/index.ts'
import type { CaseFacts } from './case-types.ts'
import { caseFacts } from './case-view.ts'
import type { Names } from './case-words.ts'
import { openCasesFor } from './queries.ts'

export const namesFor = (engine: Engine): Names => ({
  full: (personId) => nameOf(engine, personId),
  first: (personId) => firstNameOf(engine, personId),
  me: engine.me.personId,
})

/** Both sides of all open cases, the one that has waited longest first. */
export const createCases = (engine: Engine) => {
  const busy = () => engine.set<BusyTime>('busy').all()
  const open = createMemo(() => openCasesFor(engine.rows, busy(), engine.me))
  return createMemo<readonly CaseFacts[]>(() => {
    const payments = engine.rows.all<PaymentRow>('payment')
    const lessons = engine.rows.all<LessonRow>('lesson')
    return open()
      .flatMap((one) => caseFacts(engine.rows, payments, lessons, busy(), one) ?? [])
      .sort((a, b) => a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1))
  })
}
