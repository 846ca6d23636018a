/** Every question, filtered; a screenful at a time, because a bank may have thousands. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { TextField } from '#client/ui/field.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { gapsOf } from '#shared/domains/theory/index.ts'
import { type BankFilter, bankList, NO_FILTER } from './bank-view.ts'
import { StatusChip } from './status-chip.tsx'
import type { Bank } from './use-bank.ts'
import { aboutRow, gapsWords, STATUS_WORDS, TOPIC_OPTIONS } from './words.ts'

const SHOWN_AT_ONCE = 40

const STATUS_OPTIONS = Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }))
const ORIGIN_OPTIONS = [
  { value: 'ours', label: 'From Dual Control' },
  { value: 'school', label: 'The school’s own' },
  { value: 'imported', label: 'Imported' },
]

export function BankList(props: { bank: Bank }): JSX.Element {
  const [filter, setFilter] = createStore<BankFilter>({ ...NO_FILTER })
  const [most, setMost] = createSignal(SHOWN_AT_ONCE)
  const change = (part: Partial<BankFilter>) => {
    setFilter(part)
    setMost(SHOWN_AT_ONCE)
  }
  const found = createMemo(() =>
    bankList(props.bank.rows(), props.bank.complaints(), { ...filter }),
  )
  const isFetching = () => !props.bank.isWhole()
  return (
    <div class="grid gap-4">
      <div class="grid grid-cols-2 gap-3 rail:grid-cols-4 items-end">
        <div class="col-span-2 rail:col-span-1">
          <TextField
            label="Search the questions"
            type="search"
            value={filter.search}
            onInput={(search) => change({ search })}
          />
        </div>
        <div class="col-span-2 rail:col-span-1">
          <SelectField
            label="Topic"
            value={filter.topic}
            placeholder="Every topic"
            options={[...TOPIC_OPTIONS, { value: 'none', label: 'No topic yet' }]}
            onChange={(topic) => change({ topic })}
          />
        </div>
        <SelectField
          label="State"
          value={filter.status}
          placeholder="Every state"
          options={STATUS_OPTIONS}
          onChange={(status) => change({ status: status as BankFilter['status'] })}
        />
        <SelectField
          label="Whose"
          value={filter.origin}
          placeholder="Everybody’s"
          options={ORIGIN_OPTIONS}
          onChange={(origin) => change({ origin: origin as BankFilter['origin'] })}
        />
      </div>
      <Checkbox
        label="Only those with a remark nobody has answered"
        checked={filter.onlyRemarked}
        onChange={(onlyRemarked) => change({ onlyRemarked })}
      />
      <p class="text-small text-muted" role="status">
        {plural(found().length, { one: 'question', other: 'questions' })}
        {isFetching() ? ' on this device so far; more are being fetched' : ''}
      </p>
      <Show
        when={found().length > 0}
        fallback={
          <Show
            when={!isFetching()}
            fallback={
              <Empty title="Questions are being fetched">
                They appear here as they arrive on this device.
              </Empty>
            }
          >
            <Empty title="No question like this">Choose fewer filters to see more.</Empty>
          </Show>
        }
      >
        <Card flush>
          <Rows inset label="Questions">
            <For each={found().slice(0, most())}>
              {(row) => (
                <Row
                  leadsOn
                  href={`/questions/${row.id}`}
                  title={row.stem}
                  note={[aboutRow(row), row.status === 'draft' ? gapsWords(gapsOf(row)) : '']
                    .filter((one) => one !== '')
                    .join('. ')}
                  trail={<StatusChip status={row.status} />}
                />
              )}
            </For>
          </Rows>
        </Card>
        <Show when={found().length > most()}>
          <Button onPress={() => setMost(most() + SHOWN_AT_ONCE)}>
            Show {Math.min(SHOWN_AT_ONCE, found().length - most())} more
          </Button>
        </Show>
      </Show>
    </div>
  )
}
