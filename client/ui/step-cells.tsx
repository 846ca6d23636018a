/**
 * A ladder of a few steps as one row of cells. The chosen cell widens to show its word, last time's
 * is broken and tinted. Radio buttons underneath: arrows, screen readers and switches work by nature.
 */
import { createUniqueId, For, type JSX, Show } from 'solid-js'

export interface StepCellsProps {
  label: string
  /** The words of the steps, lowest first; step 1 is the first word. */
  steps: readonly string[]
  /** 1 to the number of steps; `undefined` while nothing is chosen. */
  value: number | undefined
  /** The step of last time. */
  last?: number | undefined
  /** Opposite the label: "was Prompted", "first time". */
  lastNote?: string | undefined
  /** A press on the chosen cell answers `undefined` when `clearable`. */
  onChange: (step: number | undefined) => void
  clearable?: boolean | undefined
}

export function StepCells(props: StepCellsProps): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset class="min-w-0">
      <legend class="dc-steps-head">
        <span class="dc-steps-label">{props.label}</span>
        <span class="dc-steps-last">{props.lastNote}</span>
      </legend>
      <div class="dc-steps">
        <For each={props.steps}>
          {(word, index) => {
            const step = () => index() + 1
            const isChosen = () => props.value === step()
            return (
              <label
                class="dc-step dc-covered"
                data-chosen={isChosen() ? '' : undefined}
                data-last={props.last === step() && !isChosen() ? '' : undefined}
              >
                <input
                  type="radio"
                  class="dc-cover"
                  name={name}
                  value={step()}
                  checked={isChosen()}
                  aria-label={`${step()} ${word}`}
                  onClick={() => isChosen() && props.clearable && props.onChange(undefined)}
                  onChange={() => props.onChange(step())}
                />
                <span aria-hidden="true">{step()}</span>
                <Show when={isChosen()}>
                  <span aria-hidden="true">{word}</span>
                </Show>
              </label>
            )
          }}
        </For>
      </div>
    </fieldset>
  )
}

/** All the words of a ladder in one line, for under a group of `StepCells`. */
export function StepWords(props: { steps: readonly string[]; note?: string }): JSX.Element {
  return (
    <p class="dc-steps-words">
      {props.steps.map((word, index) => `${index + 1} ${word}`).join(', ')}. {props.note}
    </p>
  )
}
