/** How much of a whole: one bar with a target, a bar in equal parts, a bar in weighted parts. */
import { For, type JSX, Show } from 'solid-js'

export interface BarProps {
  /** What is measured, for a screen reader. */
  label: string
  value: number
  max: number
  target?: number | undefined
  /** Under the bar, left: "41 last mock, of 50". */
  words?: JSX.Element | undefined
  /** Under the bar, right: "pass 43". */
  targetWords?: JSX.Element | undefined
}

const share = (value: number, max: number): string =>
  `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)).toFixed(2) : 0}%`

export function Bar(props: BarProps): JSX.Element {
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot hold the line of the target. */}
      <div
        class="dc-bar-track"
        role="meter"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.max}
        aria-valuenow={props.value}
        aria-valuetext={
          props.target === undefined
            ? `${props.value} of ${props.max}`
            : `${props.value} of ${props.max}, target ${props.target}`
        }
      >
        <div class="dc-bar-fill" style={{ width: share(props.value, props.max) }} />
        <Show when={props.target !== undefined}>
          <div class="dc-bar-target" style={{ left: share(props.target ?? 0, props.max) }} />
        </Show>
      </div>
      <Show when={props.words || props.targetWords}>
        <div class="dc-bar-words">
          <span>{props.words}</span>
          <span>{props.targetWords}</span>
        </div>
      </Show>
    </div>
  )
}

/** `done` solid parts of `total`; the words "2 / 4" stand beside it, so it is decor. */
export function PartsBar(props: { done: number; total: number }): JSX.Element {
  return (
    <div class="dc-bar-parts" aria-hidden="true">
      <For each={Array.from({ length: props.total }, (_, index) => index < props.done)}>
        {(isDone) => <span class="dc-bar-part" data-state={isDone ? 'done' : 'open'} />}
      </For>
    </div>
  )
}

export interface WeightedPart {
  readonly state: 'done' | 'ahead' | 'open'
  readonly weight: number
  readonly words: JSX.Element
}

/** Parts of different length with their words below: used, booked, free. */
export function WeightedBar(props: { parts: readonly WeightedPart[] }): JSX.Element {
  const shown = () => props.parts.filter((part) => part.weight > 0)
  return (
    <div>
      <div class="dc-bar-parts" data-weighted="" aria-hidden="true">
        <For each={shown()}>
          {(part) => (
            <span
              class="dc-bar-part"
              data-state={part.state}
              style={{ '--weight': String(part.weight) }}
            />
          )}
        </For>
      </div>
      <div class="dc-bar-words">
        <For each={props.parts}>{(part) => <span>{part.words}</span>}</For>
      </div>
    </div>
  )
}
