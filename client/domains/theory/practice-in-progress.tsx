/** A running round on the screen: the question, its keys, its options, and the focus between them. */
import { createMemo, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { focusHeading } from '#client/ui/focus.ts'
import { answerOfRound, questionOfRound } from '#shared/domains/theory/index.ts'
import { createMockSettings } from './mock-settings.ts'
import { practiceKeyOf } from './practice-keys.ts'
import { PracticeOptions } from './practice-options.tsx'
import { PracticeProblem } from './practice-problem.tsx'
import { PracticeQuestion } from './practice-question.tsx'
import type { PracticeRunner, PracticeState } from './practice-runner.ts'
import { createTextSize } from './reading-settings.ts'
import { useTheory } from './theory-services.ts'

export interface PracticeInProgressProps {
  runner: PracticeRunner
  state: PracticeState
  onEnd: () => void
}

/** Enter means what the focused control says, unless that is an answer already given. */
const isForControl = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  event.target instanceof Element &&
  event.target.closest('button:not([aria-disabled]), a, summary, input') !== null

export function PracticeInProgress(props: PracticeInProgressProps): JSX.Element {
  const { engine } = useTheory()
  const [settings, change] = createMockSettings(engine.drafts)
  const [textSize, setTextSize] = createTextSize(engine.drafts)
  const [areOptionsOpen, setOptionsOpen] = createSignal(false)
  const picked = createMemo(() => questionOfRound(props.state.round))
  const answer = createMemo(() => answerOfRound(props.state.round))

  const next = (): void => {
    props.runner.next()
    window.scrollTo({ top: 0 })
    queueMicrotask(() => focusHeading())
  }
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || areOptionsOpen() || isForControl(event)) return
    const key = practiceKeyOf(event)
    if (key === undefined || (!settings().hasKeys && event.key.length === 1)) return
    if (key.do === 'choose') {
      const value = picked()?.optionOrder[key.place]
      if (value !== undefined) props.runner.answer(value)
    } else if (answer()) next()
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))
  onMount(() => focusHeading())

  return (
    <>
      <Show when={picked()}>
        {(current) => (
          <PracticeQuestion
            picked={current()}
            answer={answer()}
            at={props.state.round.at}
            count={props.state.round.sheet.questions.length}
            onChoose={(chosen) => props.runner.answer(chosen)}
            onNext={next}
            onMore={() => setOptionsOpen(true)}
            onEnd={props.onEnd}
            notice={<PracticeProblem problem={props.state.problem} />}
          />
        )}
      </Show>
      <PracticeOptions
        open={areOptionsOpen()}
        onOpenChange={setOptionsOpen}
        textSize={textSize()}
        onTextSize={setTextSize}
        hasKeys={settings().hasKeys}
        onKeys={(hasKeys) => change({ hasKeys })}
        onEnd={props.onEnd}
      />
    </>
  )
}
