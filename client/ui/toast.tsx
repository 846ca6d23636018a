/**
 * What has just happened, with the way back. Put `<ToastRegion />` once at the root of the app and
 * call `showToast` from anywhere. A toast waits while it is pointed at, focused, or out of sight.
 */
import { Toast, toaster } from '@kobalte/core/toast'
import X from 'lucide-solid/icons/x'
import { For, type JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { whereKept } from './where-kept.ts'

/** Long enough to read, decide and reach the button; WCAG 2.2.1. */
export const TOAST_DURATION_MS = 10_000

export interface ToastAction {
  readonly label: string
  readonly onPress: () => void
}

export interface ToastMessage {
  readonly message: string
  /** For example Undo. At most two. */
  readonly actions?: readonly ToastAction[] | undefined
}

/** Shows `toast` and answers with its number, for `hideToast`. */
export const showToast = (toast: ToastMessage): number =>
  toaster.show((props) => (
    <Toast as="div" toastId={props.toastId} class="dc-toast">
      <Toast.Description class="dc-toast-words">{whereKept(toast.message)}</Toast.Description>
      <For each={toast.actions ?? []}>
        {(action) => (
          <button
            type="button"
            class="dc-toast-button"
            onClick={() => {
              toaster.dismiss(props.toastId)
              action.onPress()
            }}
          >
            {action.label}
          </button>
        )}
      </For>
      <Toast.CloseButton class="dc-toast-button" aria-label="Close" title="Close">
        <X aria-hidden="true" />
      </Toast.CloseButton>
    </Toast>
  ))

/** Takes a toast away, for example because what it would undo is gone. */
export const hideToast = (toastId: number): void => {
  toaster.dismiss(toastId)
}

/** None of them may be read any more, for example on a locked screen. */
export const hideAllToasts = (): void => {
  toaster.clear()
}

export function ToastRegion(): JSX.Element {
  return (
    <Portal>
      <Toast.Region
        duration={TOAST_DURATION_MS}
        limit={3}
        aria-label="What just happened ({hotkey})"
      >
        <Toast.List as="div" class="dc-toasts" />
      </Toast.Region>
    </Portal>
  )
}
