/** The log of one lesson in one sheet: parked first, then everything, with Save always in reach. */
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { focusById } from '#client/ui/focus.ts'
import { formatDay, formatSpan } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { createFormDraft } from './form-draft.ts'
import { emptyLog, logCalls } from './log-draft.ts'
import { LogForm } from './log-form.tsx'
import { createLogText } from './log-text.ts'
import { ParkedGate } from './parked-gate.tsx'
import { logWords } from './words.ts'

export interface LogSheetProps {
  bookingId: string
  onClose: () => void
}

export default function LogSheet(props: LogSheetProps): JSX.Element {
  const engine = useEngine()
  const booking = () => engine.rows.get<BookingRow>('booking', props.bookingId)
  return (
    <Show when={booking()}>{(found) => <OpenLog booking={found()} onClose={props.onClose} />}</Show>
  )
}

function OpenLog(props: { booking: BookingRow; onClose: () => void }): JSX.Element {
  const engine = useEngine()
  const { id, learnerId } = props.booking
  const draft = createFormDraft(engine.drafts, `log/${id}`, emptyLog(props.booking, engine.newId()))
  return (
    <Show when={draft.isReady()}>
      <ReadyLog
        booking={props.booking}
        draft={draft}
        firstName={firstNameOf(engine, learnerId)}
        onClose={props.onClose}
      />
    </Show>
  )
}

function ReadyLog(props: {
  booking: BookingRow
  draft: ReturnType<typeof createFormDraft<ReturnType<typeof emptyLog>>>
  firstName: string
  onClose: () => void
}): JSX.Element {
  const engine = useEngine()
  const { id, learnerId, startsAtMs, endsAtMs } = props.booking
  const draft = props.draft
  const lesson = () => engine.rows.get<LessonRow>('lesson', id)
  const exists = lesson()?.loggedAtMs !== undefined
  const note = createLogText(engine, {
    bookingId: id,
    field: 'note',
    exists,
    typed: () => draft.value().note,
    was: () => draft.value().noteWas,
    stored: () => lesson()?.note ?? '',
  })
  const next = createLogText(engine, {
    bookingId: id,
    field: 'next',
    exists,
    typed: () => draft.value().next,
    was: () => draft.value().nextWas,
    stored: () => lesson()?.next ?? '',
  })
  const [problem, setProblem] = createSignal<Problem>()
  let isSaving = false
  const refuse = (why: Problem) => {
    setProblem(why)
    queueMicrotask(() => focusById(why.field ? `log-${why.field}` : 'log-problem'))
  }
  const save = async () => {
    if (isSaving) return
    const calls = logCalls(props.booking, draft.value(), engine.now())
    if (!calls.ok) return refuse(calls.problem)
    isSaving = true
    const saved = await engine.run(...calls.value)
    isSaving = false
    if (!saved.ok) return refuse(saved.problem)
    const isDelivered = draft.value().outcome === 'delivered'
    await draft.clear()
    showToast({
      message: isDelivered
        ? logWords.saved(props.firstName)
        : logWords.savedCancelled(props.firstName),
    })
    props.onClose()
  }
  const isParked = () => draft.value().isParked
  return (
    <Sheet
      open
      keep
      full
      onOpenChange={(open) => !open && props.onClose()}
      title={exists ? logWords.addTitle : logWords.title}
      subtitle={`${nameOf(engine, learnerId)}, ${formatDay(startsAtMs)}, ${formatSpan(startsAtMs, endsAtMs)}`}
      footer={
        <Show
          when={isParked()}
          fallback={
            <div class="grid gap-2">
              <Button
                variant="primary"
                size="huge"
                wide
                onPress={() => draft.change({ isParked: true })}
              >
                {logWords.parked}
              </Button>
              <Button size="large" wide onPress={props.onClose}>
                {logWords.notNow}
              </Button>
            </div>
          }
        >
          <Button variant="primary" size="large" wide onPress={() => void save()}>
            {draft.value().outcome === 'delivered' ? logWords.save : logWords.saveCancelled}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={!isParked()}>
          <ParkedGate firstName={props.firstName} />
        </Match>
        <Match when={isParked()}>
          <div id="log-problem" tabindex="-1" class="grid gap-4">
            <Show when={problem() && !problem()?.field}>
              <Notice kind="refused" title={logWords.notSaved} announce>
                {problem()?.message}
              </Notice>
            </Show>
            <Show when={draft.isAtRisk()}>
              <Notice kind="refused" announce>
                {logWords.atRisk}
              </Notice>
            </Show>
            <LogForm
              booking={props.booking}
              draft={draft}
              note={note}
              next={next}
              problem={problem()}
            />
          </div>
        </Match>
      </Switch>
    </Sheet>
  )
}
