/** A box to tick: for "yes, this holds", never for a choice between two. */
import { createUniqueId, type JSX, Show } from 'solid-js'

export interface CheckboxProps {
  label: string
  hint?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string | undefined
  id?: string | undefined
  disabled?: boolean | undefined
}

export function Checkbox(props: CheckboxProps): JSX.Element {
  const hintId = createUniqueId()
  return (
    <label class="dc-check">
      <input
        type="checkbox"
        id={props.id}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="dc-check-text">
        {props.label}
        <Show when={props.hint}>
          <span class="dc-row-note" id={hintId}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
