/** Answers A to D, at least 64 px high. No verdict in colour unless the caller gives one. */
import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { createUniqueId, Index, type JSX, Show } from 'solid-js'

export interface ChoiceOption {
  readonly value: string
  readonly label: JSX.Element
  /** After answering, in practice only. */
  readonly verdict?: 'right' | 'wrong' | undefined
}

export interface ChoiceProps {
  /** The question, already on the screen; names the group. */
  label: string
  options: readonly ChoiceOption[]
  /** One value, or several when `many`. */
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  /** How many may be marked; one by default. */
  many?: number | undefined
  disabled?: boolean | undefined
}

const LETTERS = 'ABCDEFGH'

export function Choice(props: ChoiceProps): JSX.Element {
  const name = createUniqueId()
  const isMany = () => (props.many ?? 1) > 1
  const choose = (value: string) => {
    if (!isMany()) return props.onChange([value])
    const without = props.value.filter((other) => other !== value)
    if (without.length < props.value.length) return props.onChange(without)
    if (without.length < (props.many ?? 1)) props.onChange([...without, value])
  }
  return (
    <fieldset class="grid gap-3 min-w-0">
      <legend class="sr-only">{props.label}</legend>
      <Index each={props.options}>
        {(option, index) => {
          const isChosen = () => props.value.includes(option().value)
          return (
            <label
              class="dc-answer dc-covered"
              data-chosen={isChosen() ? '' : undefined}
              data-verdict={option().verdict}
            >
              <input
                class="dc-cover"
                type={isMany() ? 'checkbox' : 'radio'}
                name={name}
                checked={isChosen()}
                disabled={props.disabled}
                onChange={(event) => {
                  choose(option().value)
                  // A mark beyond the number allowed does not stick.
                  event.currentTarget.checked = isChosen()
                }}
              />
              <span class="dc-answer-letter">{LETTERS[index]}</span>
              <span>{option().label}</span>
              <Verdict verdict={option().verdict} />
            </label>
          )
        }}
      </Index>
    </fieldset>
  )
}

function Verdict(props: { verdict: ChoiceOption['verdict'] }): JSX.Element {
  return (
    <Show when={props.verdict}>
      {(verdict) => (
        <span class="dc-answer-verdict">
          <Show when={verdict() === 'right'} fallback={<X size={20} aria-hidden="true" />}>
            <Check size={20} aria-hidden="true" />
          </Show>
          {verdict() === 'right' ? 'Right' : 'Wrong'}
        </span>
      )}
    </Show>
  )
}
