/** One of a few, written out: for choices that need reading. */
import { createUniqueId, Index, type JSX, Show } from 'solid-js'

export interface RadioGroupProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** The group's id, for an error summary; it goes to the first choice. */
  id?: string | undefined
  value: string | undefined
  options: readonly { value: string; label: string; hint?: string | undefined }[]
  onChange: (value: string) => void
}

export function RadioGroup(props: RadioGroupProps): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset
      class="dc-field"
      data-error={props.error ? '' : undefined}
      aria-describedby={props.error ? `${name}-error` : undefined}
    >
      <legend class="dc-field-label">{props.label}</legend>
      <Show when={props.hint}>
        <span class="dc-field-hint">{props.hint}</span>
      </Show>
      <Show when={props.error}>
        <span class="dc-field-error" id={`${name}-error`}>
          {props.error}
        </span>
      </Show>
      <Index each={props.options}>
        {(option, index) => (
          <label class="dc-check">
            <input
              type="radio"
              name={name}
              id={index === 0 ? props.id : undefined}
              value={option().value}
              checked={option().value === props.value}
              onChange={() => props.onChange(option().value)}
            />
            <span class="dc-check-text">
              {option().label}
              <Show when={option().hint}>
                <span class="dc-row-note">{option().hint}</span>
              </Show>
            </span>
          </label>
        )}
      </Index>
    </fieldset>
  )
}
