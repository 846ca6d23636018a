/** Parts of one screen. */
import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { Index, type JSX, Show } from 'solid-js'
import { Count } from './count.tsx'

export interface TabItem<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly count?: number | undefined
}

export interface TabsProps<Id extends string> {
  label: string
  items: readonly TabItem<Id>[]
  value: Id
  onChange: (id: Id) => void
  /** The content of the chosen tab. */
  children: JSX.Element
}

export function Tabs<Id extends string>(props: TabsProps<Id>): JSX.Element {
  return (
    <Kobalte class="dc-tabs" value={props.value} onChange={(id) => props.onChange(id as Id)}>
      <Kobalte.List class="dc-tabs-list" aria-label={props.label}>
        <Index each={props.items}>
          {(item) => (
            <Kobalte.Trigger class="dc-tab" value={item().id}>
              {item().label}
              <Show when={item().count}>{(count) => <Count value={count()} />}</Show>
            </Kobalte.Trigger>
          )}
        </Index>
      </Kobalte.List>
      <Kobalte.Content class="dc-tab-panel" value={props.value}>
        {props.children}
      </Kobalte.Content>
    </Kobalte>
  )
}
