/**
 * The four answers of a question in practice. Pressing one answers it: from then on the chosen and
 * the right one say so in words, with an icon and a tint, and why. They stay the same buttons, so the
 * focus stays where it was.
 */
import Check from 'lucide-solid/icons/check'
import X from 'lucide-solid/icons/x'
import { createEffect, For, type JSX, on, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type {
  PickedQuestion,
  PracticeAnswer,
  QuestionOption,
} from '#shared/domains/theory/index.ts'
import { verdictLabel } from './practice-words.ts'

const LETTERS = 'ABCD'

export interface PracticeAnswersProps {
  picked: PickedQuestion
  answer: PracticeAnswer | undefined
  /** The option's own index, not its place. */
  onChoose: (chosen: number) => void
}

type Shown = QuestionOption & { readonly value: number }

export function PracticeAnswers(props: PracticeAnswersProps): JSX.Element {
  let list: HTMLUListElement | undefined
  const options = (): Shown[] =>
    props.picked.optionOrder.flatMap((value) => {
      const option = props.picked.question.options[value]
      return option ? [{ ...option, value }] : []
    })
  // The right one may lie below the fold: it is what the eye looks for now.
  createEffect(
    on(
      () => props.answer,
      (answer) =>
        answer && list?.querySelector('[data-verdict=right]')?.scrollIntoView({ block: 'nearest' }),
    ),
  )
  /** Arrow up and down go from answer to answer; they choose nothing. */
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || !list) return
    const buttons = [...list.querySelectorAll('button')]
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (place < 0) return
    event.preventDefault()
    buttons[(place + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <ul ref={list} class="grid gap-3" onKeyDown={move} aria-label={props.picked.question.stem}>
      <For each={options()}>
        {(option, place) => (
          <li>
            <AnswerOption
              letter={LETTERS[place()] ?? ''}
              option={option}
              answer={props.answer}
              onChoose={() => props.onChoose(option.value)}
            />
          </li>
        )}
      </For>
    </ul>
  )
}

function AnswerOption(props: {
  letter: string
  option: Shown
  answer: PracticeAnswer | undefined
  onChoose: () => void
}): JSX.Element {
  const isChosen = () => props.answer?.chosen === props.option.value
  const verdict = () => {
    if (!props.answer) return undefined
    if (props.option.correct) return 'right' as const
    return isChosen() ? ('wrong' as const) : undefined
  }
  const words = () => verdictLabel(props.option.correct, isChosen())
  return (
    <button
      type="button"
      class="dc-answer"
      data-verdict={verdict()}
      aria-disabled={props.answer ? 'true' : undefined}
      onClick={() => props.answer || props.onChoose()}
    >
      <span class="dc-answer-letter" aria-hidden="true">
        {props.letter}
      </span>
      <span class="min-w-0 flex-1">
        <Show when={verdict()}>
          <span class="flex items-center gap-1.5 text-small font-semibold">
            <Dynamic component={props.option.correct ? Check : X} size={16} aria-hidden="true" />
            {words()}
          </span>
        </Show>
        <span class="block" classList={{ 'font-semibold': verdict() !== undefined }}>
          {props.option.text}
        </span>
        <Show when={verdict()}>
          <span class="block text-small">{props.option.why}</span>
        </Show>
      </span>
    </button>
  )
}
