/** A clip as a line: the windows with their marks, own presses, and what might have developed. */
import { For, type JSX } from 'solid-js'
import type { HazardClip, SceneFacts } from '#shared/domains/theory/index.ts'

export interface ClipTimelineProps {
  clip: HazardClip
  scene: Pick<SceneFacts, 'durationFrames' | 'potentials'>
}

export function ClipTimeline(props: ClipTimelineProps): JSX.Element {
  const at = (frame: number): string => `${(frame / props.scene.durationFrames) * 100}%`
  return (
    // Everything in it is said in words below.
    <div class="dc-timeline" aria-hidden="true">
      <For each={props.clip.scoringWindows}>
        {(window) => (
          <span
            class="dc-timeline-window"
            data-marks={window.score}
            style={{
              left: at(window.startFrame),
              width: at(window.endFrame - window.startFrame),
            }}
          >
            {/* On a phone a window is narrower than its figure; the key says it there. */}
            <span class="hidden two:block">{window.score}</span>
          </span>
        )}
      </For>
      <For each={props.scene.potentials}>
        {(potential) => <span class="dc-timeline-might" style={{ left: at(potential.atFrame) }} />}
      </For>
      <For each={props.clip.userResponses}>
        {(press) => (
          <svg
            class="dc-timeline-press"
            viewBox="0 0 14 48"
            aria-hidden="true"
            style={{ left: at(press) }}
          >
            <path d="M1 2 H13 L9 8 L13 14 H1 Z" />
            <path d="M1 0 V48" />
          </svg>
        )}
      </For>
    </div>
  )
}
