/** Where sorting out lives. An instructor gets there from the badge; a whole tab would be too much. */
import Signpost from 'lucide-solid/icons/signpost'
import { lazy } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { SORT_OUT_HREF } from './hrefs.ts'
import { openCaseCount } from './queries.ts'
import { words } from './words.ts'

const ADMIN: readonly Role[] = ['admin']
const INSTRUCTOR: readonly Role[] = ['instructor']
const path = SORT_OUT_HREF
const component = lazy(() => import('./sort-out.tsx'))

/** For the tab. Live inside a computation below the engine. */
const count = (): number => {
  const engine = useEngine()
  return openCaseCount(engine.rows, engine.set<BusyTime>('busy').all(), engine.me)
}

export const reconcileRoutes = [
  {
    path,
    component,
    roles: ADMIN,
    tab: { order: 4, label: words.title, icon: Signpost },
    count,
  },
  { path, component, roles: INSTRUCTOR },
]
