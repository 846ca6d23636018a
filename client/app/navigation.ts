/** Which screens a role has, and which of them stand in its bars. Pure. */

import type { AppRoute } from '#client/registry.ts'
import type { Role } from '#shared/kernel/actor.ts'

/** Where each role starts its day. */
export const START_OF: Readonly<Record<Role, string>> = {
  instructor: '/today',
  learner: '/home',
  admin: '/overview',
}

/** A bar with more than five cannot be hit with a thumb. */
const TABS_MAX = 5

export const routesOf = (routes: readonly AppRoute[], role: Role): AppRoute[] =>
  routes.filter((route) => route.roles.includes(role))

const matches = (path: string, pathname: string): boolean => {
  const wanted = path.split('/')
  const given = pathname.replace(/\/$/, '').split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  )
}

/** The screen an address opens for this role; at `/`, the one its day starts with. */
export const routeAt = (
  routes: readonly AppRoute[],
  role: Role,
  pathname: string,
): AppRoute | undefined => {
  const wanted = pathname === '/' ? START_OF[role] : pathname
  return routesOf(routes, role).find((route) => matches(route.path, wanted))
}

type TabRoute = AppRoute & { readonly tab: NonNullable<AppRoute['tab']> }

const hasTab = (route: AppRoute): route is TabRoute => route.tab !== undefined

/** In the order of the bars. */
export const tabsOf = (routes: readonly AppRoute[], role: Role): TabRoute[] =>
  routesOf(routes, role)
    .filter(hasTab)
    .sort((a, b) => a.tab.order - b.tab.order)

/** For a phone: the first ones and the last, which is More; the others are listed there. */
export const phoneTabs = <Tab>(tabs: readonly Tab[]): { shown: Tab[]; under: Tab[] } =>
  tabs.length <= TABS_MAX
    ? { shown: [...tabs], under: [] }
    : {
        shown: [...tabs.slice(0, TABS_MAX - 1), ...tabs.slice(-1)],
        under: tabs.slice(TABS_MAX - 1, -1),
      }

/** Is it a screen without bars around it? */
export const isFocused = (routes: readonly AppRoute[], pathname: string): boolean =>
  routes.some((route) => route.isFocused === true && route.path === pathname)

const isBelow = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`)

/** Screens of the office that stand under More without saying so in their address. */
const UNDER_MORE = ['/questions', '/refused']

/** Is this tab's screen, or one below it, shown? `/learners/amira` is below `/learners`. */
export const isWithin = (pathname: string, tabPath: string): boolean =>
  isBelow(pathname, tabPath) ||
  (tabPath === '/more' && UNDER_MORE.some((path) => isBelow(pathname, path)))
