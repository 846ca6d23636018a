/** One way in the tab bar or the rail. */
import type { CountTone } from './count.tsx'
import type { Icon } from './icon.ts'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly icon: Icon
  readonly current?: boolean | undefined
  /** Shown when above zero. */
  readonly count?: number | undefined
  readonly countTone?: CountTone | undefined
  /** What is counted, for a screen reader: "2 unread". */
  readonly countLabel?: string | undefined
}

export const navItemName = (item: NavItem): string | undefined =>
  item.count ? `${item.label}, ${item.countLabel ?? item.count}` : undefined
