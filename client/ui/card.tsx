/** A flat surface with a hairline, and the heading of a section. */
import { createUniqueId, type JSX, Show } from 'solid-js'

export interface CardProps {
  title?: string | undefined
  /** Opposite the title: a figure, a link, a quiet button. */
  aside?: JSX.Element | undefined
  /** Amber head: the reader must act on what is inside. */
  tone?: 'act' | undefined
  /** For content that brings its own edges, such as rows. */
  flush?: boolean | undefined
  children: JSX.Element
}

export function Card(props: CardProps): JSX.Element {
  const titleId = createUniqueId()
  return (
    <section
      class="dc-card"
      data-pad={props.flush ? undefined : ''}
      data-tone={props.tone}
      aria-labelledby={props.title ? titleId : undefined}
    >
      <Show when={props.title || props.aside}>
        <div class="dc-card-head">
          <h2 id={titleId}>{props.title}</h2>
          <span class="dc-card-aside">{props.aside}</span>
        </div>
      </Show>
      {props.children}
    </section>
  )
}

/** A heading without a card. `rule` draws the 2 px line under it, blue when `current`. */
export function SectionHead(props: {
  title: string
  aside?: JSX.Element | undefined
  rule?: boolean | undefined
  current?: boolean | undefined
}): JSX.Element {
  return (
    <div
      class="dc-section-head"
      data-rule={props.rule ? '' : undefined}
      data-current={props.current ? '' : undefined}
    >
      <h2>{props.title}</h2>
      <span class="dc-card-aside">{props.aside}</span>
    </div>
  )
}
