/** A state in icon and word. It tells; it cannot be pressed. Solid is settled, broken is not yet. */
import Award from 'lucide-solid/icons/award'
import Ban from 'lucide-solid/icons/ban'
import CalendarX from 'lucide-solid/icons/calendar-x'
import Check from 'lucide-solid/icons/check'
import CheckCheck from 'lucide-solid/icons/check-check'
import Circle from 'lucide-solid/icons/circle'
import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import ClipboardCheck from 'lucide-solid/icons/clipboard-check'
import ClipboardPen from 'lucide-solid/icons/clipboard-pen'
import Clock from 'lucide-solid/icons/clock'
import Contrast from 'lucide-solid/icons/contrast'
import Layers from 'lucide-solid/icons/layers'
import OctagonX from 'lucide-solid/icons/octagon-x'
import Pencil from 'lucide-solid/icons/pencil'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

type Look = { readonly tone: string; readonly icon: Icon | undefined }

const looks = {
  pending: { tone: 'asked', icon: CircleDashed },
  confirmed: { tone: 'green', icon: CircleCheck },
  completed: { tone: 'grey', icon: ClipboardCheck },
  cancelled: { tone: 'faint', icon: Ban },
  clash: { tone: 'act', icon: TriangleAlert },
  /** The school decides, not the reader. */
  'clash-elsewhere': { tone: 'asked', icon: TriangleAlert },
  'to-do': { tone: 'act', icon: ClipboardPen },
  unpaid: { tone: 'outline', icon: Circle },
  partial: { tone: 'outline', icon: Contrast },
  paid: { tone: 'green', icon: CircleCheck },
  overdue: { tone: 'red', icon: CalendarX },
  prepaid: { tone: 'blue', icon: Layers },
  draft: { tone: 'outline', icon: Pencil },
  'saved-here': { tone: 'broken', icon: Clock },
  sent: { tone: 'faint', icon: Check },
  seen: { tone: 'faint', icon: CheckCheck },
  'not-accepted': { tone: 'red', icon: OctagonX },
  passed: { tone: 'green', icon: Award },
  stage: { tone: 'blue', icon: undefined },
  neutral: { tone: 'grey', icon: undefined },
  outline: { tone: 'outline', icon: undefined },
  /** Without a frame, beside a message. */
  'message-here': { tone: 'bare', icon: Clock },
  'message-sent': { tone: 'bare', icon: Check },
  'message-delivered': { tone: 'bare', icon: CheckCheck },
  'message-read': { tone: 'bare-blue', icon: CheckCheck },
} satisfies Record<string, Look>

export type ChipState = keyof typeof looks

export interface ChipProps {
  state: ChipState
  /** The word. Never left out: colour and icon alone are not read in the sun. */
  children: JSX.Element
  /** Instead of the state's own icon. */
  icon?: Icon | undefined
  /** A leading number, as in "5 Practical Scheduled". */
  number?: number | undefined
}

export function Chip(props: ChipProps): JSX.Element {
  const look = (): Look => looks[props.state]
  return (
    <span class="dc-chip" data-tone={look().tone}>
      <Show when={props.icon ?? look().icon}>
        {(icon) => <Dynamic component={icon()} aria-hidden="true" />}
      </Show>
      <Show when={props.number !== undefined}>
        <span class="dc-chip-number">{props.number}</span>
      </Show>
      <span>{props.children}</span>
    </span>
  )
}
