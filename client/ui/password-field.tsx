/** A password, pasteable and showable: nobody should have to retype what they cannot see. */
import { createSignal, type JSX } from 'solid-js'
import { type FieldBase, FieldFrame } from './field-frame.tsx'

export interface PasswordFieldProps extends FieldBase {
  value: string
  onInput: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
}

export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const [isShown, setShown] = createSignal(false)
  return (
    <FieldFrame {...props}>
      {(links) => (
        <>
          <input
            {...links}
            class="dc-input"
            data-trailing=""
            type={isShown() ? 'text' : 'password'}
            name={props.name}
            value={props.value}
            disabled={props.disabled}
            autocomplete={props.autocomplete}
            autocapitalize="none"
            spellcheck={false}
            aria-required="true"
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <button
            type="button"
            class="dc-input-trailing"
            aria-label={isShown() ? `Hide ${props.label}` : `Show ${props.label}`}
            aria-controls={links.id}
            onClick={() => setShown((shown) => !shown)}
          >
            {isShown() ? 'Hide' : 'Show'}
          </button>
        </>
      )}
    </FieldFrame>
  )
}
