/** The sign of a screen: what matters now. One on a screen; with two, none is read. */
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Icon } from './icon.ts'

export interface PlateLine {
  readonly text: string
  /** Right-aligned and bold, as the distance on a sign. */
  readonly distance?: string | undefined
}

export interface PlateProps {
  /** Green only for what is given; ink for a result that is not. */
  tone?: 'blue' | 'green' | 'ink' | undefined
  eyebrow?: string | undefined
  /** Opposite the eyebrow. */
  aside?: JSX.Element | undefined
  /** The large figure: a time, a score. */
  figure?: string | undefined
  figureNote?: string | undefined
  /** Opposite the figure, for a result: "Pass". Makes the figure larger. */
  verdict?: { icon?: Icon | undefined; word: string } | undefined
  name?: string | undefined
  note?: string | undefined
  patch?: { icon?: Icon | undefined; label: string; text: string } | undefined
  lines?: readonly PlateLine[] | undefined
  /** Buttons of variant `plate-tile`. */
  tiles?: JSX.Element | undefined
  /** Buttons of variants `plate-white` and `plate-outline`. */
  actions?: JSX.Element | undefined
  children?: JSX.Element | undefined
  /** The plate as a region of the screen, for a screen reader. */
  label?: string | undefined
}

export function Plate(props: PlateProps): JSX.Element {
  return (
    <section
      class="dc-plate"
      data-tone={props.tone ?? 'blue'}
      data-verdict={props.verdict ? '' : undefined}
      aria-label={props.label ?? props.eyebrow ?? props.name}
    >
      <Show when={props.eyebrow || props.aside}>
        <div class="dc-plate-top">
          <span>{props.eyebrow}</span>
          <span>{props.aside}</span>
        </div>
      </Show>
      <Show when={props.figure}>
        <p class="dc-plate-figure">
          <b>{props.figure}</b>
          <Show when={props.figureNote}>
            <span>{props.figureNote}</span>
          </Show>
          <Show when={props.verdict}>
            {(verdict) => (
              <span class="dc-plate-verdict">
                <Show when={verdict().icon}>
                  {(icon) => <Dynamic component={icon()} aria-hidden="true" />}
                </Show>
                {verdict().word}
              </span>
            )}
          </Show>
        </p>
      </Show>
      <Show when={props.name}>
        <h2 class="dc-plate-name">{props.name}</h2>
      </Show>
      <Show when={props.note}>
        <p>{props.note}</p>
      </Show>
      <Show when={props.patch}>
        {(patch) => (
          <div class="dc-plate-patch">
            <p class="dc-plate-patch-label">
              <Show when={patch().icon}>
                {(icon) => <Dynamic component={icon()} aria-hidden="true" />}
              </Show>
              {patch().label}
            </p>
            <p>{patch().text}</p>
          </div>
        )}
      </Show>
      <Show when={props.lines?.length}>
        <ul class="dc-plate-lines">
          <For each={props.lines}>
            {(line) => (
              <li class="dc-plate-line">
                <span>{line.text}</span>
                <b>{line.distance}</b>
              </li>
            )}
          </For>
        </ul>
      </Show>
      {props.children}
      <Show when={props.tiles}>
        <div class="dc-plate-actions" data-kind="tiles">
          {props.tiles}
        </div>
      </Show>
      <Show when={props.actions}>
        <div class="dc-plate-actions">{props.actions}</div>
      </Show>
    </section>
  )
}
