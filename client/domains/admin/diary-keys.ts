/**
 * Single keys of the diary: T today, J later, K earlier. Only while the focus is inside the diary
 * and not in a field, so that they never surprise someone who types or dictates.
 */
export type DiaryKeyActions = {
  readonly today: () => void
  readonly later: () => void
  readonly earlier: () => void
}

const FIELDS = 'input, select, textarea, [contenteditable]'

export const diaryKeys =
  (actions: DiaryKeyActions) =>
  (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (event.target instanceof Element && event.target.closest(FIELDS)) return
    const action = { t: actions.today, j: actions.later, k: actions.earlier }[
      event.key.toLowerCase()
    ]
    if (action === undefined) return
    event.preventDefault()
    action()
  }
