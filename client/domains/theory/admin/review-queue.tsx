/** Questions that wait for somebody other than their writer. */
import { For, type JSX, Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { BankRow } from '#shared/domains/theory/index.ts'
import { StatusChip } from './status-chip.tsx'
import { aboutRow } from './words.ts'

export function ReviewQueue(props: { rows: readonly BankRow[] }): JSX.Element {
  return (
    <Show
      when={props.rows.length > 0}
      fallback={
        <Empty title="Nothing to review">Finished drafts by other people appear here.</Empty>
      }
    >
      <Card flush>
        <Rows inset label="To review">
          <For each={props.rows}>
            {(row) => (
              <Row
                leadsOn
                href={`/questions/${row.id}`}
                title={row.stem}
                note={aboutRow(row)}
                trail={<StatusChip status={row.status} />}
              />
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}
