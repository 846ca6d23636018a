/** The frame of a screen: title, date, badge, actions, content. */
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { type JSX, Show } from 'solid-js'
import { IconButton } from './icon-button.tsx'

export interface PageProps {
  title: string
  /** The date, or the person a screen is about. */
  note?: string | undefined
  /** A way back, for screens below another. The title is then smaller. */
  backHref?: string | undefined
  onBack?: (() => void) | undefined
  backLabel?: string | undefined
  /** At the right of the title. */
  actions?: JSX.Element | undefined
  /** Under the title, over the whole width: the sync badge. */
  badge?: JSX.Element | undefined
  children: JSX.Element
}

export function Page(props: PageProps): JSX.Element {
  const isUnder = () => props.backHref !== undefined || props.onBack !== undefined
  return (
    <div class="dc-page">
      <div class="dc-page-head">
        <Show when={isUnder()}>
          <div class="dc-page-back">
            <IconButton
              icon={ArrowLeft}
              label={props.backLabel ?? 'Back'}
              href={props.onBack ? undefined : props.backHref}
              onPress={props.onBack}
            />
          </div>
        </Show>
        <div class="dc-page-titles" data-under={isUnder() ? '' : undefined}>
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={props.note}>
            <p class="dc-page-note">{props.note}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="dc-page-actions">{props.actions}</div>
        </Show>
      </div>
      {props.badge}
      <div class="dc-page-body">{props.children}</div>
    </div>
  )
}
