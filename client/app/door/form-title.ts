/** "Error: Sign in – Dual Control": the tab says it too, for those who do not see the red. */
import { createEffect } from 'solid-js'

export const formTitle = (title: string, hasErrors: () => boolean): void => {
  createEffect(() => {
    document.title = `${hasErrors() ? 'Error: ' : ''}${title} – Dual Control`
  })
}
