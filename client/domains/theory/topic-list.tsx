/** The fourteen topics with how well each is known; a press practises one. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, createSignal, For, type JSX } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { type TopicMastery, topicName, weakestTopicsFirst } from '#shared/domains/theory/index.ts'
import { MasteryBar, MasteryKey } from './mastery-bar.tsx'
import { masteryWords, practiceWords, seenWords, standingWords } from './practice-words.ts'
import type { Standing } from './standing.ts'

type Order = 'weakest' | 'test'

export function TopicList(props: { standing: Standing }): JSX.Element {
  const [order, setOrder] = createSignal<Order>('weakest')
  const topics = createMemo(() => {
    const all = props.standing.mastery()
    return order() === 'weakest' ? weakestTopicsFirst(all) : all
  })
  return (
    <Card title={practiceWords.topics}>
      <div class="grid gap-3">
        <Segmented
          label={practiceWords.topicOrder}
          value={order()}
          options={[
            { value: 'weakest', label: practiceWords.weakestFirst },
            { value: 'test', label: practiceWords.testOrder },
          ]}
          onChange={setOrder}
        />
        <MasteryKey />
        <ul class="divide-y divide-hairline" aria-label={practiceWords.topics}>
          <For each={topics()}>
            {(topic) => (
              <li>
                <TopicRow topic={topic} outOf={props.standing.counts()?.get(topic.topic)} />
              </li>
            )}
          </For>
        </ul>
        <p class="text-small text-muted">{practiceWords.masteryNote}</p>
      </div>
    </Card>
  )
}

function TopicRow(props: { topic: TopicMastery; outOf: number | undefined }): JSX.Element {
  return (
    <a class="grid min-h-16 gap-1.5 py-3" href={`/theory/practice?topic=${props.topic.topic}`}>
      <span class="flex items-center justify-between gap-3">
        <span class="font-semibold">{topicName(props.topic.topic)}</span>
        <ChevronRight size={20} class="flex-none" aria-hidden="true" />
      </span>
      <MasteryBar topic={props.topic} />
      <span class="flex flex-wrap justify-between gap-x-3 text-small text-muted">
        <span>
          {standingWords[props.topic.standing]}
          {props.topic.estimate ? `: ${masteryWords(props.topic)}` : ''}
        </span>
        <span class="tabular-nums">{seenWords(props.topic.seen, props.outOf)}</span>
      </span>
    </a>
  )
}
