/** Practice: picks the questions the address asks for, runs the round, shows how it went. */
import { useNavigate, useSearchParams } from '@solidjs/router'
import {
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  Match,
  on,
  onCleanup,
  Show,
  Switch,
  untrack,
} from 'solid-js'
import { afterNextPaint } from '#client/engine/ports-browser.ts'
import { keepBars } from '#client/ui/bars.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import type { Attempt, PracticeRound, PracticeWish } from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { PracticeInProgress } from './practice-in-progress.tsx'
import { PracticeProblem } from './practice-problem.tsx'
import { type PracticeAddress, roundSummary, theoryAnswers, wishOf } from './practice-queries.ts'
import { type PracticeRunner, type PracticeState, runPractice } from './practice-runner.ts'
import { PracticeSummary } from './practice-summary.tsx'
import { practiceWords, titleOfWish } from './practice-words.ts'
import { highwayCode } from './rule-ref.tsx'
import { startPractice } from './start-practice.ts'
import { useTheory } from './theory-services.ts'

export default function Practice(): JSX.Element {
  const { engine, ports, practice, bank } = useTheory()
  const navigate = useNavigate()
  const [params] = useSearchParams<PracticeAddress>()
  const [runner, setRunner] = createSignal<PracticeRunner>()
  const [state, setState] = createSignal<PracticeState>()
  const [refusal, setRefusal] = createSignal<Problem>()
  const wish = createMemo(() => wishOf(params))
  const answers = createMemo(() =>
    theoryAnswers(
      engine.set<PracticeRound>('practice').all(),
      engine.set<Attempt>('attempts').all(),
      engine.me.personId,
    ),
  )
  let turn = 0

  const begin = async (): Promise<void> => {
    turn += 1
    const mine = turn
    void runner()?.end()
    const started = await startPractice({
      me: engine.me,
      wish: wish(),
      answers: untrack(answers),
      bank,
      ports,
    })
    // Something else has been asked for since.
    if (mine !== turn) return
    setRefusal(started.ok ? undefined : started.problem)
    const running = started.ok
      ? runPractice(started.value, ports, practice, (next) => mine === turn && setState(next))
      : undefined
    setState(running?.state())
    setRunner(running)
    // No explanation is to wait for the Code, and no first question either.
    afterNextPaint(() => void highwayCode())
  }
  createEffect(on(wish, () => void begin()))
  // Opened straight at this address, the answers arrive a moment after the screen.
  createEffect(on(answers, () => void (refusal() && begin()), { defer: true }))
  onCleanup(() => {
    turn += 1
    void runner()?.end()
  })

  const end = (): void => {
    const running = runner()
    if (!running) return
    void running.end()
    if (running.state().round.answers.length === 0) navigate('/theory')
  }
  return (
    <Switch>
      <Match when={refusal()}>
        {(problem) => <NothingToPractise wish={wish()} why={problem().message} />}
      </Match>
      <Match when={state()?.isOver ? state() : undefined}>
        {(over) => (
          <PracticeSummary
            title={titleOfWish(wish())}
            summary={roundSummary(over().round)}
            questions={over().round.sheet.questions}
            onAgain={() => void begin()}
            notice={<PracticeProblem problem={over().problem} onRetry={() => runner()?.end()} />}
          />
        )}
      </Match>
      <Match when={state()}>
        {(current) => (
          <Show when={runner()}>
            {(running) => <PracticeInProgress runner={running()} state={current()} onEnd={end} />}
          </Show>
        )}
      </Match>
    </Switch>
  )
}

function NothingToPractise(props: { wish: PracticeWish; why: string }): JSX.Element {
  keepBars()
  const isDue = () => props.wish.kind === 'due'
  return (
    <Page title={titleOfWish(props.wish)} backHref="/theory" backLabel={practiceWords.backToTheory}>
      <Empty
        title={isDue() ? practiceWords.nothingDue : titleOfWish(props.wish)}
        action={
          <Button variant="primary" href="/theory/practice">
            {practiceWords.practiseTen}
          </Button>
        }
      >
        <p role="status">{isDue() ? practiceWords.nothingDueNote : props.why}</p>
      </Empty>
    </Page>
  )
}
