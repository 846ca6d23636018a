/** Text in one line or several. */
import type { JSX } from 'solid-js'
import { type FieldBase, FieldFrame } from './field-frame.tsx'

export interface TextFieldProps extends FieldBase {
  value: string
  onInput: (value: string) => void
  /** When the field is left. */
  onBlur?: (() => void) | undefined
  type?: 'text' | 'password' | 'email' | 'tel' | 'search' | 'url' | 'time' | undefined
  autocomplete?: string | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  autocapitalize?: 'none' | 'words' | 'sentences' | 'characters' | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  /** As wide as the few digits it is for. */
  short?: boolean | undefined
}

export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      {(links) => (
        <input
          {...links}
          class="dc-input"
          data-short={props.short ? '' : undefined}
          type={props.type ?? 'text'}
          name={props.name}
          value={props.value}
          disabled={props.disabled}
          autocomplete={props.autocomplete ?? 'off'}
          inputmode={props.inputMode}
          autocapitalize={props.autocapitalize}
          spellcheck={props.autocapitalize === 'none' ? false : undefined}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          aria-required={props.optional ? undefined : 'true'}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      )}
    </FieldFrame>
  )
}

export interface TextAreaFieldProps extends FieldBase {
  value: string
  onInput: (value: string) => void
  rows?: number | undefined
  maxLength?: number | undefined
}

export function TextAreaField(props: TextAreaFieldProps): JSX.Element {
  return (
    <FieldFrame {...props}>
      {(links) => (
        <textarea
          {...links}
          class="dc-input"
          name={props.name}
          rows={props.rows ?? 3}
          value={props.value}
          disabled={props.disabled}
          maxLength={props.maxLength}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}
