/**
 * Every domain with screens: one line each. Its `index.ts` exports `AppRoute`s, whose components are
 * lazy, so that a screen nobody opens costs nothing.
 */
import type { Component } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'
import { adminRoutes } from './domains/admin/index.ts'
import { bookingRoutes } from './domains/bookings/index.ts'
import { learnerHomeRoutes } from './domains/learner-home/index.ts'
import { notificationRoutes } from './domains/notifications/index.ts'
import { peopleRoutes } from './domains/people/index.ts'
import { reconcileRoutes } from './domains/reconcile/index.ts'
import { theoryRoutes } from './domains/theory/index.ts'

/** A screen and where it lives. Domains list theirs; the shell builds the router and the bars. */
export type AppRoute = {
  readonly path: string
  /** A lazy one can be fetched ahead. */
  readonly component: Component & { readonly preload?: () => Promise<unknown> }
  /** Whose screen it is. A screen of another role cannot be reached by URL. */
  readonly roles: readonly Role[]
  /** Shown in the tab bar or rail in this order, if it has a place there. */
  readonly tab?: { readonly order: number; readonly label: string; readonly icon: Component }
  /** A task that is left on purpose only, such as a test: no tab bar and no rail around it. */
  readonly isFocused?: boolean
  /** Asks for an amber count on the tab, e.g. open cases. */
  readonly count?: () => number
}

export const routes: readonly AppRoute[] = [
  ...bookingRoutes,
  ...learnerHomeRoutes,
  ...theoryRoutes,
  ...adminRoutes,
  ...reconcileRoutes,
  ...notificationRoutes,
  ...peopleRoutes,
]
