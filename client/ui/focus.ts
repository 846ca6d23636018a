/** Moving the focus where the person's attention should go, without scrolling it under the bars. */

import { createComputed } from 'solid-js'

/** Focuses the element with this id, if there is one, and brings it into view. */
export function focusById(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

/**
 * Focuses the heading of a screen that has just opened, so that a screen reader says where one is.
 * The heading needs `tabindex="-1"`; `Page` sets it.
 */
export function focusHeading(within: ParentNode = document): void {
  within.querySelector<HTMLElement>('h1[tabindex="-1"]')?.focus({ preventScroll: true })
}

/**
 * Remembers what had the focus when `isOpen` turned true, and gives it back when called. For layers
 * that are opened by state, not by a trigger of their own.
 */
export function rememberFocus(isOpen: () => boolean): () => void {
  let opener: Element | null = null
  createComputed(() => {
    if (isOpen()) opener = document.activeElement
  })
  return () => {
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
  }
}
