/**
 * Every domain with screens: one line each. Its `index.ts` exports `AppRoute`s, whose components are
 * lazy, so that a screen nobody opens costs nothing.
 */
import type { AppRoute } from './app/routes-type.ts'
import { adminRoutes } from './domains/admin/index.ts'
import { bookingRoutes } from './domains/bookings/index.ts'
import { learnerHomeRoutes } from './domains/learner-home/index.ts'
import { notificationRoutes } from './domains/notifications/index.ts'
import { peopleRoutes } from './domains/people/index.ts'
import { reconcileRoutes } from './domains/reconcile/index.ts'
import { theoryRoutes } from './domains/theory/index.ts'

export const routes: readonly AppRoute[] = [
  ...bookingRoutes,
  ...learnerHomeRoutes,
  ...theoryRoutes,
  ...adminRoutes,
  ...reconcileRoutes,
  ...notificationRoutes,
  ...peopleRoutes,
]
