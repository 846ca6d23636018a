/** The mock test being taken: takes it up from this device, runs it, shows question or review. */
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { MockInProgress } from './mock-in-progress.tsx'
import { type MockRunner, type RunnerState, runMock } from './mock-runner.ts'
import { useTheory } from './theory-services.ts'

export default function MockTest(): JSX.Element {
  const { ports, store } = useTheory()
  const navigate = useNavigate()
  const [runner, setRunner] = createSignal<MockRunner>()
  const [state, setState] = createSignal<RunnerState>()
  const [refusal, setRefusal] = createSignal<Problem>()
  const [isRead, setIsRead] = createSignal(false)
  let isOpen = true

  const follow = (next: RunnerState): void => {
    setState(next)
    // What could not be stored at all is shown here; a stored result has a page of its own.
    if (next.attempt && !next.problem && isOpen) {
      isOpen = false
      const hasMore = next.mock.paper.hazardSceneIds !== undefined
      navigate(hasMore ? '/theory/mock/hazard' : `/theory/result/${next.attempt.id}`, {
        replace: true,
      })
    }
  }

  onMount(async () => {
    const resumed = await store.resume(ports.clock.monotonicMs())
    if (resumed.ok && resumed.value && isOpen) {
      const running = runMock(resumed.value, ports, store, follow)
      setState(running.state())
      setRunner(running)
    }
    if (!resumed.ok) setRefusal(resumed.problem)
    setIsRead(true)
  })
  // A page in the background is woken rarely; the figure is put right the moment it is seen again.
  const catchUp = () => void runner()?.catchUp()
  document.addEventListener('visibilitychange', catchUp)
  onCleanup(() => {
    isOpen = false
    document.removeEventListener('visibilitychange', catchUp)
    void runner()?.stop()
  })

  return (
    <Switch>
      <Match when={runner() && state()}>
        {(current) => (
          <Show when={runner()}>
            {(running) => <MockInProgress runner={running()} state={current()} />}
          </Show>
        )}
      </Match>
      <Match when={isRead()}>
        <Page title="Mock test" backHref="/theory" backLabel="Back to Theory">
          <Show
            when={refusal()}
            fallback={
              <Empty
                title="No test in progress"
                action={
                  <Button variant="primary" href="/theory">
                    Go to Theory
                  </Button>
                }
              >
                <p>Start one from the theory page. It works without a signal.</p>
              </Empty>
            }
          >
            {(problem) => <Refusal message={problem().message} />}
          </Show>
        </Page>
      </Match>
    </Switch>
  )
}
