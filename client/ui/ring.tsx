/** Many values in groups, each as a spoke of a few cells: how far one is, at a glance. */
import { createMemo, For, type JSX } from 'solid-js'
import { ringCells } from './ring-shape.ts'

export interface RingGroup {
  readonly label: string
  readonly spokes: readonly { readonly label: string; readonly level: number }[]
}

export interface RingProps {
  groups: readonly RingGroup[]
  /** Cells in a spoke. */
  steps: number
  figure: string
  figureNote?: string | undefined
  /** What the ring says, in one sentence. */
  label: string
  size?: number | undefined
}

export function Ring(props: RingProps): JSX.Element {
  const cells = createMemo(() =>
    ringCells(
      props.groups.map((group) => group.spokes.map((spoke) => spoke.level)),
      props.steps,
    ),
  )
  return (
    <svg
      viewBox="0 0 160 160"
      width={props.size ?? 128}
      height={props.size ?? 128}
      role="img"
      aria-label={props.label}
    >
      <For each={cells()}>
        {(cell) => <path class="dc-ring-cell" d={cell.path} data-on={cell.isOn ? '' : undefined} />}
      </For>
      <text class="dc-ring-figure" x="80" y="83">
        {props.figure}
      </text>
      <text class="dc-ring-note" x="80" y="102">
        {props.figureNote}
      </text>
    </svg>
  )
}
