/** What came of the hazard part taken alone: kept on this device only, because it is practice. */
import { createResource, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { useTheory } from '../theory-services.ts'
import { HazardClips } from './hazard-clips.tsx'
import { lastPractice } from './hazard-keeping.ts'
import { HAZARD_PASS } from './hazard-words.ts'

export default function HazardPracticeResult(): JSX.Element {
  const { engine } = useTheory()
  const [part] = createResource(() => lastPractice(engine.drafts))
  return (
    <Page
      title="Hazard part result"
      note={part.latest && `${formatDay(part.latest.finishedAt)}, practice`}
      backHref="/theory/hazard"
      backLabel="Back to hazard clips"
    >
      <Show
        when={part.latest}
        fallback={
          <Show when={!part.loading}>
            <Empty
              title="No hazard part taken on this device"
              action={
                <Button variant="primary" href="/theory/hazard">
                  Go to hazard clips
                </Button>
              }
            />
          </Show>
        }
      >
        {(one) => (
          <>
            <Plate
              label={`${one().score} of ${one().outOf} marks`}
              tone={one().passed ? 'green' : 'blue'}
              eyebrow={one().passed ? 'Above the pass mark' : 'Below the pass mark'}
              aside={`pass mark ${HAZARD_PASS}`}
              figure={String(one().score)}
              figureNote={`of ${one().outOf}`}
              note="Practice: it counts in no mock test and stays on this device."
            />
            <HazardClips part={one()} />
          </>
        )}
      </Show>
    </Page>
  )
}
