/** The question itself, in practice and in a mock test: what is asked, a sign, and reading it aloud. */
import { createMemo, type JSX, Show } from 'solid-js'
import type { Question } from '#shared/domains/theory/index.ts'
import { questionAloud } from './read-aloud.ts'
import { ReadAloudButton } from './read-aloud-button.tsx'
import { readingWords } from './reading-words.ts'
import { SignImage } from './signs/sign-image.tsx'

export interface QuestionStemProps {
  /** Of the heading, so that the title of the screen can be described by it. */
  id: string
  question: Question
  /** Texts in the order of the screen. */
  options: readonly string[]
  /** Above the answers, instead of "Mark one answer". */
  hint?: string | undefined
}

/** What stands beside the question on a desktop. */
export const pictureOf = (question: Question): 'scene' | 'sign' | undefined => {
  if (question.scenarioId) return 'scene'
  return question.sign ? 'sign' : undefined
}

export function QuestionStem(props: QuestionStemProps): JSX.Element {
  // By the question, or answering it would silence the voice in the middle.
  const stem = createMemo(() => props.question.stem)
  const parts = createMemo(() => questionAloud(stem(), props.options), undefined, {
    equals: (a, b) => a.join('\n') === b.join('\n'),
  })
  return (
    <>
      <h2 id={props.id} class="text-[1.4375rem] leading-8">
        {stem()}
      </h2>
      <Show when={props.question.sign}>
        {(id) => (
          <div class="dc-question-sign">
            <SignImage id={id()} size={200} />
          </div>
        )}
      </Show>
      <div class="flex flex-wrap items-center justify-between gap-x-4">
        <p class="text-small text-muted">{props.hint ?? 'Mark one answer'}</p>
        <ReadAloudButton parts={parts()} label={readingWords.readQuestion} />
      </div>
    </>
  )
}
