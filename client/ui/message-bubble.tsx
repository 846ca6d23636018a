/** One message: mine right and tinted, theirs left and white, mine unsent broken. */
import { type JSX, Show } from 'solid-js'

export interface MessageBubbleProps {
  side: 'mine' | 'theirs'
  /** Saved here, not sent yet. */
  unsent?: boolean | undefined
  /** Who wrote it, where that is not clear from the side. */
  author?: string | undefined
  time: string
  /** A chip of a `message-…` state. */
  state?: JSX.Element | undefined
  children: JSX.Element
}

export function MessageBubble(props: MessageBubbleProps): JSX.Element {
  return (
    <li class="dc-message" data-side={props.side} data-unsent={props.unsent ? '' : undefined}>
      <div class="dc-bubble">
        <span class="sr-only">{props.author ?? (props.side === 'mine' ? 'You' : '')}: </span>
        {props.children}
      </div>
      <p class="dc-message-foot">
        <Show when={props.author}>
          <span>{props.author}</span>
        </Show>
        <span>{props.time}</span>
        {props.state}
      </p>
    </li>
  )
}
