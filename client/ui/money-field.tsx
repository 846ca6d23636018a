/** Pounds as people type them; the caller turns the text into pence and refuses what it cannot. */
import type { JSX } from 'solid-js'
import { type FieldBase, FieldFrame } from './field-frame.tsx'

export interface MoneyFieldProps extends FieldBase {
  /** The text as typed, for example "57" or "57.00". */
  value: string
  onInput: (value: string) => void
}

export function MoneyField(props: MoneyFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      {(links) => (
        <>
          <span class="dc-input-prefix" aria-hidden="true">
            £
          </span>
          <input
            {...links}
            class="dc-input"
            type="text"
            inputmode="decimal"
            name={props.name}
            value={props.value}
            disabled={props.disabled}
            autocomplete="off"
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        </>
      )}
    </FieldFrame>
  )
}
