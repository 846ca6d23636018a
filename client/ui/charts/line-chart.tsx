/** A value over time: one line, the last value named, the target as a broken ink line. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { TableBehind } from '../table-behind.tsx'
import { roundTicks } from './scale.ts'

export interface LineChartProps {
  label: string
  /** Names the values' column in the table. */
  valueName: string
  points: readonly { readonly label: string; readonly value: number }[]
  target?: { readonly value: number; readonly label: string } | undefined
  format?: ((value: number) => string) | undefined
}

const WIDTH = 420
const HEIGHT = 190
const LEFT = 40
const RIGHT = 48
const BOTTOM = 26
const TOP = 12

export function LineChart(props: LineChartProps): JSX.Element {
  const format = (value: number) => props.format?.(value) ?? String(value)
  const ticks = createMemo(() =>
    roundTicks(Math.max(0, props.target?.value ?? 0, ...props.points.map((point) => point.value))),
  )
  const x = (index: number) =>
    LEFT + (index / Math.max(1, props.points.length - 1)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) =>
    HEIGHT - BOTTOM - (value / (ticks().at(-1) ?? 1)) * (HEIGHT - BOTTOM - TOP)
  const last = () => props.points.at(-1)
  return (
    <figure>
      <svg class="dc-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
        <For each={ticks()}>
          {(tick) => (
            <>
              <line class="dc-chart-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
                {format(tick)}
              </text>
            </>
          )}
        </For>
        <Show when={props.target}>
          {(target) => (
            <>
              <line
                class="dc-chart-target"
                x1={LEFT}
                x2={WIDTH - RIGHT}
                y1={y(target().value)}
                y2={y(target().value)}
              />
              <text class="dc-chart-strong" x={LEFT + 4} y={y(target().value) - 5}>
                {target().label}
              </text>
            </>
          )}
        </Show>
        <polyline
          class="dc-chart-line"
          points={props.points.map((point, index) => `${x(index)},${y(point.value)}`).join(' ')}
        />
        <Show when={last()}>
          {(point) => (
            <>
              <circle
                class="dc-chart-dot"
                cx={x(props.points.length - 1)}
                cy={y(point().value)}
                r="4.5"
              />
              <text
                class="dc-chart-last"
                x={x(props.points.length - 1) + 9}
                y={y(point().value) + 5}
              >
                {format(point().value)}
              </text>
              <text x={x(props.points.length - 1)} y={HEIGHT - 6} text-anchor="end">
                {point().label}
              </text>
            </>
          )}
        </Show>
        <Show when={props.points.length > 1}>
          <text x={LEFT} y={HEIGHT - 6}>
            {props.points[0]?.label}
          </text>
        </Show>
      </svg>
      <TableBehind
        caption={props.label}
        columns={['', props.valueName]}
        rows={props.points.map((point) => [point.label, format(point.value)])}
      />
    </figure>
  )
}
