/** A learner's mock tests as the instructor sees them before a lesson. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Bar } from '#client/ui/bar.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { type Attempt, MOCK_PASS_MARK, topicName } from '#shared/domains/theory/index.ts'
import { learnerWords } from './learner-words.ts'
import { theoryLines } from './learners-view.ts'

export function LearnerTheory(props: { learnerId: string }): JSX.Element {
  const engine = useEngine()
  const attempts = engine.set<Attempt>('attempts')
  const lines = createMemo(() => theoryLines(attempts.all(), props.learnerId))
  return (
    <Show
      when={lines().length > 0}
      fallback={<Empty title={learnerWords.noTheoryTitle}>{learnerWords.noTheoryText}</Empty>}
    >
      <div class="grid gap-3 rail:grid-cols-2">
        <For each={lines()}>
          {({ attempt, weakTopics }) => (
            <Card
              title={`${attempt.score} of ${attempt.outOf}`}
              aside={
                <Chip state={attempt.passed ? 'passed' : 'neutral'}>
                  {attempt.passed ? learnerWords.passed : learnerWords.notPassed}
                </Chip>
              }
            >
              <div class="grid gap-3">
                <Bar
                  label={formatDayTime(attempt.finishedAt)}
                  value={attempt.score}
                  max={attempt.outOf}
                  target={MOCK_PASS_MARK.value}
                  words={formatDayTime(attempt.finishedAt)}
                  targetWords={`pass ${MOCK_PASS_MARK.value}`}
                />
                <Show when={weakTopics.length > 0}>
                  <p class="text-small">
                    <b class="font-semibold">{learnerWords.revise}:</b>{' '}
                    {weakTopics.map(topicName).join(', ')}
                  </p>
                </Show>
              </div>
            </Card>
          )}
        </For>
      </div>
    </Show>
  )
}
