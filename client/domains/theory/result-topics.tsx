/** Topics of a finished test, the weakest first; a press shows their questions. */
import { For, type JSX } from 'solid-js'
import { PartsBar } from '#client/ui/bar.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { type Attempt, type TopicNumber, topicName } from '#shared/domains/theory/index.ts'

export interface ResultTopicsProps {
  attempt: Attempt
  onOpen: (topic: TopicNumber) => void
}

export function ResultTopics(props: ResultTopicsProps): JSX.Element {
  return (
    <section aria-label="By topic, weakest first">
      <SectionHead title="By topic, weakest first" aside="right / asked" />
      <ul class="dc-card divide-y divide-hairline px-4">
        <For each={props.attempt.byTopic}>
          {(score) => (
            <li>
              <button
                type="button"
                class="grid w-full gap-2 py-3 text-left"
                aria-label={`${topicName(score.topic)}: ${score.right} of ${score.outOf} right. Show its questions`}
                onClick={() => props.onOpen(score.topic)}
              >
                <span class="flex items-baseline justify-between gap-3 font-semibold">
                  <span>{topicName(score.topic)}</span>
                  <span class="flex-none whitespace-nowrap tabular-nums">
                    {score.right} / {score.outOf}
                  </span>
                </span>
                <PartsBar done={score.right} total={score.outOf} />
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
