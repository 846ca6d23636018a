/** Bars over time: done is solid, ahead is outlined, off is empty. Labelled directly. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { TableBehind } from '../table-behind.tsx'
import { createChartWidth } from './chart-width.ts'
import { roundTicks } from './scale.ts'

export interface BarChartProps {
  label: string
  /** What the three kinds are called here; kinds without a name are not drawn. */
  kinds: { done: string; ahead?: string | undefined; off?: string | undefined }
  bars: readonly {
    readonly label: string
    readonly done: number
    readonly ahead?: number | undefined
    readonly off?: number | undefined
    readonly current?: boolean | undefined
  }[]
  /** Values in words, for the table and the axis. */
  format?: ((value: number) => string) | undefined
}

const HEIGHT = 190
const LEFT = 30
const BOTTOM = 26
const TOP = 8
const KINDS = ['done', 'ahead', 'off'] as const

export function BarChart(props: BarChartProps): JSX.Element {
  const { width, ref } = createChartWidth()
  const format = (value: number) => props.format?.(value) ?? String(value)
  const kinds = () => KINDS.filter((kind) => props.kinds[kind] !== undefined)
  const ticks = createMemo(() =>
    roundTicks(
      Math.max(0, ...props.bars.map((bar) => bar.done + (bar.ahead ?? 0) + (bar.off ?? 0))),
    ),
  )
  const height = (value: number) => (value / (ticks().at(-1) ?? 1)) * (HEIGHT - BOTTOM - TOP)
  const slot = () => (width() - LEFT) / Math.max(1, props.bars.length)
  return (
    <figure>
      <div class="dc-chart-legend" aria-hidden="true">
        <For each={kinds()}>
          {(kind) => (
            <span>
              <i class="dc-chart-key" data-kind={kind} />
              {props.kinds[kind]}
            </span>
          )}
        </For>
      </div>
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
                x2={width()}
                y1={HEIGHT - BOTTOM - height(tick)}
                y2={HEIGHT - BOTTOM - height(tick)}
              />
              <text x={LEFT - 8} y={HEIGHT - BOTTOM - height(tick) + 4} text-anchor="end">
                {format(tick)}
              </text>
            </>
          )}
        </For>
        <For each={props.bars}>
          {(bar, index) => {
            const thick = () => Math.min(30, slot() * 0.56)
            const x = () => LEFT + slot() * (index() + 0.5) - thick() / 2
            const base = (kind: (typeof KINDS)[number]) =>
              KINDS.slice(0, KINDS.indexOf(kind)).reduce((sum, below) => sum + (bar[below] ?? 0), 0)
            return (
              <>
                <For each={kinds().filter((kind) => (bar[kind] ?? 0) > 0)}>
                  {(kind) => (
                    <rect
                      class="dc-chart-bar"
                      data-kind={kind}
                      x={x()}
                      width={thick()}
                      y={HEIGHT - BOTTOM - height(base(kind) + (bar[kind] ?? 0))}
                      height={height(bar[kind] ?? 0)}
                    />
                  )}
                </For>
                <text
                  class={bar.current ? 'dc-chart-last' : 'dc-chart-label'}
                  x={x() + thick() / 2}
                  y={HEIGHT - 8}
                  text-anchor="middle"
                >
                  {bar.label}
                </text>
              </>
            )
          }}
        </For>
      </svg>
      <Show when={props.bars.length > 0}>
        <TableBehind
          caption={props.label}
          columns={['', ...kinds().map((kind) => props.kinds[kind] ?? '')]}
          rows={props.bars.map((bar) => [
            bar.label,
            ...kinds().map((kind) => format(bar[kind] ?? 0)),
          ])}
        />
      </Show>
    </figure>
  )
}
