/** A few key figures as one ruled band. */
import { For, type JSX, Show } from 'solid-js'

export interface KeyFigure {
  readonly label: string
  readonly value: string
  readonly note?: string | undefined
  /** Red only for what is overdue or refused. */
  readonly noteTone?: 'red' | undefined
}

export function FigureBand(props: { figures: readonly KeyFigure[] }): JSX.Element {
  return (
    <dl class="dc-card dc-figures">
      <For each={props.figures}>
        {(figure) => (
          <div class="dc-figure">
            <dt>{figure.label}</dt>
            <dd>
              <span class="dc-figure-value">{figure.value}</span>
              <Show when={figure.note}>
                <p class="dc-figure-note" data-tone={figure.noteTone}>
                  {figure.note}
                </p>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
