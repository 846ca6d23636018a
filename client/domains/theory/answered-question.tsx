/** One question of a finished test: what was chosen, what is right, why, and where it is written. */
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import X from 'lucide-solid/icons/x'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Notice } from '#client/ui/notice.tsx'
import type { Question } from '#shared/domains/theory/index.ts'
import { Complain } from './complain.tsx'
import { verdictLabel } from './practice-words.ts'
import type { AnsweredView } from './queries.ts'
import { RuleRef } from './rule-ref.tsx'
import { SignImage } from './signs/sign-image.tsx'
import { CHANGE_WORDS, MISSING_QUESTION } from './words.ts'

const LETTERS = 'ABCD'

const verdictWords = (view: AnsweredView): string => {
  if (view.isCorrect) return 'Right'
  return view.chosen === null ? 'Not answered' : 'Wrong'
}

export function AnsweredQuestion(props: { view: AnsweredView }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false)
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)} class="group">
      <summary class="flex min-h-16 items-center gap-3 px-4 py-3">
        <span
          class="grid size-8 flex-none place-items-center rounded-patch"
          classList={{
            'bg-green-tint text-green-tint-ink': props.view.isCorrect,
            'bg-red-tint text-red-tint-ink': !props.view.isCorrect,
          }}
        >
          <Dynamic component={props.view.isCorrect ? Check : X} size={20} aria-hidden="true" />
        </span>
        <span class="min-w-0 flex-1">
          <span class="block text-small text-muted">
            Question {props.view.number}. {verdictWords(props.view)}
            {props.view.isFlagged ? ', flagged' : ''}
          </span>
          <span class="block font-semibold">
            {props.view.question?.stem ?? 'Not on this device'}
          </span>
        </span>
        <ChevronDown size={20} class="flex-none group-open:rotate-180" aria-hidden="true" />
      </summary>
      <Show when={isOpen()}>
        <div class="grid gap-3 px-4 pb-4">
          <Show when={props.view.change}>
            {(change) => (
              <Notice kind="info">
                <p>{CHANGE_WORDS[change()]}</p>
              </Notice>
            )}
          </Show>
          <Show when={props.view.question} fallback={<p>{MISSING_QUESTION}</p>}>
            {(question) => <Explained view={props.view} question={question()} />}
          </Show>
          <Complain questionId={props.view.questionId} version={props.view.version} />
        </div>
      </Show>
    </details>
  )
}

function Explained(props: { view: AnsweredView; question: Question }): JSX.Element {
  const options = () =>
    props.view.optionOrder.flatMap((index) => {
      const option = props.question.options[index]
      return option ? [{ ...option, isChosen: index === props.view.chosen }] : []
    })
  const verdict = (option: { correct: boolean; isChosen: boolean }) =>
    option.correct ? 'right' : option.isChosen ? 'wrong' : undefined
  return (
    <>
      <Show when={props.question.sign}>{(id) => <SignImage id={id()} size={160} />}</Show>
      <ol class="grid gap-2">
        <For each={options()}>
          {(option, place) => (
            <li class="dc-answer" data-verdict={verdict(option)}>
              <span class="dc-answer-letter" aria-hidden="true">
                {LETTERS[place()]}
              </span>
              <span class="min-w-0 flex-1">
                <Show when={option.correct || option.isChosen}>
                  <span class="block text-small font-semibold">
                    {verdictLabel(option.correct, option.isChosen)}
                  </span>
                </Show>
                <span class="block font-semibold">{option.text}</span>
                <span class="block text-small">{option.why}</span>
              </span>
            </li>
          )}
        </For>
      </ol>
      <p>{props.question.explanation}</p>
      <ul class="divide-y divide-hairline border-t border-hairline">
        <For each={props.question.refs}>
          {(reference) => (
            <li>
              <RuleRef reference={reference} />
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
