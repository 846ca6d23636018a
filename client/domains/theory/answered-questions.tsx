/** The questions of a finished test: which to read, and each one folded up until it is asked for. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { SectionHead } from '#client/ui/card.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { type TopicNumber, topicName } from '#shared/domains/theory/index.ts'
import { AnsweredQuestion } from './answered-question.tsx'
import { type AnsweredView, filterAnswered, type ResultFilter } from './queries.ts'

export interface AnsweredQuestionsProps {
  id: string
  questions: readonly AnsweredView[]
  /** Only this topic, all of its questions; all topics when undefined. */
  topic: TopicNumber | undefined
  onTopic: (topic: TopicNumber | undefined) => void
}

export function AnsweredQuestions(props: AnsweredQuestionsProps): JSX.Element {
  const [filter, setFilter] = createSignal<ResultFilter>('wrong')
  const shown = createMemo(() =>
    props.topic === undefined
      ? filterAnswered(props.questions, filter())
      : props.questions.filter((one) => one.topic === props.topic),
  )
  const count = (which: ResultFilter) => filterAnswered(props.questions, which).length
  const title = () => (props.topic === undefined ? 'Questions' : topicName(props.topic))
  return (
    <section class="grid gap-3" aria-label="Questions and explanations">
      <div id={props.id} tabindex="-1" class="scroll-mt-4">
        <SectionHead
          title={title()}
          aside={props.topic === undefined ? 'press one to read why' : undefined}
        />
      </div>
      <Show
        when={props.topic === undefined}
        fallback={
          <button
            type="button"
            class="dc-button justify-self-start"
            data-variant="plain"
            onClick={() => props.onTopic(undefined)}
          >
            Show all topics
          </button>
        }
      >
        <Segmented
          label="Which questions to show"
          value={filter()}
          options={[
            { value: 'wrong', label: `Wrong ${count('wrong')}` },
            { value: 'all', label: `All ${count('all')}` },
            { value: 'flagged', label: `Flagged ${count('flagged')}` },
          ]}
          onChange={setFilter}
        />
      </Show>
      <Show
        when={shown().length > 0}
        fallback={
          <p class="text-muted">
            {filter() === 'wrong' ? 'Nothing was wrong.' : 'No question was flagged.'}
          </p>
        }
      >
        <ul class="dc-card divide-y divide-hairline">
          {/* By id: a question that changes while it is read stays unfolded. */}
          <For each={shown().map((one) => one.questionId)}>
            {(id) => (
              <Show when={props.questions.find((one) => one.questionId === id)}>
                {(view) => (
                  <li>
                    <AnsweredQuestion view={view()} />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
