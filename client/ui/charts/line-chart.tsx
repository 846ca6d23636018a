/** A value over time: one line, the last value named, the target as a broken ink line. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { TableBehind } from '../table-behind.tsx'
import { createChartWidth } from './chart-width.ts'
import { roundTicks } from './scale.ts'

export interface LineChartProps {
  label: string
  /** Names the values' column in the table. */
  valueName: string
  points: readonly { readonly label: string; readonly value: number }[]
  /** The last value is not final: its line is broken, and these words stand with it. */
  lastIsOpen?: string | undefined
  target?: { readonly value: number; readonly label: string } | undefined
  format?: ((value: number) => string) | undefined
}

const HEIGHT = 190
const LEFT = 40
const RIGHT = 48
const BOTTOM = 26
const TOP = 12

export function LineChart(props: LineChartProps): JSX.Element {
  const { width, ref } = createChartWidth()
  const format = (value: number) => props.format?.(value) ?? String(value)
  const ticks = createMemo(() =>
    roundTicks(Math.max(0, props.target?.value ?? 0, ...props.points.map((point) => point.value))),
  )
  const x = (index: number) =>
    LEFT + (index / Math.max(1, props.points.length - 1)) * (width() - LEFT - RIGHT)
  const y = (value: number) =>
    HEIGHT - BOTTOM - (value / (ticks().at(-1) ?? 1)) * (HEIGHT - BOTTOM - TOP)
  const closed = () => (props.lastIsOpen ? props.points.slice(0, -1) : props.points)
  const last = () => props.points.at(-1)
  return (
    <figure>
      <svg
        ref={ref}
        class="dc-chart"
        height={HEIGHT}
        viewBox={`0 0 ${width()} ${HEIGHT}`}
        role="img"
        aria-label={props.label}
      >
        <For each={ticks()}>
          {(tick) => (
            <>
              <line
                class="dc-chart-rule"
                x1={LEFT}
                x2={width() - RIGHT}
                y1={y(tick)}
                y2={y(tick)}
              />
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
                x2={width() - RIGHT}
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
          points={closed()
            .map((point, index) => `${x(index)},${y(point.value)}`)
            .join(' ')}
        />
        <Show when={props.lastIsOpen ? closed().at(-1) : undefined}>
          {(from) => (
            <line
              class="dc-chart-line"
              data-open=""
              x1={x(closed().length - 1)}
              y1={y(from().value)}
              x2={x(closed().length)}
              y2={y(last()?.value ?? 0)}
            />
          )}
        </Show>
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
                {props.lastIsOpen ? `${point().label}, ${props.lastIsOpen}` : point().label}
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
