/** Where one is in a long row of questions: a strip while answering, a grid of cells in the review. */
import Flag from 'lucide-solid/icons/flag'
import { For, Index, type JSX, Show } from 'solid-js'
import { plural } from './plural.ts'

export interface QuestionCell {
  readonly isAnswered: boolean
  readonly isFlagged?: boolean | undefined
}

export interface QuestionProgressProps {
  cells: readonly QuestionCell[]
  /** Index from 0. */
  current?: number | undefined
}

/** The thin strip; told in one sentence, because fifty cells read aloud help nobody. */
export function QuestionProgress(props: QuestionProgressProps): JSX.Element {
  const count = (has: (cell: QuestionCell) => boolean | undefined) => props.cells.filter(has).length
  const sentence = () =>
    `${count((cell) => cell.isAnswered)} of ${props.cells.length} answered, ${plural(
      count((cell) => cell.isFlagged),
      { one: 'flag', other: 'flags' },
    )}`
  return (
    <div class="dc-progress-cells" role="img" aria-label={sentence()}>
      <Index each={props.cells}>
        {(cell, index) => (
          <span
            data-state={cell().isAnswered ? 'answered' : 'open'}
            data-flag={cell().isFlagged ? '' : undefined}
            data-current={index === props.current ? '' : undefined}
          />
        )}
      </Index>
    </div>
  )
}

/** The cells of the review: solid when answered, broken when not, the flag in amber. */
export function QuestionCells(
  props: QuestionProgressProps & {
    onOpen: (index: number) => void
    /** Indices to show, for a filter; all when absent. */
    only?: readonly number[] | undefined
  },
): JSX.Element {
  const shown = () => props.only ?? props.cells.map((_, index) => index)
  return (
    <div class="dc-question-cells">
      <For each={shown()}>
        {(index) => {
          const cell = () => props.cells[index]
          return (
            <button
              type="button"
              class="dc-question-cell"
              data-state={cell()?.isAnswered ? 'answered' : 'open'}
              aria-current={index === props.current ? 'step' : undefined}
              aria-label={`Question ${index + 1}, ${cell()?.isAnswered ? 'answered' : 'not answered'}${
                cell()?.isFlagged ? ', flagged' : ''
              }`}
              onClick={() => props.onOpen(index)}
            >
              {index + 1}
              <Show when={cell()?.isFlagged}>
                <span class="dc-question-flag">
                  <Flag size={14} aria-hidden="true" />
                </span>
              </Show>
            </button>
          )
        }}
      </For>
    </div>
  )
}
