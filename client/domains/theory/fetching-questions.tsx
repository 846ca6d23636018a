/** How far the school's questions have come, while they are being fetched. */
import { type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { plural } from '#client/ui/plural.ts'
import type { Question } from '#shared/domains/theory/index.ts'

export function FetchingQuestions(): JSX.Element {
  const engine = useEngine()
  const questions = engine.set<Question>('questions')
  const isFetching = () => questions.asOfMs() === undefined && engine.sync.link() === 'online'
  return (
    <Show when={isFetching()}>
      <p class="text-small text-muted">
        {plural(questions.all().size, { one: 'question', other: 'questions' })} of your school on
        this device; looking for more. You can start: the app brings its own.
      </p>
    </Show>
  )
}
