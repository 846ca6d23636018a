/** Another time for a lesson: free times to press, warnings before saving, Undo after. */
import { createSignal, type JSX, Show } from 'solid-js'
import { createFormDraft } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import type { BookingView } from './booking-view.ts'
import { SlotFields } from './slot-fields.tsx'
import { type SlotText, slotOf } from './slot-form.ts'
import { slotWords } from './slot-words.ts'
import { createSteps } from './use-steps.ts'
import { dateTimeWords, words } from './words.ts'

export interface PartSheetProps {
  view: BookingView
  title: string
  subtitle: string
  onBack: () => void
  onClose: () => void
}

export function MoveSheet(props: PartSheetProps): JSX.Element {
  const engine = useEngine()
  const steps = createSteps(engine)
  const { id, learnerId, instructorId, date, time, durationMinutes } = props.view.booking
  const draft = createFormDraft<SlotText>(engine.drafts, `move/${id}`, {
    date,
    time,
    durationMinutes,
  })
  const [problem, setProblem] = createSignal<Problem>()
  const isSame = () => {
    const typed = draft.value()
    return typed.date === date && typed.time === time && typed.durationMinutes === durationMinutes
  }
  const save = async () => {
    const slot = slotOf(draft.value())
    if (slot === undefined) {
      setProblem({ code: 'needs-time', message: slotWords.needsTime, field: 'date' })
      return
    }
    const message = words.moved(dateTimeWords(slot.date, slot.time))
    const call = { name: 'bookings.move', input: { bookingId: id, slot } }
    const refused = await steps.runUndoable(id, message, call)
    setProblem(refused)
    if (refused) return
    await draft.clear()
    props.onClose()
  }
  const label = () => {
    const slot = slotOf(draft.value())
    return slot && !isSame() ? words.moveTo(dateTimeWords(slot.date, slot.time)) : 'Move'
  }
  return (
    <Sheet
      open
      keep
      onOpenChange={(open) => !open && props.onClose()}
      title={`Move: ${props.title}`}
      subtitle={`Now ${props.subtitle}`}
      footer={
        <>
          <Button
            variant="primary"
            size="large"
            reason={isSame() ? 'Choose another time first.' : undefined}
            onPress={() => void save()}
          >
            {label()}
          </Button>
          <Button size="large" onPress={props.onBack}>
            {words.back}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Show when={problem() && !problem()?.field}>
          <Notice kind="refused" title={words.notDone} announce>
            {problem()?.message}
          </Notice>
        </Show>
        <Show when={draft.isAtRisk()}>
          <Notice kind="refused">{words.atRisk}</Notice>
        </Show>
        <Show when={draft.isReady()}>
          <SlotFields
            value={draft.value()}
            onChange={draft.change}
            instructorId={instructorId}
            learnerId={learnerId}
            bookingId={id}
            error={problem()?.field ? problem()?.message : undefined}
          />
        </Show>
      </div>
    </Sheet>
  )
}
