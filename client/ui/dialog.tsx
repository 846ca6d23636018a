/** A question that must be answered before anything else. The safe answer comes first. */
import * as AlertDialog from '@kobalte/core/alert-dialog'
import { type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { rememberFocus } from './focus.ts'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, and what stays. */
  children?: JSX.Element | undefined
  confirmLabel: string
  cancelLabel?: string | undefined
  /** Red for what erases. */
  danger?: boolean | undefined
  onConfirm: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const giveBackFocus = rememberFocus(() => props.open)
  const cancelLabel = () => props.cancelLabel ?? 'Not now'
  const confirm = () => {
    // First: closing forgets what the question was about.
    props.onConfirm()
    props.onOpenChange(false)
  }
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="dc-scrim" />
        <div class="dc-dialog-place">
          <AlertDialog.Content
            class="dc-dialog"
            onCloseAutoFocus={(event: Event) => {
              event.preventDefault()
              giveBackFocus()
            }}
          >
            <AlertDialog.Title class="dc-dialog-title">{props.title}</AlertDialog.Title>
            <Show when={props.children}>
              <AlertDialog.Description as="div" class="dc-dialog-text">
                {props.children}
              </AlertDialog.Description>
            </Show>
            <div class="dc-dialog-actions">
              {/* Without a label of its own it would be called "Dismiss", whatever stands on it. */}
              <AlertDialog.CloseButton
                class="dc-button"
                data-variant="plain"
                aria-label={cancelLabel()}
              >
                {cancelLabel()}
              </AlertDialog.CloseButton>
              <Button variant={props.danger ? 'danger-fill' : 'primary'} onPress={confirm}>
                {props.confirmLabel}
              </Button>
            </div>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
