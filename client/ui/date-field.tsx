/** A day or a time with the device's own picker, which knows the person's habits and keyboard. */
import type { JSX } from 'solid-js'
import { type FieldBase, FieldFrame } from './field-frame.tsx'

export interface DateFieldProps extends FieldBase {
  /** "2026-11-24", or "14:30" for a time; '' while empty. */
  value: string
  onInput: (value: string) => void
  kind?: 'date' | 'time' | undefined
  min?: string | undefined
  max?: string | undefined
  /** Seconds between the choices of a time: 900 offers quarter hours. */
  stepSeconds?: number | undefined
}

export function DateField(props: DateFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      {(links) => (
        <input
          {...links}
          class="dc-input"
          type={props.kind ?? 'date'}
          name={props.name}
          value={props.value}
          disabled={props.disabled}
          min={props.min}
          max={props.max}
          step={props.stepSeconds}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
