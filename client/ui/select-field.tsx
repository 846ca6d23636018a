/** One of a list, with the device's own list: it is the one people can use with one thumb. */
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { Index, type JSX, Show } from 'solid-js'
import { type FieldBase, FieldFrame } from './field-frame.tsx'

export interface SelectOption {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
}

export interface SelectFieldProps extends FieldBase {
  /** '' shows `placeholder` while nothing is chosen. */
  value: string
  options: readonly SelectOption[]
  onChange: (value: string) => void
  placeholder?: string | undefined
}

export function SelectField(props: SelectFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      {(links) => (
        <>
          <select
            {...links}
            class="dc-input"
            name={props.name}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            <Show when={props.placeholder !== undefined}>
              <option value="" selected={props.value === ''}>
                {props.placeholder}
              </option>
            </Show>
            <Index each={props.options}>
              {(option) => (
                <option
                  value={option().value}
                  disabled={option().disabled}
                  selected={option().value === props.value}
                >
                  {option().label}
                </option>
              )}
            </Index>
          </select>
          <ChevronDown class="dc-select-arrow" aria-hidden="true" />
        </>
      )}
    </FieldFrame>
  )
}
