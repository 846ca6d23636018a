/**
 * One task over the screen: rises from below on phones, a panel at the right from 900 px. One way out
 * (close), one way on (the fixed footer). The focus stays inside and returns to where it came from.
 */
// The named parts, not the `Dialog` object: importing AlertDialog anywhere changes that one's Content.
import * as Dialog from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { rememberFocus } from './focus.ts'

export interface SheetProps {
  open: boolean
  /** Called with `false` by close, Escape and a press outside. The caller decides. */
  onOpenChange: (open: boolean) => void
  title: string
  subtitle?: string | undefined
  children: JSX.Element
  /** The fixed foot: one primary button, or two equal ways. */
  footer?: JSX.Element | undefined
  /** Full height on phones even when the content is short. */
  full?: boolean | undefined
  /** What must not be lost by a stray press outside: only close and Escape leave. */
  keep?: boolean | undefined
}

export function Sheet(props: SheetProps): JSX.Element {
  const giveBackFocus = rememberFocus(() => props.open)
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay class="dc-scrim" />
        <Dialog.Content
          class="dc-sheet"
          data-full={props.full ? '' : undefined}
          onCloseAutoFocus={(event: Event) => {
            event.preventDefault()
            giveBackFocus()
          }}
          onPointerDownOutside={(event) => props.keep && event.preventDefault()}
        >
          <span class="dc-sheet-grab" aria-hidden="true" />
          <div class="dc-sheet-head">
            <div class="dc-sheet-titles">
              <Dialog.Title class="dc-sheet-title">{props.title}</Dialog.Title>
              <Show when={props.subtitle}>
                <Dialog.Description class="dc-sheet-subtitle">{props.subtitle}</Dialog.Description>
              </Show>
            </div>
            <Dialog.CloseButton class="dc-icon-button" aria-label="Close" title="Close">
              <X aria-hidden="true" />
            </Dialog.CloseButton>
          </div>
          <div class="dc-sheet-body">{props.children}</div>
          <Show when={props.footer}>
            <div class="dc-sheet-footer">{props.footer}</div>
          </Show>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
