/** What a finished mock test says: the score, the topics weakest first, every question explained. */
import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, type JSX, onMount, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { focusById } from '#client/ui/focus.ts'
import { formatDay } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { type Attempt, TOPICS, type TopicNumber } from '#shared/domains/theory/index.ts'
import { AnsweredQuestions } from './answered-questions.tsx'
import { HazardClips } from './hazard/hazard-clips.tsx'
import { createLoaded } from './loaded.ts'
import { PractiseThese } from './practise-these.tsx'
import { answeredQuestions } from './queries.ts'
import { questionsById } from './question-bank.ts'
import { ResultPlate } from './result-plate.tsx'
import { ResultTopics } from './result-topics.tsx'
import { useTheory } from './theory-services.ts'
import { DISCLAIMER, lengthInSeconds } from './words.ts'

const QUESTIONS_ID = 'answered-questions'

export default function Result(): JSX.Element {
  const params = useParams<{ id: string }>()
  return (
    <Show when={params.id} keyed>
      {(id) => <ResultById id={id} />}
    </Show>
  )
}

function ResultById(props: { id: string }): JSX.Element {
  const { engine, store } = useTheory()
  const attempts = engine.set<Attempt>('attempts')
  const [kept, setKept] = createSignal<Attempt>()
  const [isRead, setIsRead] = createSignal(false)
  // It may lie here without having reached the set: no space, or killed in between.
  onMount(async () => {
    setKept(await store.finished(props.id))
    setIsRead(true)
  })
  const attempt = createMemo(() => attempts.all().get(props.id) ?? kept())
  return (
    <Show
      when={attempt()}
      fallback={
        <Page title="Mock test result" backHref="/theory" backLabel="Back to Theory">
          <Show when={isRead()}>
            <Empty
              title="This result is not on this device"
              action={
                <Button variant="primary" href="/theory">
                  Go to Theory
                </Button>
              }
            >
              <p>If you took the test on another device, it appears here once both have synced.</p>
            </Empty>
          </Show>
        </Page>
      }
    >
      {(one) => <ResultOf attempt={one()} />}
    </Show>
  )
}

function ResultOf(props: { attempt: Attempt }): JSX.Element {
  const { engine, bank } = useTheory()
  const attempts = engine.set<Attempt>('attempts')
  const bundled = createLoaded(bank.bundled)
  const questions = createMemo(() => questionsById(bundled() ?? [], bank.published.all()))
  const answered = createMemo(() => answeredQuestions(props.attempt, questions()))
  const [params] = useSearchParams<{ topic?: string }>()
  const asked = Number(params.topic)
  const [topic, setTopic] = createSignal(TOPICS.find(({ number }) => number === asked)?.number)
  const isUnsent = () =>
    attempts.unsent().has(props.attempt.id) || !attempts.all().has(props.attempt.id)
  const refusal = () => attempts.refused().get(props.attempt.id)?.message
  const showTopic = (number: TopicNumber) => {
    setTopic(number)
    queueMicrotask(() => focusById(QUESTIONS_ID))
  }
  return (
    <Page
      title="Mock test result"
      note={`${formatDay(props.attempt.finishedAt)}, ${lengthInSeconds(props.attempt.durationMs)}`}
      backHref="/theory"
      backLabel="Back to Theory"
    >
      <ResultPlate attempt={props.attempt} />
      <Show when={refusal()} fallback={<SavedWords isUnsent={isUnsent()} />}>
        {(message) => (
          <Notice kind="refused" title="This result could not be accepted">
            <p>{message()} It is still kept on this device.</p>
          </Notice>
        )}
      </Show>
      <Show when={props.attempt.hazard}>{(part) => <HazardClips part={part()} />}</Show>
      <PractiseThese answered={answered()} />
      <ResultTopics attempt={props.attempt} onOpen={showTopic} />
      <Show when={bundled()}>
        <AnsweredQuestions
          id={QUESTIONS_ID}
          questions={answered()}
          topic={topic()}
          onTopic={setTopic}
        />
      </Show>
      <p class="text-small text-muted">{DISCLAIMER}</p>
    </Page>
  )
}

function SavedWords(props: { isUnsent: boolean }): JSX.Element {
  return (
    <Show when={props.isUnsent}>
      <Notice kind="plain">
        <p>Saved on this device. Your instructor sees it when it has been sent.</p>
      </Notice>
    </Show>
  )
}
