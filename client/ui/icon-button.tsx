/** Icons that stand without a word: back, close, search, add, more, earlier, later. Nothing else. */
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

export interface IconButtonProps {
  icon: Icon
  /** What it does, for people who do not see the icon; also the tooltip. */
  label: string
  variant?: 'bare' | 'boxed' | 'blue' | 'primary' | undefined
  href?: string | undefined
  onPress?: ((event: MouseEvent) => void) | undefined
  type?: 'button' | 'submit' | undefined
  expanded?: boolean | undefined
}

export function IconButton(props: IconButtonProps): JSX.Element {
  return (
    <Dynamic
      component={props.href === undefined ? 'button' : 'a'}
      class="dc-icon-button"
      data-variant={props.variant ?? 'bare'}
      href={props.href}
      type={props.href === undefined ? (props.type ?? 'button') : undefined}
      title={props.label}
      aria-label={props.label}
      aria-expanded={props.expanded}
      onClick={(event: MouseEvent) => props.onPress?.(event)}
    >
      <Dynamic component={props.icon} aria-hidden="true" />
    </Dynamic>
  )
}
