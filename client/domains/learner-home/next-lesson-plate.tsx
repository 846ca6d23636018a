/** The plate of the learner: when, with whom, where, and the answer that is asked for. */
import Check from 'lucide-solid/icons/check'
import Clock from 'lucide-solid/icons/clock'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createSignal, type JSX, Show } from 'solid-js'
import { CLASH_WORDS } from '#client/domains/bookings/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { formatUntil } from '#client/ui/format/index.ts'
import { Plate } from '#client/ui/plate.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { NextLesson } from './queries.ts'
import { useLearner } from './use-learner.ts'
import { plateEyebrow, standsWords, timesOf } from './words.ts'

export interface NextLessonPlateProps {
  next: NextLesson
  onChange: (bookingId: string) => void
}

export function NextLessonPlate(props: NextLessonPlateProps): JSX.Element {
  const { engine, first } = useLearner()
  const [refusal, setRefusal] = createSignal<string>()
  const booking = () => props.next.booking
  const attend = async () => {
    const ran = await engine.run({
      name: 'bookings.attend',
      input: { bookingId: booking().id },
    })
    setRefusal(ran.ok ? undefined : ran.problem.message)
    if (ran.ok) showToast({ message: 'You said you’ll be there. Saved on this device' })
  }
  const stands = () => standsWords(props.next, first)
  const patch = () => {
    const words = stands()
    if (words === undefined) return undefined
    return props.next.mark.isClash
      ? { icon: TriangleAlert, label: CLASH_WORDS, text: words }
      : { icon: Clock, label: words, text: '' }
  }
  return (
    <div class="grid gap-3">
      <Plate
        eyebrow={plateEyebrow(props.next, engine.minute())}
        aside={props.next.isNow ? undefined : formatUntil(booking().startsAtMs, engine.minute())}
        figure={timesOf(booking()).start}
        figureNote={`to ${timesOf(booking()).end}`}
        name={nameOf(engine, booking().instructorId)}
        note={props.next.pickup && `Pick-up at ${props.next.pickup}`}
        patch={patch()}
        actions={
          <>
            <Show when={props.next.canAttend}>
              <Button variant="plate-white" icon={Check} onPress={attend}>
                I’ll be there
              </Button>
            </Show>
            <Show when={!props.next.isNow}>
              <Button variant="plate-outline" onPress={() => props.onChange(booking().id)}>
                I need to change
              </Button>
            </Show>
          </>
        }
      >
        <Show when={props.next.attends && !props.next.isNow}>
          <p class="mt-2 flex items-center gap-2 font-semibold">
            <Check size={20} aria-hidden="true" /> You said you’ll be there
          </p>
        </Show>
      </Plate>
      <Refusal message={refusal()} />
    </div>
  )
}
