/** A question with a field: asked over what one was doing, answered or left, and one is back there. */
import * as Dialog from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import { Button } from './button.tsx'
import { rememberFocus } from './focus.ts'

export interface FormDialogProps {
  open: boolean
  /** Called with `false` by "Not now" and Escape. A press outside does nothing: typing is kept. */
  onOpenChange: (open: boolean) => void
  title: string
  children: JSX.Element
  submitLabel: string
  cancelLabel?: string | undefined
  danger?: boolean | undefined
  /** Why it cannot be sent now. Stands beside its button. */
  reason?: string | undefined
  onSubmit: () => void
}

export function FormDialog(props: FormDialogProps): JSX.Element {
  const giveBackFocus = rememberFocus(() => props.open)
  const cancelLabel = () => props.cancelLabel ?? 'Not now'
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay class="dc-scrim" />
        <div class="dc-dialog-place">
          <Dialog.Content
            class="dc-dialog"
            onCloseAutoFocus={(event: Event) => {
              event.preventDefault()
              giveBackFocus()
            }}
            onPointerDownOutside={(event) => event.preventDefault()}
          >
            <Dialog.Title class="dc-dialog-title">{props.title}</Dialog.Title>
            <form
              novalidate
              onSubmit={(event) => {
                event.preventDefault()
                // It stands inside other forms' place in the tree, and is not part of them.
                event.stopPropagation()
                if (!props.reason) props.onSubmit()
              }}
            >
              <div class="grid gap-4 pt-3">{props.children}</div>
              <div class="dc-dialog-actions">
                <Dialog.CloseButton
                  class="dc-button"
                  data-variant="plain"
                  aria-label={cancelLabel()}
                >
                  {cancelLabel()}
                </Dialog.CloseButton>
                <Button
                  type="submit"
                  variant={props.danger ? 'danger-fill' : 'primary'}
                  reason={props.reason}
                >
                  {props.submitLabel}
                </Button>
              </div>
            </form>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
