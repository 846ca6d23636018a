/** A question that must be answered before anything else. The safe answer comes first. */
import { AlertDialog } from '@kobalte/core/alert-dialog'
import { type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'

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
  const confirm = () => {
    props.onOpenChange(false)
    props.onConfirm()
  }
  return (
    <AlertDialog open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="dc-scrim" />
        <div class="dc-dialog-place">
          <AlertDialog.Content class="dc-dialog">
            <AlertDialog.Title class="dc-dialog-title">{props.title}</AlertDialog.Title>
            <Show when={props.children}>
              <AlertDialog.Description as="div" class="dc-dialog-text">
                {props.children}
              </AlertDialog.Description>
            </Show>
            <div class="dc-dialog-actions">
              <AlertDialog.CloseButton class="dc-button" data-variant="plain">
                {props.cancelLabel ?? 'Not now'}
              </AlertDialog.CloseButton>
              <Button variant={props.danger ? 'danger-fill' : 'primary'} onPress={confirm}>
                {props.confirmLabel}
              </Button>
            </div>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog>
  )
}
