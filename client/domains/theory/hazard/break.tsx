/** Between the two parts of a mock: what comes next, and how long it waits. */
import Play from 'lucide-solid/icons/play'
import { createSignal, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Page } from '#client/ui/page.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { timeLeftLabel } from '../queries.ts'
import { AboutHazards } from './about-hazards.tsx'
import { CLIP_COUNT, HAZARD_PASS, HAZARD_WHOLE } from './hazard-words.ts'

export interface BreakProps {
  leftMs: number | null
  onGoOn: () => void
  onLeaveOut: () => void
  onLeave: () => void
}

export function Break(props: BreakProps): JSX.Element {
  const [isAsking, setIsAsking] = createSignal(false)
  return (
    <Page title="Break" note="The questions are done">
      <div class="grid max-w-3xl gap-3">
        <Plate
          label="Break before the hazard part"
          eyebrow="Hazard part next"
          aside="starts by itself"
          figure={timeLeftLabel(props.leftMs) ?? ''}
          figureNote="of your break left"
          lines={[
            { text: 'Clips', distance: String(CLIP_COUNT) },
            { text: 'To pass', distance: `${HAZARD_PASS} of ${HAZARD_WHOLE}` },
          ]}
          actions={
            <Button variant="plate-white" icon={Play} onPress={props.onGoOn}>
              Start the hazard part now
            </Button>
          }
        />
        <AboutHazards />
        <div class="flex flex-wrap gap-2">
          <Button onPress={props.onLeave}>Leave for now</Button>
          <Button onPress={() => setIsAsking(true)}>Finish without the hazard part</Button>
        </div>
      </div>
      <ConfirmDialog
        open={isAsking()}
        onOpenChange={setIsAsking}
        title="Finish without the hazard part?"
        confirmLabel="Finish here"
        cancelLabel="Back to the test"
        onConfirm={props.onLeaveOut}
      >
        <p>
          Your multiple-choice result is kept as practice. A whole mock needs both parts in one
          sitting, as the real test does.
        </p>
      </ConfirmDialog>
    </Page>
  )
}
