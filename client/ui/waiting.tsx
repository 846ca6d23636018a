/** What is being waited for, in words; not shown for what comes at once. */
import type { JSX } from 'solid-js'

export function Waiting(props: { children: JSX.Element }): JSX.Element {
  return (
    <p class="dc-waiting" role="status">
      {props.children}
    </p>
  )
}
