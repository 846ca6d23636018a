/** One side of a question: who said what, as facts in rows. The deciding facts are tinted. */
import { For, type JSX, Show } from 'solid-js'

export interface Fact {
  readonly label: string
  readonly value: JSX.Element
  /** This fact decides, or differs from the other side. */
  readonly decides?: boolean | undefined
}

export interface FactCardProps {
  /** Where it comes from: "Confirmed by Dev, on his phone". */
  source?: string | undefined
  title: string
  chip?: JSX.Element | undefined
  facts: readonly Fact[]
  children?: JSX.Element | undefined
}

export function FactCard(props: FactCardProps): JSX.Element {
  return (
    <section class="dc-card dc-facts" aria-label={props.title}>
      <div class="dc-facts-top">
        <span>{props.source}</span>
        {props.chip}
      </div>
      <h3 class="dc-facts-title">{props.title}</h3>
      <Facts facts={props.facts} />
      {props.children}
    </section>
  )
}

/** The rows alone, for a card of another kind. */
export function Facts(props: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl>
      <For each={props.facts}>
        {(fact) => (
          <div class="dc-fact">
            <dt>{fact.label}</dt>
            <dd>
              <Show when={fact.decides} fallback={fact.value}>
                <mark>{fact.value}</mark>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
