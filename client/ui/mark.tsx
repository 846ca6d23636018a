/**
 * The mark: the learner's L and the same shape turned round. Two controls, one plate. On a plate of
 * 32 units: a square of 20, bars of 5.5, a gap of 1.4 where the two meet. Never tilted.
 */
import { type JSX, Show } from 'solid-js'

export interface MarkProps {
  size?: number | undefined
  /** One colour, for print and masks. */
  plain?: boolean | undefined
  /** Named when it stands without the product's name beside it. */
  label?: string | undefined
}

export function Mark(props: MarkProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden unless it is given a name, and then titled.
    <svg
      class="dc-mark"
      viewBox="0 0 32 32"
      width={props.size ?? 32}
      height={props.size ?? 32}
      data-plain={props.plain ? '' : undefined}
      role={props.label ? 'img' : undefined}
      aria-hidden={props.label ? undefined : 'true'}
    >
      <Show when={props.label}>
        <title>{props.label}</title>
      </Show>
      <rect class="dc-mark-plate" x="0.5" y="0.5" width="31" height="31" rx="4.5" />
      <path class="dc-mark-learner" d="M6 6h5.5v14.5h7.6V26H6z" />
      <path class="dc-mark-teacher" d="M26 26h-5.5V11.5h-7.6V6H26z" />
    </svg>
  )
}
