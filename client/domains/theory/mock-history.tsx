/** Finished mock tests: a line towards the pass mark, a table behind it, each test one press away. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { LineChart } from '#client/ui/charts/line-chart.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { type Attempt, wholeResult } from '#shared/domains/theory/index.ts'
import { HAZARD_PASS } from './hazard/hazard-words.ts'
import { lengthInSeconds, PASS_MARK, resultWord, whenTaken } from './words.ts'

/** More points than this cannot be told apart on a phone. */
const CHARTED = 12

export function MockHistory(props: { attempts: readonly Attempt[] }): JSX.Element {
  const engine = useEngine()
  const unsent = () => engine.set<Attempt>('attempts').unsent()
  const points = createMemo(() =>
    props.attempts
      .slice(0, CHARTED)
      .reverse()
      .map((attempt) => ({ label: formatDay(attempt.finishedAt), value: attempt.score })),
  )
  const hazardPoints = createMemo(() =>
    props.attempts
      .flatMap(({ hazard }) => (hazard ? [hazard] : []))
      .slice(0, CHARTED)
      .reverse()
      .map((part) => ({ label: formatDay(part.finishedAt), value: part.score })),
  )
  return (
    <Show
      when={props.attempts.length > 0}
      fallback={
        <Card title="Your mock tests">
          <p class="text-muted">
            None yet. Your results will stand here, with your weakest topics first.
          </p>
        </Card>
      }
    >
      <Card title="Your mock tests" aside="right answers of 50">
        <Show when={points().length > 1}>
          <LineChart
            label="Right answers in your last mock tests"
            valueName="Right answers"
            points={points()}
            target={{ value: PASS_MARK, label: `pass ${PASS_MARK}` }}
          />
        </Show>
        <Show when={hazardPoints().length > 1}>
          <LineChart
            label="Hazard marks in your last mock tests"
            valueName="Hazard marks"
            points={hazardPoints()}
            target={{ value: HAZARD_PASS, label: `pass ${HAZARD_PASS}` }}
          />
        </Show>
        <Rows label="Mock tests, newest first">
          <For each={props.attempts}>
            {(attempt) => (
              <Row
                href={`/theory/result/${attempt.id}`}
                title={
                  attempt.hazard
                    ? `${attempt.score} of ${attempt.outOf}, hazard ${attempt.hazard.score} of ${attempt.hazard.outOf}`
                    : `${attempt.score} of ${attempt.outOf}`
                }
                note={`${whenTaken(attempt)}, ${lengthInSeconds(attempt.durationMs)}`}
                trail={
                  <>
                    <Show when={unsent().has(attempt.id)}>
                      <Chip state="saved-here">Saved here</Chip>
                    </Show>
                    <Chip state={wholeResult(attempt) === 'passed' ? 'passed' : 'outline'}>
                      {resultWord(attempt)}
                    </Chip>
                  </>
                }
              />
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}
