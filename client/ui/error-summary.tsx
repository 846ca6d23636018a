/** All that is wrong with a form, at its top. Takes the focus when it appears or changes. */
import { createEffect, For, type JSX, on, Show } from 'solid-js'
import { focusById } from './focus.ts'

export interface FormError {
  /** The `id` given to the field. Without it the sentence stands alone. */
  readonly fieldId?: string | undefined
  readonly message: string
}

export function ErrorSummary(props: { errors: readonly FormError[] }): JSX.Element {
  let box: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.errors,
      () => box?.focus(),
    ),
  )
  return (
    <Show when={props.errors.length > 0}>
      <div
        ref={box}
        class="dc-error-summary"
        role="alert"
        tabindex="-1"
        aria-labelledby="error-summary-title"
      >
        <h2 id="error-summary-title">There is a problem</h2>
        <ul>
          <For each={props.errors}>
            {(error) => (
              <li>
                <Show when={error.fieldId} fallback={error.message}>
                  {(fieldId) => (
                    <a
                      href={`#${fieldId()}`}
                      onClick={(event) => {
                        // The address of a screen is not the place of a field.
                        event.preventDefault()
                        focusById(fieldId())
                      }}
                    >
                      {error.message}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
