/** What every field shares: label above, hint, error, and the ids that tie them together. */
import { createUniqueId, type JSX, Show } from 'solid-js'

export interface FieldBase {
  label: string
  hint?: string | undefined
  /** A sentence that says what to enter. Shown at the field and announced with it. */
  error?: string | undefined
  /** Give it when an error summary points here. */
  id?: string | undefined
  name?: string | undefined
  /** Adds "(optional)". Fields are required unless they say so. */
  optional?: boolean | undefined
  disabled?: boolean | undefined
}

/** What the control inside a frame must carry. */
export interface FieldLinks {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

export function FieldFrame(
  props: FieldBase & { children: (links: FieldLinks) => JSX.Element },
): JSX.Element {
  const ownId = createUniqueId()
  const links: FieldLinks = {
    get id() {
      return props.id ?? ownId
    },
    get 'aria-describedby'() {
      const ids = [props.hint && `${ownId}-hint`, props.error && `${ownId}-error`].filter(Boolean)
      return ids.length > 0 ? ids.join(' ') : undefined
    },
    get 'aria-invalid'() {
      return props.error ? 'true' : undefined
    },
  }
  return (
    <div class="dc-field" data-error={props.error ? '' : undefined}>
      <label class="dc-field-label" for={links.id}>
        {props.label}
        <Show when={props.optional}>
          <span class="dc-field-optional"> (optional)</span>
        </Show>
      </label>
      <Show when={props.hint}>
        <span class="dc-field-hint" id={`${ownId}-hint`}>
          {props.hint}
        </span>
      </Show>
      <Show when={props.error}>
        <span class="dc-field-error" id={`${ownId}-error`}>
          {props.error}
        </span>
      </Show>
      <div class="dc-field-box">{props.children(links)}</div>
    </div>
  )
}
