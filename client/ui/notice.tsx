/**
 * Something to know where one is. `Notice` is a framed paragraph; `Banner` has a filled head, for what
 * was refused or must be decided: what happened, why, what is kept, two ways on.
 */
import CircleCheck from 'lucide-solid/icons/circle-check'
import Clock from 'lucide-solid/icons/clock'
import Info from 'lucide-solid/icons/info'
import OctagonX from 'lucide-solid/icons/octagon-x'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createUniqueId, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

export type NoticeKind =
  | 'refused'
  | 'decision'
  | 'info'
  /** Saved here, not sent: broken and without colour. */
  | 'waiting'
  | 'given'
  /** Only icon and words. */
  | 'plain'

const icons: Record<NoticeKind, Icon> = {
  refused: OctagonX,
  decision: TriangleAlert,
  info: Info,
  waiting: Clock,
  given: CircleCheck,
  plain: Clock,
}

export interface NoticeProps {
  kind: NoticeKind
  title?: string | undefined
  children?: JSX.Element | undefined
  icon?: Icon | undefined
  actions?: JSX.Element | undefined
  /** Read out when it appears. For what answers the person's own action. */
  announce?: boolean | undefined
}

export function Notice(props: NoticeProps): JSX.Element {
  const role = () => (props.announce ? (props.kind === 'refused' ? 'alert' : 'status') : undefined)
  return (
    <div class="dc-notice" data-kind={props.kind} role={role()}>
      <Dynamic component={props.icon ?? icons[props.kind]} aria-hidden="true" />
      <div class="dc-notice-body">
        <Show when={props.title}>
          <p class="dc-notice-title">{props.title}</p>
        </Show>
        {props.children}
        <Show when={props.actions}>
          <div class="dc-notice-actions">{props.actions}</div>
        </Show>
      </div>
    </div>
  )
}

export interface BannerProps {
  kind: 'refused' | 'decision'
  title: string
  children: JSX.Element
  actions?: JSX.Element | undefined
}

export function Banner(props: BannerProps): JSX.Element {
  const titleId = createUniqueId()
  return (
    <section class="dc-banner" data-kind={props.kind} aria-labelledby={titleId}>
      <h3 class="dc-banner-head" id={titleId}>
        <Dynamic component={icons[props.kind]} aria-hidden="true" />
        {props.title}
      </h3>
      <div class="dc-banner-body">
        {props.children}
        <Show when={props.actions}>
          <div class="dc-notice-actions">{props.actions}</div>
        </Show>
      </div>
    </section>
  )
}
