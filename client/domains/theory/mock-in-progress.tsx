/** Either the question or the review, with what both share: keys, time, ending the test. */
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, type JSX, onCleanup, Show } from 'solid-js'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { focusHeading } from '#client/ui/focus.ts'
import { Notice } from '#client/ui/notice.tsx'
import { mockKeyOf } from './mock-keys.ts'
import { MockOptions } from './mock-options.tsx'
import { MockQuestion } from './mock-question.tsx'
import { MockReview } from './mock-review.tsx'
import type { MockRunner, RunnerState } from './mock-runner.ts'
import { createMockSettings } from './mock-settings.ts'
import { questionCells, questionView } from './queries.ts'
import { createTextSize } from './reading-settings.ts'
import { useTheory } from './theory-services.ts'
import { TimeWarning } from './time-warning.tsx'
import { HAZARD_NEXT, unansweredWords } from './words.ts'

export interface MockInProgressProps {
  runner: MockRunner
  state: RunnerState
}

export function MockInProgress(props: MockInProgressProps): JSX.Element {
  const { engine } = useTheory()
  const navigate = useNavigate()
  const [settings, change] = createMockSettings(engine.drafts)
  const [textSize, setTextSize] = createTextSize(engine.drafts)
  const [isReviewing, setIsReviewing] = createSignal(false)
  const [areOptionsOpen, setOptionsOpen] = createSignal(false)
  const [isEnding, setIsEnding] = createSignal(false)

  // The progress is a new object only after a step, so a tick of the clock redraws no question.
  const progress = createMemo(() => props.state.mock.progress)
  const paper = createMemo(() => props.state.mock.paper)
  const cells = createMemo(() => questionCells(progress()))
  const view = createMemo(() => questionView(paper(), progress()))
  const unanswered = () => cells().filter((cell) => !cell.isAnswered).length
  const last = () => cells().length - 1

  const showReview = (): void => {
    setIsReviewing(true)
    queueMicrotask(() => focusHeading())
  }
  const open = async (index: number): Promise<void> => {
    if (index < 0 || index > last()) return
    const gone = await props.runner.goTo(index)
    if (!gone.ok) return
    setIsReviewing(false)
    queueMicrotask(() => focusHeading())
  }
  const next = () => (progress().at < last() ? void open(progress().at + 1) : showReview())
  const back = () => void open(progress().at - 1)
  const flag = () => void props.runner.flag(view().index, !view().isFlagged)
  const choose = (value: number) => void props.runner.answer(view().index, value)

  const press = (event: KeyboardEvent): void => {
    if (!settings().hasKeys || event.defaultPrevented || areOptionsOpen() || isEnding()) return
    const key = mockKeyOf(event)
    if (key === undefined || isReviewing()) return
    event.preventDefault()
    if (key.do === 'choose') {
      const option = view().options[key.place]
      if (option) choose(option.value)
    } else if (key.do === 'next') next()
    else if (key.do === 'back') back()
    else if (key.do === 'flag') flag()
    else showReview()
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))

  return (
    <>
      <TimeWarning leftMs={props.state.leftMs} />
      <Show
        when={isReviewing()}
        fallback={
          <MockQuestion
            view={view()}
            cells={cells()}
            leftMs={props.state.leftMs}
            isTimeHidden={settings().isTimeHidden}
            onToggleTime={() => change({ isTimeHidden: !settings().isTimeHidden })}
            onMore={() => setOptionsOpen(true)}
            onChoose={choose}
            onFlag={flag}
            onBack={back}
            onNext={next}
            notice={<Problem state={props.state} />}
          />
        }
      >
        <MockReview
          mock={props.state.mock}
          cells={cells()}
          leftMs={props.state.leftMs}
          isTimeHidden={settings().isTimeHidden}
          onToggleTime={() => change({ isTimeHidden: !settings().isTimeHidden })}
          onMore={() => setOptionsOpen(true)}
          onOpen={(index) => void open(index)}
          onEnd={() => setIsEnding(true)}
          notice={<Problem state={props.state} />}
        />
      </Show>
      <MockOptions
        open={areOptionsOpen()}
        onOpenChange={setOptionsOpen}
        settings={settings()}
        onChange={change}
        textSize={textSize()}
        onTextSize={setTextSize}
        onReview={isReviewing() ? undefined : showReview}
        onLeave={() => navigate('/theory')}
      />
      <ConfirmDialog
        open={isEnding()}
        onOpenChange={setIsEnding}
        title="End the test now?"
        confirmLabel="End test"
        cancelLabel="Back to the test"
        onConfirm={() => void props.runner.finish()}
      >
        <p>{unansweredWords(unanswered())}</p>
        <Show when={paper().hazardSceneIds}>
          <p>{HAZARD_NEXT}</p>
        </Show>
      </ConfirmDialog>
    </>
  )
}

function Problem(props: { state: RunnerState }): JSX.Element {
  return (
    <Show when={props.state.problem}>
      {(problem) => (
        <Notice kind="refused" announce title="Your last step is not saved yet">
          <p>{problem().message}</p>
        </Notice>
      )}
    </Show>
  )
}
