/** One of a few, each as large as a button: for thumbs, where a list would be too slow. */
import Check from 'lucide-solid/icons/check'
import { createUniqueId, Index, type JSX, Show } from 'solid-js'

export interface OptionButton<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What choosing it does: "leaves 2 h 30 min". */
  readonly note?: string | undefined
  /** Green for what is given; blue otherwise. */
  readonly tone?: 'green' | 'blue' | undefined
  /** Over all columns. */
  readonly whole?: boolean | undefined
}

export interface OptionButtonsProps<Value extends string> {
  label: string
  /** Opposite the label. */
  aside?: string | undefined
  hideLabel?: boolean | undefined
  value: Value | undefined
  options: readonly OptionButton<Value>[]
  onChange: (value: Value) => void
  columns?: number | undefined
}

export function OptionButtons<Value extends string>(props: OptionButtonsProps<Value>): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset class="min-w-0">
      <legend class={props.hideLabel ? 'sr-only' : 'dc-steps-head'}>
        <span class="dc-steps-label">{props.label}</span>
        <span class="dc-steps-last">{props.aside}</span>
      </legend>
      <div class="dc-options" style={{ '--columns': String(props.columns ?? 2) }}>
        <Index each={props.options}>
          {(option) => {
            const isChosen = () => option().value === props.value
            return (
              <label
                class="dc-option dc-covered"
                data-chosen={isChosen() ? '' : undefined}
                data-tone={option().tone}
                data-whole={option().whole ? '' : undefined}
                data-noted={option().note ? '' : undefined}
              >
                <input
                  type="radio"
                  class="dc-cover"
                  name={name}
                  checked={isChosen()}
                  aria-label={
                    option().note ? `${option().label}, ${option().note}` : option().label
                  }
                  onChange={() => props.onChange(option().value)}
                />
                <Show when={isChosen()}>
                  <Check aria-hidden="true" />
                </Show>
                <span aria-hidden="true">{option().label}</span>
                <Show when={option().note}>
                  <span class="dc-option-note" aria-hidden="true">
                    {option().note}
                  </span>
                </Show>
              </label>
            )
          }}
        </Index>
      </div>
    </fieldset>
  )
}
