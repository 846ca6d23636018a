/** One clip on the stage: the freeze frame with its countdown, then the road, once, with its flags. */
import Flag from 'lucide-solid/icons/flag'
import Pointer from 'lucide-solid/icons/pointer'
import Repeat from 'lucide-solid/icons/repeat'
import RotateCwSquare from 'lucide-solid/icons/rotate-cw-square'
import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Button } from '#client/ui/button.tsx'
import { focusHeading } from '#client/ui/focus.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { ClipRun, HazardScene } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { browserFrames, type ClipView, driveClip } from './clip-clock.ts'
import { flagWords, framesLabel, NOT_DVSA } from './hazard-words.ts'
import { keepAwake } from './keep-awake.ts'
import { Picture } from './picture.tsx'

/** Nobody looks for the space bar of a phone. */
const NOT_BY_TOUCH = '[@media_not_(any-pointer:fine)]:hidden'

const RULES: readonly { icon: Icon; text: string; onKeyboard?: string }[] = [
  {
    icon: Pointer,
    text: 'Tap anywhere when a hazard starts to develop.',
    onKeyboard: ' Space works too.',
  },
  { icon: Flag, text: 'Each tap leaves a flag. Tapping in a pattern scores 0 for this clip.' },
  { icon: Repeat, text: 'One go, no pause, as in the real test.' },
]

/** What is pressed for its own sake is no press on the road. */
const isOfTheScreen = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button') !== null

export interface ClipPlayerProps {
  scene: HazardScene
  /** "Clip 4 of 14". */
  title: string
  /** Why the one before was void, or what could not be saved. */
  notice?: JSX.Element | undefined
  onEnd: (run: Extract<ClipRun, { stage: 'done' | 'void' }>) => void
  leaveLabel: string
  onLeave: () => void
}

export function ClipPlayer(props: ClipPlayerProps): JSX.Element {
  const { ports } = useTheory()
  const [frame, setFrame] = createSignal(0)
  const [view, setView] = createSignal<ClipView>({
    stage: 'countdown',
    secondsToStart: null,
    presses: [],
  })

  onMount(() => {
    const driver = driveClip({
      scene: props.scene,
      clock: ports.clock,
      frames: browserFrames,
      onFrame: setFrame,
      onChange: setView,
      onEnd: (run) => props.onEnd(run),
    })
    const point = (event: PointerEvent): void => {
      if (event.isPrimary && event.button === 0 && !isOfTheScreen(event.target)) driver.press()
    }
    const key = (event: KeyboardEvent): void => {
      if ((event.key !== ' ' && event.key !== 'Enter') || isOfTheScreen(event.target)) return
      // A held key is one press, and none of them scrolls the page.
      event.preventDefault()
      if (!event.repeat) driver.press()
    }
    const hide = (): void => {
      if (document.visibilityState === 'hidden') driver.hide()
    }
    document.addEventListener('pointerdown', point)
    document.addEventListener('keydown', key)
    document.addEventListener('visibilitychange', hide)
    const letSleep = keepAwake()
    focusHeading()
    onCleanup(() => {
      driver.stop()
      letSleep()
      document.removeEventListener('pointerdown', point)
      document.removeEventListener('keydown', key)
      document.removeEventListener('visibilitychange', hide)
    })
  })

  const isWaiting = () => view().stage === 'countdown'
  const share = () => Math.min(1, frame() / props.scene.durationFrames)
  return (
    <div class="dc-stage">
      <div class="dc-stage-head">
        <h1 tabindex="-1">{props.title}</h1>
        <Show when={!isWaiting()}>
          <p class="dc-stage-left" aria-hidden="true">
            <span class="text-small font-normal text-muted">Time left</span>
            {framesLabel(props.scene.durationFrames - frame())}
          </p>
        </Show>
      </div>
      <p class="dc-stage-note">{NOT_DVSA}</p>
      <div class="dc-stage-picture">
        <p class="dc-stage-note" data-on-picture="">
          {NOT_DVSA}
        </p>
        <Picture scene={props.scene} frame={frame()} />
        <Show when={isWaiting()}>
          <p class="dc-stage-count">
            <span class="sr-only">The clip starts after ten seconds.</span>
            <b aria-hidden="true">{view().secondsToStart}</b>
          </p>
        </Show>
      </div>
      <div class="dc-stage-line">
        <div class="dc-stage-gone" aria-hidden="true">
          <i style={{ transform: `scaleX(${share()})` }} />
        </div>
        <div class="dc-stage-flags" aria-hidden="true">
          <For each={view().presses}>
            {(press) => <FlagMark share={press / props.scene.durationFrames} />}
          </For>
        </div>
      </div>
      <div class="dc-stage-below">
        <Show
          when={isWaiting()}
          fallback={
            <>
              <p class="font-bold">{flagWords(view().presses.length)}</p>
              <p class="text-muted">
                Tap anywhere<span class={NOT_BY_TOUCH}> or press Space</span>
              </p>
            </>
          }
        >
          {props.notice}
          <ul>
            <For each={RULES}>
              {(rule) => (
                <li>
                  <Dynamic component={rule.icon} size={22} aria-hidden="true" />
                  <span>
                    {rule.text}
                    <span class={NOT_BY_TOUCH}>{rule.onKeyboard}</span>
                  </span>
                </li>
              )}
            </For>
            <li class="dc-stage-across text-muted rail:hidden">
              <RotateCwSquare size={22} aria-hidden="true" />
              <span>Turn your phone for a bigger picture.</span>
            </li>
          </ul>
        </Show>
      </div>
      <div class="dc-stage-foot">
        <Button wide onPress={props.onLeave}>
          {props.leaveLabel}
        </Button>
      </div>
      <p class="sr-only" role="status">
        {view().stage === 'running' ? 'The clip is moving.' : ''}
      </p>
    </div>
  )
}

function FlagMark(props: { share: number }): JSX.Element {
  return (
    <svg
      class="dc-stage-flag"
      viewBox="0 0 20 40"
      aria-hidden="true"
      style={{ left: `${props.share * 100}%` }}
    >
      <path d="M2 3 H19 L14 10 L19 17 H2 Z" />
      <path d="M2 1 V39" />
    </svg>
  )
}
