/**
 * The one button, and the link that looks like it. A button that cannot be pressed says why beside
 * itself and stays reachable, because people try a grey button again and again.
 */
import { createUniqueId, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

export type ButtonVariant =
  /** Blue, filled: one on a screen. */
  | 'primary'
  /** Blue outline. */
  | 'secondary'
  /** Ink on white with a grey edge: the ordinary other way. */
  | 'plain'
  /** Words only, in blue. */
  | 'quiet'
  /** Red outline: erase, cancel for good. */
  | 'danger'
  /** Red, filled: the last confirmation of something that erases. */
  | 'danger-fill'
  /** Green while `pressed`. */
  | 'toggle'
  | 'plate-white'
  | 'plate-outline'
  /** On a plate, icon over word. */
  | 'plate-tile'

export interface ButtonProps {
  children: JSX.Element
  variant?: ButtonVariant | undefined
  icon?: Icon | undefined
  iconAfter?: Icon | undefined
  /** 40 or 48 px, 56 px, 76 px. */
  size?: 'normal' | 'large' | 'huge' | undefined
  wide?: boolean | undefined
  /** Makes it a link. */
  href?: string | undefined
  onPress?: ((event: MouseEvent) => void) | undefined
  type?: 'button' | 'submit' | undefined
  pressed?: boolean | undefined
  /** Why it cannot be pressed now. Disables the button and is shown beside it. */
  reason?: string | undefined
  /** Only where the words alone do not say what it acts on. */
  label?: string | undefined
  form?: string | undefined
  id?: string | undefined
}

export function Button(props: ButtonProps): JSX.Element {
  const reasonId = createUniqueId()
  const press = (event: MouseEvent) => {
    if (props.reason) event.preventDefault()
    else props.onPress?.(event)
  }
  // Made anew when a reason comes or goes: one node cannot stand beside the reason and without it.
  const button = () => (
    <Dynamic
      component={props.href !== undefined && !props.reason ? 'a' : 'button'}
      class="dc-button"
      id={props.id}
      data-variant={props.variant ?? 'plain'}
      data-size={props.size}
      data-wide={props.wide ? '' : undefined}
      href={props.reason ? undefined : props.href}
      type={props.href === undefined ? (props.type ?? 'button') : undefined}
      form={props.form}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-disabled={props.reason ? 'true' : undefined}
      aria-describedby={props.reason ? reasonId : undefined}
      onClick={press}
    >
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} aria-hidden="true" />}</Show>
      <span>{props.children}</span>
      <Show when={props.iconAfter}>
        {(icon) => <Dynamic component={icon()} aria-hidden="true" />}
      </Show>
    </Dynamic>
  )
  return (
    <Show when={props.reason} fallback={button()}>
      <span class="dc-button-held">
        {button()}
        <span id={reasonId}>{props.reason}</span>
      </span>
    </Show>
  )
}
