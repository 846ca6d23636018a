/** The numbers of a chart as a table, one press away: for screen readers, printing and doubt. */
import { For, type JSX } from 'solid-js'

export interface TableBehindProps {
  /** What the table holds. */
  caption: string
  columns: readonly string[]
  /** The first cell names the row. */
  rows: readonly (readonly (string | number)[])[]
}

export function TableBehind(props: TableBehindProps): JSX.Element {
  return (
    <details class="dc-table-behind">
      <summary>Show as a table</summary>
      <div class="dc-table-scroll">
        <table class="dc-table">
          <caption class="sr-only">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column, index) => (
                  <th scope="col" data-number={index() > 0 ? '' : undefined}>
                    {column}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row">{row[0]}</th>
                  <For each={row.slice(1)}>{(cell) => <td data-number="">{cell}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </details>
  )
}
