/** The learner's own screens: home, lessons, progress. */
import CalendarDays from 'lucide-solid/icons/calendar-days'
import House from 'lucide-solid/icons/house'
import { lazy } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'

const LEARNER: readonly Role[] = ['learner']

export const learnerHomeRoutes = [
  {
    path: '/home',
    component: lazy(() => import('./home.tsx')),
    roles: LEARNER,
    tab: { order: 1, label: 'Home', icon: House },
  },
  {
    path: '/lessons',
    component: lazy(() => import('./lessons.tsx')),
    roles: LEARNER,
    tab: { order: 2, label: 'Lessons', icon: CalendarDays },
  },
  { path: '/lessons/:id', component: lazy(() => import('./lesson.tsx')), roles: LEARNER },
  { path: '/progress', component: lazy(() => import('./progress.tsx')), roles: LEARNER },
]
