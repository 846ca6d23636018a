/** Before the first clip: what is to be done, what counts, and for whom it is not made. */
import { type JSX, Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Notice } from '#client/ui/notice.tsx'
import {
  CLIP_COUNT,
  HAZARD_PASS,
  HAZARD_WHOLE,
  ILLUSTRATED,
  MOVING_PICTURES,
  NOT_BY_EAR,
  PATTERN_WORDS,
} from './hazard-words.ts'
import { wantsLessMotion } from './wishes.ts'

export function AboutHazards(): JSX.Element {
  return (
    <>
      <Show when={wantsLessMotion()}>
        <Notice kind="info" title="These are moving pictures">
          <p>{MOVING_PICTURES}</p>
        </Notice>
      </Show>
      <Card title="How the hazard part works">
        <ul class="grid list-disc gap-1 pl-5">
          <li>
            {CLIP_COUNT} clips of about a minute, without sound. Each stands still for 10 seconds
            before it moves.
          </li>
          <li>
            One hazard develops in each clip; one clip has two. Press as soon as one starts to
            develop: 5 marks at once, fewer the later you press, none before it starts.
          </li>
          <li>
            Tap anywhere, or press Space or Enter. There is nothing to aim at, no pause and no
            second look. {HAZARD_PASS} of {HAZARD_WHOLE} marks are a pass.
          </li>
          <li>{PATTERN_WORDS}</li>
        </ul>
        <p class="mt-3 text-small text-muted">{ILLUSTRATED}</p>
        <p class="mt-2 text-small text-muted">{NOT_BY_EAR}</p>
      </Card>
    </>
  )
}
