/** The alternative to a moving clip: its pictures one by one, and on which of them it starts. */
import { useSearchParams } from '@solidjs/router'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import { createMemo, createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import type { HazardScene } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { judgeStill } from './hazard-queries.ts'
import { ILLUSTRATED, momentLabel, STILL_WORDS } from './hazard-words.ts'
import { NoSuchClip } from './no-such-clip.tsx'
import { Picture } from './picture.tsx'

export default function Stills(): JSX.Element {
  const { hazardScenes } = useTheory()
  const [params] = useSearchParams<{ id?: string }>()
  const [scenes] = createResource(hazardScenes)
  const scene = createMemo(() => scenes.latest?.find(({ id }) => id === params.id))
  return (
    <Show when={!scenes.loading}>
      <Show when={scene()} fallback={<NoSuchClip />}>
        {(shown) => <StillsOf scene={shown()} />}
      </Show>
    </Show>
  )
}

function StillsOf(props: { scene: HazardScene }): JSX.Element {
  const frames = () => props.scene.stillFrames
  const [at, setAt] = createSignal(0)
  const [chosen, setChosen] = createSignal<number>()
  const hazard = () => props.scene.hazards[0]
  const verdict = () => {
    const [choice, first] = [chosen(), hazard()]
    return choice === undefined || first === undefined
      ? undefined
      : judgeStill(frames(), choice, first)
  }
  return (
    <Page
      title={`Picture ${at() + 1} of ${frames().length}`}
      note={props.scene.title}
      backHref="/theory/hazard"
      backLabel="Back to hazard clips"
    >
      <div class="grid max-w-3xl gap-3">
        <div class="dc-replay-picture">
          <Picture scene={props.scene} frame={frames()[at()] ?? 0} />
        </div>
        <p class="text-muted" role="status">
          {momentLabel(frames()[at()] ?? 0)} into the drive
        </p>
        <div class="grid auto-cols-fr grid-flow-col gap-2">
          <Button icon={ArrowLeft} onPress={() => setAt(Math.max(0, at() - 1))}>
            Back
          </Button>
          <Button
            iconAfter={ArrowRight}
            onPress={() => setAt(Math.min(frames().length - 1, at() + 1))}
          >
            Next
          </Button>
        </div>
        <Button variant="primary" size="large" onPress={() => setChosen(at())}>
          It starts here
        </Button>
        <Show when={verdict()}>
          {(word) => (
            <Notice
              kind={word() === 'right' ? 'given' : 'info'}
              announce
              title={STILL_WORDS[word()]}
            >
              <Show
                when={word() !== 'early'}
                fallback={<p>Look on, and say again where it starts.</p>}
              >
                <p>
                  {hazard()?.name}. {hazard()?.why}
                </p>
                <ul class="mt-2 grid gap-1">
                  <For each={props.scene.potentials}>
                    {(potential) => <li>Did not develop: {potential.name}</li>}
                  </For>
                </ul>
              </Show>
            </Notice>
          )}
        </Show>
        <p class="text-small text-muted">{ILLUSTRATED}</p>
      </div>
    </Page>
  )
}
