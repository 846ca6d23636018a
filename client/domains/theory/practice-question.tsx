/** One question of practice: asked, answered, explained. */
import ArrowRight from 'lucide-solid/icons/arrow-right'
import Check from 'lucide-solid/icons/check'
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import X from 'lucide-solid/icons/x'
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  Show,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { afterNextPaint } from '#client/engine/ports-browser.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { QuestionProgress } from '#client/ui/question-progress.tsx'
import type { PickedQuestion, PracticeAnswer, Question } from '#shared/domains/theory/index.ts'
import { MockBar, MockBarRoom } from './mock-bar.tsx'
import { MockHead } from './mock-head.tsx'
import { PracticeAnswers } from './practice-answers.tsx'
import { practiceWords, verdictSentence } from './practice-words.ts'
import { pictureOf, QuestionStem } from './question-stem.tsx'
import { ReadAloudButton } from './read-aloud-button.tsx'
import { readingWords } from './reading-words.ts'
import { RuleRef } from './rule-ref.tsx'

export interface PracticeQuestionProps {
  picked: PickedQuestion
  answer: PracticeAnswer | undefined
  /** From 0. */
  at: number
  count: number
  onChoose: (chosen: number) => void
  onNext: () => void
  onMore: () => void
  onEnd: () => void
  notice: JSX.Element
}

export function PracticeQuestion(props: PracticeQuestionProps): JSX.Element {
  const stemId = createUniqueId()
  const question = () => props.picked.question
  const texts = createMemo(() =>
    props.picked.optionOrder.map((value) => question().options[value]?.text ?? ''),
  )
  const cells = createMemo(() =>
    Array.from({ length: props.count }, (_nothing, place) => ({
      isAnswered: place < props.at || (place === props.at && props.answer !== undefined),
    })),
  )
  const right = createMemo(() => {
    const place = props.picked.optionOrder.findIndex((value) => question().options[value]?.correct)
    return { letter: 'ABCD'[place] ?? '', text: texts()[place] ?? '' }
  })
  // Right or wrong is on the screen first; the longer text comes with the frame after.
  const [explained, setExplained] = createSignal<PracticeAnswer>()
  createEffect(
    on(
      () => props.answer,
      (answer) => answer && afterNextPaint(() => setExplained(answer)),
    ),
  )
  return (
    <div class="dc-page dc-task">
      <MockHead
        title={`Question ${props.at + 1} of ${props.count}`}
        describedBy={stemId}
        leftMs={null}
        isTimeHidden={false}
        onToggleTime={() => {}}
        more={
          <>
            <IconButton icon={EllipsisVertical} label={practiceWords.more} onPress={props.onMore} />
            <IconButton icon={X} label={practiceWords.end} onPress={props.onEnd} />
          </>
        }
      />
      <QuestionProgress cells={cells()} current={props.at} />
      <div class="dc-question" data-picture={pictureOf(question())}>
        <QuestionStem
          id={stemId}
          question={question()}
          options={texts()}
          hint={props.answer ? practiceWords.read : practiceWords.chooseOne}
        />
        <PracticeAnswers picked={props.picked} answer={props.answer} onChoose={props.onChoose} />
        <p role="status" class="sr-only">
          {props.answer && verdictSentence(props.answer.correct, right())}
        </p>
        {props.notice}
        <Show when={props.answer !== undefined && explained() === props.answer}>
          <Explained question={question()} />
        </Show>
      </div>
      <Show when={props.answer}>
        {(answer) => (
          <>
            <MockBarRoom tall />
            <MockBar
              note={
                <span class="flex items-center gap-2 font-semibold text-ink">
                  <span
                    class="grid size-6 flex-none place-items-center rounded-patch"
                    classList={{
                      'bg-green-tint text-green-tint-ink': answer().correct,
                      'bg-red-tint text-red-tint-ink': !answer().correct,
                    }}
                  >
                    <Dynamic
                      component={answer().correct ? Check : X}
                      size={16}
                      aria-hidden="true"
                    />
                  </span>
                  {answer().correct
                    ? practiceWords.right
                    : `${practiceWords.wrong}. ${practiceWords.rightAnswer}: ${right().letter}`}
                </span>
              }
            >
              <Button variant="primary" size="large" iconAfter={ArrowRight} onPress={props.onNext}>
                {props.at + 1 < props.count ? practiceWords.next : practiceWords.finish}
              </Button>
            </MockBar>
          </>
        )}
      </Show>
    </div>
  )
}

function Explained(props: { question: Question }): JSX.Element {
  const parts = createMemo(() => [props.question.explanation])
  return (
    <Card title={practiceWords.why}>
      <div class="grid gap-2">
        <p>{props.question.explanation}</p>
        <div class="justify-self-start empty:hidden">
          <ReadAloudButton parts={parts()} label={readingWords.readWhy} />
        </div>
        <ul
          class="divide-y divide-hairline border-t border-hairline"
          aria-label={practiceWords.written}
        >
          <For each={props.question.refs}>
            {(reference) => (
              <li>
                <RuleRef reference={reference} />
              </li>
            )}
          </For>
        </ul>
      </div>
    </Card>
  )
}
