/** Where an instructor's day, diary and learners live; the office reads the learners too. */
import CalendarDays from 'lucide-solid/icons/calendar-days'
import Sun from 'lucide-solid/icons/sun'
import Users from 'lucide-solid/icons/users'
import { lazy } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'
import { learnerWords } from './learner-words.ts'
import { words } from './words.ts'

const INSTRUCTOR: readonly Role[] = ['instructor']
const STAFF: readonly Role[] = ['instructor', 'admin']

export const bookingRoutes = [
  {
    path: '/today',
    component: lazy(() => import('./today.tsx')),
    roles: INSTRUCTOR,
    tab: { order: 1, label: words.today, icon: Sun },
  },
  {
    path: '/diary',
    component: lazy(() => import('./diary.tsx')),
    roles: INSTRUCTOR,
    tab: { order: 2, label: words.diary, icon: CalendarDays },
  },
  {
    path: '/learners',
    component: lazy(() => import('./learners.tsx')),
    roles: STAFF,
    tab: { order: 3, label: learnerWords.title, icon: Users },
  },
  {
    path: '/learners/:id',
    component: lazy(() => import('./learner-file.tsx')),
    roles: STAFF,
  },
]
