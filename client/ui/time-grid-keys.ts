/** Arrow keys in the time grid: up and down through a column, left and right to the next column. */

/** Puts the focus on the neighbour the arrow points to; does nothing where there is none. */
export function moveBetweenEvents(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const here = event.currentTarget
  const column = here.closest('ul')
  if (!column) return
  const next =
    event.key === 'ArrowDown'
      ? neighbour(column, here, 1)
      : event.key === 'ArrowUp'
        ? neighbour(column, here, -1)
        : event.key === 'ArrowRight'
          ? nearestIn(column, here, 1)
          : event.key === 'ArrowLeft'
            ? nearestIn(column, here, -1)
            : undefined
  if (!next) return
  event.preventDefault()
  next.focus()
}

const eventsIn = (column: Element): HTMLElement[] => [
  ...column.querySelectorAll<HTMLElement>('.dc-event'),
]

const neighbour = (column: Element, here: HTMLElement, by: 1 | -1): HTMLElement | undefined => {
  const events = eventsIn(column)
  return events[events.indexOf(here) + by]
}

/** The event of the next column that has any, closest in time to `here`. */
function nearestIn(column: Element, here: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const columns = [...(column.parentElement?.querySelectorAll('ul.dc-grid-column') ?? [])]
  const top = here.offsetTop
  for (let index = columns.indexOf(column) + by; columns[index]; index += by) {
    const events = eventsIn(columns[index] as Element)
    if (events.length === 0) continue
    return events.reduce((best, event) =>
      Math.abs(event.offsetTop - top) < Math.abs(best.offsetTop - top) ? event : best,
    )
  }
  return undefined
}
