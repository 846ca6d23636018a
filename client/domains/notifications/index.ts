/** Notices on the screen. */
import { lazy } from 'solid-js'
import { ROLES } from '#shared/kernel/actor.ts'

export const notificationRoutes = [
  { path: '/more/notices', component: lazy(() => import('./notices.tsx')), roles: ROLES },
]
