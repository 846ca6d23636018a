/** The sign of the theory page: a new mock, one to go on with, or its hazard part that waits. */
import ArrowRight from 'lucide-solid/icons/arrow-right'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Plate } from '#client/ui/plate.tsx'
import type { Attempt, HazardSitting } from '#shared/domains/theory/index.ts'
import { CLIP_COUNT, HAZARD_PASS, HAZARD_WHOLE } from './hazard/hazard-words.ts'
import { timeLeftLabel } from './queries.ts'
import type { SavedMockView } from './saved-mock.ts'
import { leftWords, PASS_MARK, QUESTION_COUNT } from './words.ts'

interface NewMockPlateProps {
  length: string
  onStart: (parts: 'both' | 'questions-only') => void
}

export function NewMockPlate(props: NewMockPlateProps): JSX.Element {
  return (
    <Plate
      label="Mock test"
      eyebrow="Mock test"
      aside="works offline"
      figure={String(QUESTION_COUNT)}
      figureNote="questions"
      lines={[
        { text: 'Time', distance: props.length },
        { text: 'To pass', distance: `${PASS_MARK} right` },
        {
          text: `Then ${CLIP_COUNT} hazard clips, to pass`,
          distance: `${HAZARD_PASS} of ${HAZARD_WHOLE}`,
        },
      ]}
      actions={
        <>
          <Button variant="plate-white" icon={Play} onPress={() => props.onStart('both')}>
            Start a mock test
          </Button>
          <Button variant="plate-outline" onPress={() => props.onStart('questions-only')}>
            Questions only
          </Button>
        </>
      }
    />
  )
}

interface HazardWaitsPlateProps {
  sitting: HazardSitting
  onLeaveOut: (attempt: Attempt) => void
}

export function HazardWaitsPlate(props: HazardWaitsPlateProps): JSX.Element {
  return (
    <Plate
      label="Mock test in progress"
      eyebrow="Mock test in progress"
      figure={`Clip ${props.sitting.clips.length + 1}`}
      figureNote={`of ${CLIP_COUNT} comes next`}
      note={
        props.sitting.breakElapsedMs === null
          ? 'The questions are done. The clip you were in starts again.'
          : 'The questions are done, and your break stopped while you were away.'
      }
      actions={
        <>
          <Button variant="plate-white" iconAfter={ArrowRight} href="/theory/mock/hazard">
            Go on to the hazard part
          </Button>
          <Show when={props.sitting.attempt}>
            {(attempt) => (
              <Button variant="plate-outline" onPress={() => props.onLeaveOut(attempt())}>
                Finish without the hazard part
              </Button>
            )}
          </Show>
        </>
      }
    />
  )
}

export function ResumePlate(props: { saved: SavedMockView; onDiscard: () => void }): JSX.Element {
  return (
    <Plate
      label="Mock test in progress"
      eyebrow="Mock test in progress"
      figure={timeLeftLabel(props.saved.leftMs) ?? `Question ${props.saved.question}`}
      figureNote={
        props.saved.leftMs === null
          ? 'no time limit'
          : `left, at question ${props.saved.question} of ${QUESTION_COUNT}`
      }
      note={`${props.saved.answered} of ${QUESTION_COUNT} answered. The clock stopped while you were away.`}
      actions={
        <>
          <Button variant="plate-white" icon={RotateCcw} href="/theory/mock">
            Resume, {leftWords(props.saved.leftMs)}
          </Button>
          <Button variant="plate-outline" onPress={props.onDiscard}>
            Throw it away
          </Button>
        </>
      }
    />
  )
}
