/** The clips of a hazard part that is over, each folded up until its replay is asked for. */
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { PartsBar } from '#client/ui/bar.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import type { HazardClip, HazardPart, HazardScene } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { HAZARD_PASS, ILLUSTRATED, marksWords } from './hazard-words.ts'
import { Replay } from './replay.tsx'

export function HazardClips(props: { part: HazardPart }): JSX.Element {
  const { hazardScenes } = useTheory()
  const [scenes] = createResource(hazardScenes)
  const sceneOf = (clip: HazardClip) => scenes.latest?.find(({ id }) => id === clip.sceneId)
  return (
    <section class="grid gap-3" aria-label="Hazard clips">
      <SectionHead
        title={`Hazard clips: ${props.part.score} of ${props.part.outOf}`}
        aside={`pass mark ${HAZARD_PASS}`}
      />
      <p class="text-small text-muted">{ILLUSTRATED}</p>
      <Show when={!scenes.loading}>
        <ul class="dc-card divide-y divide-hairline">
          <For each={props.part.clips}>
            {(clip, index) => (
              <li>
                <PlayedClip number={index() + 1} clip={clip} scene={sceneOf(clip)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

interface PlayedClipProps {
  number: number
  clip: HazardClip
  scene: HazardScene | undefined
}

function PlayedClip(props: PlayedClipProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false)
  const marks = () => props.clip.usersScore.reduce((sum, mark) => sum + mark, 0)
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)} class="group">
      <summary class="flex min-h-16 items-center gap-3 px-4 py-3">
        <span class="grid min-w-0 flex-1 gap-1">
          <span class="block text-small text-muted">Clip {props.number}</span>
          <span class="block font-semibold">{props.scene?.title ?? 'Not on this device'}</span>
          <PartsBar done={marks()} total={props.clip.usersScore.length * 5} />
        </span>
        <span class="flex-none font-semibold tabular-nums">{marksWords(props.clip)}</span>
        <ChevronDown size={20} class="flex-none group-open:rotate-180" aria-hidden="true" />
      </summary>
      <Show when={isOpen()}>
        <div class="px-4 pb-4">
          <Show
            when={props.scene}
            fallback={
              <p>This clip is not on this device any more. Your marks stay as they were.</p>
            }
          >
            {(scene) => <Replay clip={props.clip} scene={scene()} />}
          </Show>
        </div>
      </Show>
    </details>
  )
}
