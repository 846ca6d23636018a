/** The silent scene above three questions of a mock: to be played as often as wished, or read. */
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import {
  FRAME_RATE,
  type HazardScene,
  loadScenarios,
  loadSilentScenes,
} from '#shared/domains/theory/index.ts'
import { browserFrames, eachFrame } from './hazard/clip-clock.ts'
import { Picture } from './hazard/picture.tsx'
import { createLoaded } from './loaded.ts'
import { useTheory } from './theory-services.ts'

export default function ScenarioScene(props: { scenarioId: string }): JSX.Element {
  const loaded = createLoaded(async () => {
    const scenario = (await loadScenarios()).find(({ id }) => id === props.scenarioId)
    const scene = (await loadSilentScenes()).find(({ id }) => id === scenario?.sceneId)
    return scenario && scene ? { scenario, scene } : undefined
  })
  return (
    <Show when={loaded()}>
      {(one) => (
        <section class="dc-question-scene grid gap-2" aria-label={`Scene: ${one().scenario.title}`}>
          <p class="text-small text-muted">
            Three questions are about this silent scene. Play it as often as you like.
          </p>
          <Scene scene={one().scene} />
          <details>
            <summary class="min-h-12 py-3 font-semibold">The scene in words</summary>
            <p>{one().scenario.description}</p>
          </details>
        </section>
      )}
    </Show>
  )
}

function Scene(props: { scene: HazardScene }): JSX.Element {
  const { ports } = useTheory()
  const [frame, setFrame] = createSignal(0)
  const [isPlaying, setIsPlaying] = createSignal(false)
  let forget = (): void => undefined
  const play = (): void => {
    forget()
    const startedAtMs = ports.clock.monotonicMs()
    setIsPlaying(true)
    forget = eachFrame(browserFrames, () => {
      const now = ((ports.clock.monotonicMs() - startedAtMs) * FRAME_RATE) / 1000
      setFrame(Math.min(now, props.scene.durationFrames))
      if (now < props.scene.durationFrames) return
      forget()
      setIsPlaying(false)
    })
  }
  onCleanup(() => forget())
  return (
    <>
      <div class="dc-replay-picture">
        <Picture scene={props.scene} frame={frame()} />
      </div>
      <div>
        <Button icon={frame() > 0 ? RotateCcw : Play} onPress={play}>
          {isPlaying() ? 'From the start' : frame() > 0 ? 'Play again' : 'Play the scene'}
        </Button>
      </div>
    </>
  )
}
