/** How each of many things grew over time, as a table of tinted cells with the present in words. */
import { For, type JSX } from 'solid-js'

export interface LevelGridProps {
  caption: string
  /** Heads of the columns, oldest first. */
  columns: readonly string[]
  /** The words of levels 1 to 5. */
  words: readonly string[]
  groups: readonly (readonly {
    readonly label: string
    /** One for each column, 0 or absent for "not yet". */
    readonly levels: readonly number[]
  }[])[]
  emptyWord: string
}

export function LevelGrid(props: LevelGridProps): JSX.Element {
  const named = (level: number | undefined) =>
    level ? `${level} ${props.words[level - 1] ?? ''}` : props.emptyWord
  return (
    <section class="dc-table-scroll" tabindex="0" aria-label={props.caption}>
      <table class="dc-levels">
        <caption class="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <td />
            <For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <For each={props.groups}>
          {(group) => (
            <tbody>
              <For each={group}>
                {(row, index) => (
                  <tr data-first={index() === 0 ? '' : undefined}>
                    <th scope="row">{row.label}</th>
                    <For each={props.columns}>
                      {(_, column) => (
                        <td data-level={row.levels[column()] || undefined}>
                          <span class="sr-only">{named(row.levels[column()])}</span>
                        </td>
                      )}
                    </For>
                    <td class="dc-levels-now">{named(row.levels.at(-1))}</td>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </section>
  )
}
