/** Theory on the learner's home: the last mock test, weak topics, and one next step. */
import TrendingUp from 'lucide-solid/icons/trending-up'
import { createMemo, type JSX, Show } from 'solid-js'
import { Bar } from '#client/ui/bar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { type Attempt, masteryByTopic, type PracticeRound } from '#shared/domains/theory/index.ts'
import { theoryAnswers, weakTopicsOf } from './practice-queries.ts'
import { practiseTopicWords, weakTopicsWords } from './practice-words.ts'
import { attemptsOf, theorySummary } from './queries.ts'
import { createSavedMock } from './saved-mock.ts'
import { useTheory } from './theory-services.ts'
import { isBetterThanBefore, leftWords, PASS_MARK, readinessWords } from './words.ts'

export default function TheoryCard(): JSX.Element {
  const { engine, store } = useTheory()
  const mock = createSavedMock(store)
  const attempts = createMemo(() =>
    attemptsOf(engine.set<Attempt>('attempts').all(), engine.me.personId),
  )
  const summary = createMemo(() => theorySummary(attempts()))
  const isRising = () => isBetterThanBefore(attempts())
  const weak = createMemo(() =>
    weakTopicsOf(
      masteryByTopic(
        theoryAnswers(
          engine.set<PracticeRound>('practice').all(),
          engine.set<Attempt>('attempts').all(),
          engine.me.personId,
        ),
      ),
    ),
  )
  const nextStep = (): { words: string; href: string } => {
    const saved = mock.saved()
    if (mock.hazard()) return { words: 'Go on to the hazard part', href: '/theory/mock/hazard' }
    if (saved) return { words: `Resume, ${leftWords(saved.leftMs)}`, href: '/theory/mock' }
    const { last, weakestTopic } = summary()
    const topic = weak()[0] ?? weakestTopic
    if (topic !== undefined)
      return { words: practiseTopicWords(topic), href: `/theory/practice?topic=${topic}` }
    return { words: last ? 'Take another mock test' : 'Take a mock test', href: '/theory' }
  }
  return (
    <Card
      title="Theory readiness"
      aside={
        <Show when={summary().last}>
          {(last) => (
            <span class="inline-flex items-center gap-2 font-semibold text-blue">
              <Show when={isRising()}>
                <TrendingUp size={18} aria-hidden="true" />
              </Show>
              {readinessWords(last())}
            </span>
          )}
        </Show>
      }
    >
      <div class="grid gap-4 pt-1">
        <Show
          when={summary().last}
          fallback={
            <p class="text-muted">
              50 questions in 57 minutes, as in the real test. Pass mark: {PASS_MARK}.
            </p>
          }
        >
          {(last) => (
            <Bar
              label="Right answers in the last mock test"
              value={last().score}
              max={last().outOf}
              target={PASS_MARK}
              words={
                <>
                  Last mock: <b>{last().score}</b> of {last().outOf}
                </>
              }
              targetWords={`pass ${PASS_MARK}`}
            />
          )}
        </Show>
        <Show when={weak().length > 0}>
          <p class="text-small text-muted">{weakTopicsWords(weak())}</p>
        </Show>
        <Button variant="secondary" wide href={nextStep().href}>
          {nextStep().words}
        </Button>
      </div>
    </Card>
  )
}
