/** How many, on a small square. Amber only where the reader must act. */
import type { JSX } from 'solid-js'

export type CountTone = 'neutral' | 'blue' | 'amber' | 'ink'

export function Count(props: { value: number; tone?: CountTone | undefined }): JSX.Element {
  return (
    <span class="dc-count" data-tone={props.tone ?? 'neutral'}>
      {props.value > 99 ? '99+' : props.value}
    </span>
  )
}
