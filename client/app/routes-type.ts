/** A screen and where it lives. Domains list theirs; the shell builds the router and the bars. */
import type { Component } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'

export type AppRoute = {
  readonly path: string
  readonly component: Component
  /** Whose screen it is. A screen of another role cannot be reached by URL. */
  readonly roles: readonly Role[]
  /** Shown in the tab bar or rail in this order, if it has a place there. */
  readonly tab?: { readonly order: number; readonly label: string; readonly icon: Component }
  /** Asks for an amber count on the tab, e.g. open cases. */
  readonly count?: () => number
}
