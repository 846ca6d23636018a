/** Calling a lesson off, with its effect said before it is pressed. */
import { createSignal, type JSX, Show } from 'solid-js'
import { createFormDraft } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { focusById } from '#client/ui/focus.ts'
import { formatDay } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { type CancelDraft, CancelForm, chargeOf } from './cancel-form.tsx'
import type { PartSheetProps } from './move-sheet.tsx'
import { createSteps } from './use-steps.ts'
import { words } from './words.ts'

export function CancelSheet(props: PartSheetProps): JSX.Element {
  const engine = useEngine()
  const steps = createSteps(engine)
  const { id, startsAtMs } = props.view.booking
  const draft = createFormDraft<CancelDraft>(engine.drafts, `cancel/${id}`, { note: '' })
  const [problem, setProblem] = createSignal<Problem>()
  const save = async () => {
    const { reason, note } = draft.value()
    if (reason === undefined) {
      setProblem({
        code: 'reason-needed',
        message: 'Choose a reason for cancelling.',
        field: 'reason',
      })
      return queueMicrotask(() => focusById('cancel-reason'))
    }
    const charge = chargeOf(props.view, draft.value(), engine.now())
    const input = { bookingId: id, reason, charge, ...(note.trim() ? { note: note.trim() } : {}) }
    const message = words.cancelled(formatDay(startsAtMs), charge)
    const refused = await steps.runUndoable(id, message, { name: 'bookings.cancel', input })
    setProblem(refused)
    if (refused) return
    await draft.clear()
    props.onClose()
  }
  return (
    <Sheet
      open
      keep
      onOpenChange={(open) => !open && props.onClose()}
      title="Cancel lesson"
      subtitle={`${props.title}, ${props.subtitle}`}
      footer={
        <>
          <Button variant="danger-fill" size="large" onPress={() => void save()}>
            {words.cancelNow}
          </Button>
          <Button size="large" onPress={props.onBack}>
            {words.keep}
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
          <CancelForm
            view={props.view}
            draft={draft.value()}
            error={problem()?.field ? problem()?.message : undefined}
            onChange={draft.change}
          />
        </Show>
      </div>
    </Sheet>
  )
}
