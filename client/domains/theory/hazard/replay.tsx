/**
 * A clip again, after it counted: the picture, its line of windows and presses, and in words what
 * developed, why, and what did not. Nothing here is shown before the clip is over.
 */
import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import { createSignal, createUniqueId, For, type JSX, onCleanup, Show, untrack } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { FRAME_RATE, type HazardClip, type HazardScene } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { browserFrames, eachFrame } from './clip-clock.ts'
import { ClipTimeline } from './clip-timeline.tsx'
import { hazardsOf, marksAt } from './hazard-queries.ts'
import { ILLUSTRATED, KEYING_WORDS, MOST_MARKS, momentLabel, TIMELINE_KEY } from './hazard-words.ts'
import { Picture } from './picture.tsx'

/** A jump to a moment shows what led to it. */
const LEAD_FRAMES = 2 * FRAME_RATE

export function Replay(props: { clip: HazardClip; scene: HazardScene }): JSX.Element {
  const { ports } = useTheory()
  const sliderId = createUniqueId()
  // Where it began is what one has come to see.
  const [frame, setFrame] = createSignal(
    untrack(() => hazardsOf(props.clip, props.scene)[0]?.opensAtFrame ?? 0),
  )
  const [isPlaying, setIsPlaying] = createSignal(false)
  let forget = (): void => undefined

  const pause = (): void => {
    forget()
    setIsPlaying(false)
  }
  const play = (): void => {
    forget()
    const from = frame() >= props.scene.durationFrames ? 0 : frame()
    const startedAtMs = ports.clock.monotonicMs()
    setIsPlaying(true)
    forget = eachFrame(browserFrames, () => {
      const now = from + ((ports.clock.monotonicMs() - startedAtMs) * FRAME_RATE) / 1000
      setFrame(Math.min(now, props.scene.durationFrames))
      if (now >= props.scene.durationFrames) pause()
    })
  }
  onCleanup(() => forget())
  const show = (at: number): void => {
    pause()
    setFrame(Math.max(0, Math.min(at, props.scene.durationFrames)))
  }

  return (
    <div class="grid gap-3">
      <Show when={props.scene.version !== props.clip.sceneVersion}>
        <Notice kind="info">
          <p>This clip has been redrawn since. You see it as it stands now; your marks stay.</p>
        </Notice>
      </Show>
      <Show when={props.clip.inappropriateKeying}>
        {(reason) => (
          <Notice kind="refused" title="Pressed in a pattern">
            <p>{KEYING_WORDS[reason()]}</p>
          </Notice>
        )}
      </Show>
      <div class="grid gap-3 wide:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)] wide:gap-6">
        <div class="grid content-start gap-3">
          <div class="dc-replay-picture">
            <Picture scene={props.scene} frame={frame()} />
          </div>
          <div class="relative">
            <ClipTimeline clip={props.clip} scene={props.scene} />
            <label class="sr-only" for={sliderId}>
              Moment of the clip
            </label>
            <input
              id={sliderId}
              type="range"
              class="dc-timeline-slider"
              min={0}
              max={props.scene.durationFrames}
              step={1}
              value={Math.round(frame())}
              aria-valuetext={momentLabel(frame())}
              onInput={(event) => show(Number(event.currentTarget.value))}
            />
          </div>
          <p class="pt-2 text-small text-muted">{TIMELINE_KEY}</p>
          <div class="flex flex-wrap items-center gap-3">
            <Button
              icon={isPlaying() ? Pause : Play}
              onPress={() => (isPlaying() ? pause() : play())}
            >
              {isPlaying() ? 'Pause' : 'Play from here'}
            </Button>
            <span class="tabular-nums text-muted" aria-hidden="true">
              {momentLabel(frame())}
            </span>
          </div>
        </div>
        <div class="grid content-start gap-3">
          <Told clip={props.clip} scene={props.scene} onShow={(at) => show(at - LEAD_FRAMES)} />
        </div>
      </div>
      <p class="text-small text-muted">{ILLUSTRATED}</p>
    </div>
  )
}

interface ToldProps {
  clip: HazardClip
  scene: HazardScene
  onShow: (frame: number) => void
}

/** The same in words, in the order of what matters. */
function Told(props: ToldProps): JSX.Element {
  return (
    <>
      <For each={hazardsOf(props.clip, props.scene)}>
        {(hazard) => (
          <section class="grid gap-1">
            <h2 class="text-body">
              {hazard.name}: {hazard.marks} of {MOST_MARKS}
            </h2>
            <p>
              It began to develop at {momentLabel(hazard.opensAtFrame)}; the window closed at{' '}
              {momentLabel(hazard.closesAtFrame)}. {hazard.pressed}
            </p>
            <p>{hazard.why}</p>
            <div>
              <Button variant="quiet" onPress={() => props.onShow(hazard.opensAtFrame)}>
                Show how it began
              </Button>
            </div>
          </section>
        )}
      </For>
      <section class="grid gap-1">
        <h2 class="text-body">Your presses</h2>
        <Show
          when={props.clip.userResponses.length > 0}
          fallback={<p class="text-muted">None in this clip.</p>}
        >
          <ul class="flex flex-wrap gap-x-4 gap-y-1">
            <For each={props.clip.userResponses}>
              {(press) => (
                <li class="tabular-nums">
                  {momentLabel(press)}
                  <span class="text-muted">
                    {marksAt(props.clip, press) > 0
                      ? `, in the window for ${marksAt(props.clip, press)}`
                      : ', outside'}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <section class="grid gap-1">
        <h2 class="text-body">What might have developed and did not</h2>
        <ul class="grid gap-1">
          <For each={props.scene.potentials}>
            {(potential) => (
              <li>
                <span class="tabular-nums text-muted">{momentLabel(potential.atFrame)}</span>{' '}
                {potential.name}
              </li>
            )}
          </For>
        </ul>
      </section>
    </>
  )
}
