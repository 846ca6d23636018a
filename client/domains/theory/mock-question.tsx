/** One question of a running test. Nothing here says whether an answer is right. */
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import Flag from 'lucide-solid/icons/flag'
import { createMemo, createUniqueId, type JSX, lazy, on, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Choice } from '#client/ui/choice.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { QuestionProgress } from '#client/ui/question-progress.tsx'
import { MockBar, MockBarRoom } from './mock-bar.tsx'
import { MockHead } from './mock-head.tsx'
import type { CellView, QuestionView } from './queries.ts'
import { pictureOf, QuestionStem } from './question-stem.tsx'

const ScenarioScene = lazy(() => import('./scenario-scene.tsx'))

export interface MockQuestionProps {
  view: QuestionView
  cells: readonly CellView[]
  leftMs: number | null
  isTimeHidden: boolean
  onToggleTime: () => void
  onMore: () => void
  onChoose: (value: number) => void
  onFlag: () => void
  onBack: () => void
  onNext: () => void
  notice: JSX.Element
}

const choiceOf = (option: QuestionView['options'][number]) => ({
  value: String(option.value),
  label: option.text,
})

export function MockQuestion(props: MockQuestionProps): JSX.Element {
  const stemId = createUniqueId()
  const index = createMemo(() => props.view.index)
  const isLast = () => index() === props.cells.length - 1
  // The same objects while the question stays, or marking an answer would take the focus away.
  const options = createMemo(on(index, () => props.view.options.map(choiceOf)))
  return (
    <div class="dc-page dc-task">
      <MockHead
        title={`Question ${props.view.index + 1} of ${props.cells.length}`}
        describedBy={stemId}
        leftMs={props.leftMs}
        isTimeHidden={props.isTimeHidden}
        onToggleTime={props.onToggleTime}
        more={<IconButton icon={EllipsisVertical} label="More" onPress={props.onMore} />}
      />
      <QuestionProgress cells={props.cells} current={props.view.index} />
      <div class="dc-question" data-picture={pictureOf(props.view.question)}>
        <Show when={props.view.question.scenarioId} keyed>
          {(scenarioId) => <ScenarioScene scenarioId={scenarioId} />}
        </Show>
        <QuestionStem
          id={stemId}
          question={props.view.question}
          options={props.view.options.map((option) => option.text)}
        />
        <Choice
          label={props.view.question.stem}
          options={options()}
          value={props.view.chosen === null ? [] : [String(props.view.chosen)]}
          onChange={([value]) => props.onChoose(Number(value))}
        />
        {props.notice}
      </div>
      <MockBarRoom />
      <MockBar>
        <Show when={index() > 0} fallback={<span />}>
          <Button icon={ArrowLeft} size="large" onPress={props.onBack}>
            Back
          </Button>
        </Show>
        <Button icon={Flag} size="large" pressed={props.view.isFlagged} onPress={props.onFlag}>
          {props.view.isFlagged ? 'Flagged' : 'Flag'}
        </Button>
        <Button variant="primary" size="large" iconAfter={ArrowRight} onPress={props.onNext}>
          {isLast() ? 'Review' : 'Next'}
        </Button>
      </MockBar>
    </div>
  )
}
