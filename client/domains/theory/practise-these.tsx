/** After a mock test: practise what was wrong, in the order of its topics, weakest first. */
import { type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { practiseHref } from './practice-queries.ts'
import { practiceWords } from './practice-words.ts'
import { type AnsweredView, filterAnswered } from './queries.ts'

export function PractiseThese(props: { answered: readonly AnsweredView[] }): JSX.Element {
  const missed = () => filterAnswered(props.answered, 'wrong')
  /** What hangs on a scene is asked in a mock only. */
  const ids = () =>
    missed()
      .filter(({ question }) => question?.status === 'live' && !question.scenarioId)
      .map((one) => one.questionId)
  const ofScenes = () => missed().filter(({ question }) => question?.scenarioId).length
  return (
    <Show when={ids().length > 0}>
      <div class="grid gap-1">
        <Button variant="primary" size="large" wide href={practiseHref(ids())}>
          {practiceWords.practiseThese(ids().length, missed().length)}
        </Button>
        <Show when={ofScenes() > 0}>
          <p class="text-small text-muted">{practiceWords.onlyInMocks(ofScenes())}</p>
        </Show>
      </div>
    </Show>
  )
}
