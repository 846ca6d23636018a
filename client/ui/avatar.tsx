/** A person's initials. Decor beside a name, so a screen reader skips it. */
import type { JSX } from 'solid-js'
import { initialsOf } from './initials.ts'

export function Avatar(props: {
  name: string
  size?: 'normal' | 'large' | undefined
}): JSX.Element {
  return (
    <span class="dc-avatar" data-size={props.size} aria-hidden="true">
      {initialsOf(props.name)}
    </span>
  )
}
