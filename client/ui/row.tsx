/** A line of a list: something leading, two lines of words, something trailing. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** The list around rows. `inset` for rows inside a card without its own padding. */
export function Rows(props: {
  children: JSX.Element
  label?: string | undefined
  inset?: boolean | undefined
}): JSX.Element {
  return (
    <ul class="dc-rows" aria-label={props.label} data-inset={props.inset ? '' : undefined}>
      {props.children}
    </ul>
  )
}

export interface RowProps {
  title: JSX.Element
  note?: JSX.Element | undefined
  /** Avatar, icon or time. */
  lead?: JSX.Element | undefined
  /** A chip, a time, an amount. */
  trail?: JSX.Element | undefined
  /** Either makes the whole row pressable. Not for rows that hold buttons. */
  href?: string | undefined
  onPress?: (() => void) | undefined
  current?: boolean | undefined
  /** It opens another screen: a chevron says so. */
  leadsOn?: boolean | undefined
  /** Cuts the note to one line. */
  clipNote?: boolean | undefined
  /** Under the words, for example buttons. */
  children?: JSX.Element | undefined
}

export function Row(props: RowProps): JSX.Element {
  const tag = () => (props.href !== undefined ? 'a' : props.onPress ? 'button' : 'div')
  return (
    <li>
      <Dynamic
        component={tag()}
        class="dc-row"
        type={tag() === 'button' ? 'button' : undefined}
        href={props.href}
        aria-current={props.current ? 'true' : undefined}
        onClick={props.onPress ? () => props.onPress?.() : undefined}
      >
        <Show when={props.lead}>
          <span class="dc-row-lead">{props.lead}</span>
        </Show>
        <span class="dc-row-main">
          <span class="dc-row-title">{props.title}</span>
          <Show when={props.note}>
            <span class="dc-row-note" data-clip={props.clipNote ? '' : undefined}>
              {props.note}
            </span>
          </Show>
        </span>
        <Show when={props.trail || props.leadsOn}>
          <span class="dc-row-trail">
            {props.trail}
            <Show when={props.leadsOn}>
              <ChevronRight size={20} aria-hidden="true" />
            </Show>
          </span>
        </Show>
      </Dynamic>
      {props.children}
    </li>
  )
}
