/** Days as lists: the calendar where there is no room for a grid. */
import { Index, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { SectionHead } from './card.tsx'

export type AgendaItem =
  | {
      readonly kind?: 'event' | undefined
      readonly id: string
      readonly start: string
      readonly end: string
      readonly tone: 'settled' | 'asked' | 'clash' | 'past' | 'plain'
      /** Not sent yet: the bar is broken. */
      readonly unsent?: boolean | undefined
      readonly title: string
      readonly note?: string | undefined
      readonly chip?: JSX.Element | undefined
      readonly href?: string | undefined
    }
  /** Time nobody may book. */
  | {
      readonly kind: 'closed'
      readonly id: string
      readonly start: string
      readonly end: string
      readonly title: string
    }

export interface AgendaDay {
  readonly id: string
  readonly title: string
  readonly aside?: string | undefined
  /** Today. */
  readonly current?: boolean | undefined
  readonly items: readonly AgendaItem[]
  /** Said when there are no items. */
  readonly emptyWords?: string | undefined
}

export interface AgendaProps {
  days: readonly AgendaDay[]
  onSelect?: ((id: string) => void) | undefined
}

export function Agenda(props: AgendaProps): JSX.Element {
  return (
    <div class="grid gap-6">
      <Index each={props.days}>
        {(day) => (
          <section aria-label={day().title} id={day().id}>
            <SectionHead title={day().title} aside={day().aside} current={day().current} rule />
            <Show
              when={day().items.length > 0}
              fallback={<p class="dc-row-note py-3">{day().emptyWords ?? 'Nothing'}</p>}
            >
              <ul class="dc-rows">
                <Index each={day().items}>
                  {(item) => (
                    <li>
                      <AgendaRow item={item()} onSelect={props.onSelect} />
                    </li>
                  )}
                </Index>
              </ul>
            </Show>
          </section>
        )}
      </Index>
    </div>
  )
}

function AgendaRow(props: {
  item: AgendaItem
  onSelect: ((id: string) => void) | undefined
}): JSX.Element {
  const event = () => (props.item.kind === 'closed' ? undefined : props.item)
  const tag = () => (event()?.href !== undefined ? 'a' : props.onSelect ? 'button' : 'div')
  return (
    <Show
      when={event()}
      fallback={
        <div class="dc-agenda-closed dc-hatched">
          <b>{props.item.start}</b>
          <span>{props.item.title}</span>
          <span class="dc-row-note">to {props.item.end}</span>
        </div>
      }
    >
      {(item) => (
        <Dynamic
          component={tag()}
          class="dc-row"
          type={tag() === 'button' ? 'button' : undefined}
          href={item().href}
          onClick={tag() === 'button' ? () => props.onSelect?.(item().id) : undefined}
        >
          <span class="dc-agenda-times">
            <b>{item().start}</b>
            <span>
              <span class="sr-only">to </span>
              {item().end}
            </span>
          </span>
          <span
            class="dc-agenda-bar"
            data-tone={item().tone}
            data-broken={item().unsent ? '' : undefined}
            aria-hidden="true"
          />
          <span class="dc-row-main">
            <span class="dc-agenda-head">
              <span class="dc-row-title">{item().title}</span>
              {item().chip}
            </span>
            <Show when={item().note}>
              <span class="dc-row-note">{item().note}</span>
            </Show>
          </span>
        </Dynamic>
      )}
    </Show>
  )
}
