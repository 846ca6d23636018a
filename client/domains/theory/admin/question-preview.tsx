/** A question as a learner reads it after answering: right answer, reasons, explanation, rules. */
import Check from 'lucide-solid/icons/check'
import { For, type JSX, Show } from 'solid-js'
import type { QuestionWords } from '#shared/domains/theory/index.ts'
import { refWords } from '../words.ts'
import { topicWords } from './words.ts'

const LETTERS = 'ABCDEFGHIJ'

export function QuestionPreview(props: { words: QuestionWords }): JSX.Element {
  return (
    <div class="grid gap-3">
      <p class="text-small text-muted">
        {topicWords(props.words.topic)}
        {props.words.region === 'GB' ? '' : `, ${props.words.region} only`}
      </p>
      <p class="text-lead font-semibold">{props.words.stem || 'The question stands here'}</p>
      <ol class="grid gap-2">
        <For each={props.words.options}>
          {(option, index) => (
            <li class="dc-answer" data-verdict={option.correct ? 'right' : undefined}>
              <span class="dc-answer-letter" aria-hidden="true">
                {LETTERS[index()]}
              </span>
              <span class="min-w-0 flex-1">
                <Show when={option.correct}>
                  <span class="flex items-center gap-1 text-small font-semibold">
                    <Check size={16} aria-hidden="true" /> Right answer
                  </span>
                </Show>
                <span class="block font-semibold">{option.text}</span>
                <span class="block text-small">{option.why ?? 'No reason yet'}</span>
              </span>
            </li>
          )}
        </For>
      </ol>
      <p>{props.words.explanation ?? 'No explanation yet'}</p>
      <ul class="flex flex-wrap gap-x-4 gap-y-1 text-small font-semibold text-muted">
        <For each={props.words.refs}>{(ref) => <li>{refWords(ref)}</li>}</For>
      </ul>
    </div>
  )
}
