/** All questions of a running test at a glance, and the way to end it. */
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import Flag from 'lucide-solid/icons/flag'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { QuestionCells } from '#client/ui/question-progress.tsx'
import { type Mock, questionsToReview, type ReviewFilter } from '#shared/domains/theory/index.ts'
import { MockBar, MockBarRoom } from './mock-bar.tsx'
import { MockHead } from './mock-head.tsx'
import { type CellView, reviewCounts } from './queries.ts'
import { answeredWords, answerTheLeftWords } from './words.ts'

const FILTERS: readonly {
  readonly id: ReviewFilter
  readonly label: string
  readonly none: string
}[] = [
  { id: 'all', label: 'All', none: '' },
  { id: 'unanswered', label: 'Not answered', none: 'Every question is answered.' },
  { id: 'flagged', label: 'Flagged', none: 'No question is flagged.' },
]

export interface MockReviewProps {
  mock: Mock
  cells: readonly CellView[]
  leftMs: number | null
  isTimeHidden: boolean
  onToggleTime: () => void
  onMore: () => void
  onOpen: (index: number) => void
  onEnd: () => void
  notice: JSX.Element
}

export function MockReview(props: MockReviewProps): JSX.Element {
  const [filter, setFilter] = createSignal<ReviewFilter>('all')
  const progress = createMemo(() => props.mock.progress)
  const counts = createMemo(() => {
    progress()
    return reviewCounts(props.mock)
  })
  const shown = createMemo(() => {
    progress()
    return questionsToReview(props.mock, filter())
  })
  const firstLeft = () => questionsToReview(props.mock, 'unanswered')[0]
  return (
    <div class="dc-page dc-task">
      <MockHead
        title="Review"
        leftMs={props.leftMs}
        isTimeHidden={props.isTimeHidden}
        onToggleTime={props.onToggleTime}
        more={<IconButton icon={EllipsisVertical} label="More" onPress={props.onMore} />}
      />
      <fieldset class="flex flex-wrap gap-2">
        <legend class="sr-only">Which questions to show</legend>
        <For each={FILTERS}>
          {(one) => (
            <button
              type="button"
              class="min-h-12 rounded-control border-2 border-edge bg-surface px-3 text-small font-semibold aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink"
              aria-pressed={filter() === one.id}
              onClick={() => setFilter(one.id)}
            >
              {one.label} {counts()[one.id]}
            </button>
          )}
        </For>
      </fieldset>
      <Show
        when={shown().length > 0}
        fallback={<p>{FILTERS.find((one) => one.id === filter())?.none}</p>}
      >
        <QuestionCells
          cells={props.cells}
          current={progress().at}
          only={shown()}
          onOpen={props.onOpen}
        />
        <p class="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted" aria-hidden="true">
          <span class="flex items-center gap-1.5">
            <i class="inline-block size-4 rounded-patch border-2 border-blue-edge bg-blue-tint" />
            Answered
          </span>
          <span class="flex items-center gap-1.5">
            <i class="inline-block size-4 rounded-patch border-2 border-dashed border-edge" />
            Not answered
          </span>
          <span class="flex items-center gap-1.5">
            <i class="grid size-5 place-items-center rounded-patch bg-amber text-amber-ink">
              <Flag size={14} />
            </i>
            Flagged
          </span>
          <span class="flex items-center gap-1.5">
            <i class="inline-block size-4 rounded-patch border-[3px] border-ink" />
            Where you are
          </span>
        </p>
      </Show>
      {props.notice}
      <MockBarRoom tall />
      <MockBar note={answeredWords(props.cells.length - counts().unanswered, props.cells.length)}>
        <Show
          when={firstLeft() !== undefined}
          fallback={
            <Button size="large" onPress={() => props.onOpen(progress().at)}>
              Back to question {progress().at + 1}
            </Button>
          }
        >
          <Button size="large" onPress={() => props.onOpen(firstLeft() ?? 0)}>
            {answerTheLeftWords(counts().unanswered)}
          </Button>
        </Show>
        <Button variant="primary" size="large" onPress={props.onEnd}>
          End test
        </Button>
      </MockBar>
    </div>
  )
}
