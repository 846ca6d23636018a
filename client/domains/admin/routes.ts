/** The office's screens. Each loads when it is opened. */
import CalendarDays from 'lucide-solid/icons/calendar-days'
import IdCard from 'lucide-solid/icons/id-card'
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard'
import { lazy } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'
import { words } from './words.ts'

const roles: readonly Role[] = ['admin']

export const adminRoutes = [
  {
    path: '/overview',
    component: lazy(() => import('./overview.tsx')),
    roles,
    tab: { order: 1, label: words.overview, icon: LayoutDashboard },
  },
  {
    path: '/diary',
    component: lazy(() => import('./diary.tsx')),
    roles,
    tab: { order: 2, label: words.diary, icon: CalendarDays },
  },
  {
    path: '/people',
    component: lazy(() => import('./people.tsx')),
    roles,
    tab: { order: 5, label: words.people, icon: IdCard },
  },
]
