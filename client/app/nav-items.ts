/** The registry's tabs as entries of the bars. Counts are live, so call it inside a computation. */
import { routes } from '#client/registry.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { NavItem } from '#client/ui/nav-item.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { tabsOf } from './navigation.ts'

export const navItems = (role: Role): NavItem[] =>
  tabsOf(routes, role).map((route) => ({
    href: route.path,
    label: route.tab.label,
    icon: route.tab.icon as Icon,
    count: route.count?.(),
    countTone: 'amber',
  }))
