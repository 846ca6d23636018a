/** The hazard part being taken, after a mock's questions or alone: the break, clip after clip. */
import { useLocation, useNavigate } from '@solidjs/router'
import {
  createMemo,
  createResource,
  createSignal,
  type JSX,
  Match,
  onCleanup,
  Show,
  Switch,
} from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import {
  type Attempt,
  type ClipRun,
  currentSceneId,
  type HazardScene,
} from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { attemptsOf } from '../queries.ts'
import { restingSceneIds } from '../start-mock.ts'
import { useTheory } from '../theory-services.ts'
import { Break } from './break.tsx'
import { ClipPlayer } from './clip-player.tsx'
import { keptAsPractice, keptWithMock } from './hazard-keeping.ts'
import { type HazardRunner, type HazardState, runHazardPart } from './hazard-runner.ts'
import { CLIP_COUNT, VOID_WORDS } from './hazard-words.ts'

/** Where the same screen is practice. */
const ALONE = '/theory/hazard/all'

export default function HazardPartScreen(): JSX.Element {
  const { engine, ports, store, hazardScenes } = useTheory()
  const isAlone = useLocation().pathname === ALONE
  const keeping = isAlone ? keptAsPractice(engine.drafts) : keptWithMock(store)
  const navigate = useNavigate()
  const [state, setState] = createSignal<HazardState>()
  const [refusal, setRefusal] = createSignal<Problem>()
  let runner: HazardRunner | undefined
  let isOpen = true

  const follow = (next: HazardState): void => {
    setState(next)
    if (!next.finished || !isOpen) return
    isOpen = false
    const { attempt } = next.finished
    navigate(attempt ? `/theory/result/${attempt.id}` : '/theory/hazard/result', { replace: true })
  }
  const [loaded] = createResource(async () => {
    const [scenes, waiting] = await Promise.all([hazardScenes(), keeping.read()])
    if (!waiting.ok) setRefusal(waiting.problem)
    if (waiting.ok && waiting.value && isOpen) {
      const attempts = engine.set<Attempt>('attempts').all()
      runner = runHazardPart({
        sitting: waiting.value,
        scenes,
        restingIds: restingSceneIds(attemptsOf(attempts, engine.me.personId)),
        ports,
        keeping,
        onChange: follow,
      })
      setState(runner.state())
    }
    return scenes
  })
  onCleanup(() => {
    isOpen = false
    void runner?.stop()
  })

  const sceneNow = (): HazardScene | undefined => {
    const now = state()
    const id = now && currentSceneId(now.sitting)
    return loaded.latest?.find((scene) => scene.id === id)
  }
  // A new object for each clip shown and for nothing else: the same scene again starts anew.
  const clipNow = createMemo(
    () => {
      const scene = sceneNow()
      return scene && { scene, showing: state()?.showing ?? 0 }
    },
    undefined,
    { equals: (a, b) => a?.scene === b?.scene && a?.showing === b?.showing },
  )
  const end = (run: Extract<ClipRun, { stage: 'done' | 'void' }>): void => {
    if (run.stage === 'done') void runner?.answer(run.presses)
    else void runner?.showAnother(run.reason)
  }
  const leaveOut = async (): Promise<void> => {
    const id = state()?.sitting.id
    const left = await runner?.leaveOut()
    if (left?.ok) navigate(`/theory/result/${id}`, { replace: true })
  }
  const back = () => navigate(isAlone ? '/theory/hazard' : '/theory')

  return (
    <Switch>
      <Match when={state()?.problem}>
        {(problem) => (
          <Page title="Hazard part">
            <Notice kind="refused" announce title="Your last step is not saved yet">
              <p>{problem().message}</p>
            </Notice>
            <Button variant="primary" onPress={() => void runner?.tryAgain()}>
              Try again
            </Button>
          </Page>
        )}
      </Match>
      <Match when={state()?.breakLeftMs != null && state()}>
        {(now) => (
          <Break
            leftMs={now().breakLeftMs}
            onGoOn={() => void runner?.endBreak()}
            onLeaveOut={() => void leaveOut()}
            onLeave={back}
          />
        )}
      </Match>
      <Match when={clipNow()} keyed>
        {(clip) => (
          <ClipPlayer
            scene={clip.scene}
            title={`Clip ${(state()?.sitting.clips.length ?? 0) + 1} of ${CLIP_COUNT}`}
            notice={
              <Show when={state()?.wasVoid}>
                {(reason) => (
                  <Notice kind="info" announce title="That clip does not count">
                    <p>{VOID_WORDS[reason()]}</p>
                  </Notice>
                )}
              </Show>
            }
            onEnd={end}
            leaveLabel={isAlone ? 'Leave' : 'Leave the test'}
            onLeave={back}
          />
        )}
      </Match>
      <Match when={!loaded.loading && !state()}>
        <Page title="Hazard part" backHref="/theory" backLabel="Back to Theory">
          <Show
            when={refusal()}
            fallback={
              <Empty
                title="No hazard part in progress"
                action={
                  <Button variant="primary" href="/theory">
                    Go to Theory
                  </Button>
                }
              />
            }
          >
            {(problem) => <Refusal message={problem().message} />}
          </Show>
        </Page>
      </Match>
    </Switch>
  )
}
