/** A learner's theory as the instructor sees it before a lesson, unless the learner hides it. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Bar } from '#client/ui/bar.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import {
  type Attempt,
  MOCK_PASS_MARK,
  type PracticeRound,
  type Sharing,
  topicName,
} from '#shared/domains/theory/index.ts'
import { learnerWords } from './learner-words.ts'
import { type TheoryLine, type TheoryView, theoryView } from './learners-view.ts'

export function LearnerTheory(props: { learnerId: string }): JSX.Element {
  const engine = useEngine()
  const isAdmin = engine.me.roles.includes('admin')
  const view = createMemo(() =>
    theoryView(
      {
        attempts: engine.set<Attempt>('attempts').all(),
        rounds: engine.set<PracticeRound>('practice').all(),
        sharing: engine.set<Sharing>('sharing').all(),
      },
      props.learnerId,
    ),
  )
  // The relay takes the rows back; until it has, this device holds its tongue too.
  const isSecret = () => view().isHidden && !isAdmin
  return (
    <Show
      when={!isSecret()}
      fallback={
        <Empty title={learnerWords.hiddenTheoryTitle}>{learnerWords.hiddenTheoryText}</Empty>
      }
    >
      <div class="grid gap-3">
        <Show when={view().isHidden}>
          <Notice kind="info">
            <p>{learnerWords.hiddenFromInstructor}</p>
          </Notice>
        </Show>
        <Show
          when={view().answered > 0 || view().mocks.length > 0}
          fallback={<Empty title={learnerWords.noTheoryTitle}>{learnerWords.noTheoryText}</Empty>}
        >
          <WeakTopics view={view()} />
          <div class="grid gap-3 rail:grid-cols-2">
            <For each={view().mocks}>{(line) => <MockCard line={line} />}</For>
          </div>
        </Show>
      </div>
    </Show>
  )
}

function WeakTopics(props: { view: TheoryView }): JSX.Element {
  return (
    <Card title={learnerWords.weakestTopics} aside={learnerWords.answersGiven(props.view.answered)}>
      <Show
        when={props.view.weakest.length > 0}
        fallback={<p class="text-muted">{learnerWords.noWeakTopics}</p>}
      >
        <ul class="grid gap-3" aria-label={learnerWords.weakestTopics}>
          <For each={props.view.weakest}>
            {(topic) => (
              <li>
                <Bar
                  label={topicName(topic.topic)}
                  value={topic.right}
                  max={topic.counted}
                  words={<b class="font-semibold">{topicName(topic.topic)}</b>}
                  targetWords={
                    topic.standing === 'below'
                      ? `${learnerWords.rightOfLast(topic.right, topic.counted)}, ${learnerWords.surelyBelow}`
                      : learnerWords.rightOfLast(topic.right, topic.counted)
                  }
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

function MockCard(props: { line: TheoryLine }): JSX.Element {
  const attempt = () => props.line.attempt
  /** Both parts have to be passed where both were taken. */
  const isPassed = () => attempt().passed && attempt().hazard?.passed !== false
  return (
    <Card
      title={`${attempt().score} of ${attempt().outOf}`}
      aside={
        <Chip state={isPassed() ? 'passed' : 'neutral'}>
          {isPassed() ? learnerWords.passed : learnerWords.notPassed}
        </Chip>
      }
    >
      <div class="grid gap-3">
        <Bar
          label={formatDayTime(attempt().finishedAt)}
          value={attempt().score}
          max={attempt().outOf}
          target={MOCK_PASS_MARK.value}
          words={formatDayTime(attempt().finishedAt)}
          targetWords={`pass ${MOCK_PASS_MARK.value}`}
        />
        <Show when={attempt().hazard}>
          {(hazard) => (
            <p class="text-small">{learnerWords.hazards(hazard().score, hazard().outOf)}</p>
          )}
        </Show>
        <Show when={props.line.weakTopics.length > 0}>
          <p class="text-small">
            <b class="font-semibold">{learnerWords.revise}:</b>{' '}
            {props.line.weakTopics.map(topicName).join(', ')}
          </p>
        </Show>
      </div>
    </Card>
  )
}
