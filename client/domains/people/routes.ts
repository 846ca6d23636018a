/** Screens about oneself, for every role; inviting and refused changes for admins. */
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { lazy } from 'solid-js'
import { ROLES, type Role } from '#shared/kernel/actor.ts'

const ADMIN: readonly Role[] = ['admin']
/** After everything else in the bars. */
const LAST = 90

export const peopleRoutes = [
  {
    path: '/more',
    component: lazy(() => import('./more.tsx')),
    roles: ROLES,
    tab: { order: LAST, label: 'More', icon: Ellipsis },
  },
  { path: '/more/devices', component: lazy(() => import('./devices.tsx')), roles: ROLES },
  { path: '/more/password', component: lazy(() => import('./password.tsx')), roles: ROLES },
  { path: '/more/screen-lock', component: lazy(() => import('./screen-lock.tsx')), roles: ROLES },
  { path: '/more/sign-out', component: lazy(() => import('./sign-out.tsx')), roles: ROLES },
  { path: '/more/about', component: lazy(() => import('./about.tsx')), roles: ROLES },
  { path: '/more/your-data', component: lazy(() => import('./your-data.tsx')), roles: ROLES },
  { path: '/more/retention', component: lazy(() => import('./retention.tsx')), roles: ADMIN },
  { path: '/more/erase/:person', component: lazy(() => import('./erase.tsx')), roles: ADMIN },
  { path: '/more/invite', component: lazy(() => import('./invite.tsx')), roles: ADMIN },
  { path: '/more/access', component: lazy(() => import('./access.tsx')), roles: ADMIN },
  {
    path: '/more/access/:person',
    component: lazy(() => import('./person-access.tsx')),
    roles: ADMIN,
  },
  { path: '/more/security-log', component: lazy(() => import('./security-log.tsx')), roles: ADMIN },
  {
    path: '/more/security-log/:doc',
    component: lazy(() => import('./record-history.tsx')),
    roles: ADMIN,
  },
  { path: '/refused', component: lazy(() => import('./refused.tsx')), roles: ADMIN },
]
