/** Two to four views of the same thing, joined: Day, Week, Month. */
import { createUniqueId, Index, type JSX } from 'solid-js'

export interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset class="dc-segmented">
      <legend class="sr-only">{props.label}</legend>
      <Index each={props.options}>
        {(option) => (
          <label
            class="dc-segment dc-covered"
            data-chosen={option().value === props.value ? '' : undefined}
          >
            <input
              type="radio"
              class="dc-cover"
              name={name}
              checked={option().value === props.value}
              aria-label={option().label}
              onChange={() => props.onChange(option().value)}
            />
            <span aria-hidden="true">{option().label}</span>
          </label>
        )}
      </Index>
    </fieldset>
  )
}
