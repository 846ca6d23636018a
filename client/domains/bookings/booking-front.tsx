/** The first face of a booking's sheet: state, facts, history, and one press for what comes next. */
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import ClipboardPen from 'lucide-solid/icons/clipboard-pen'
import { createSignal, type JSX, Show } from 'solid-js'
import { firstNameOf, phoneOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { BookingChip } from './booking-chip.tsx'
import { BookingFacts, BookingHistory } from './booking-facts.tsx'
import type { BookingView } from './booking-view.ts'
import { callLink, messageLink } from './links.ts'
import { createSteps } from './use-steps.ts'
import { SAVED_HERE, STATUS_WORD, waitingWords, words } from './words.ts'

export interface BookingFrontProps {
  view: BookingView
  title: string
  subtitle: string
  onMove: () => void
  /** A learner's own way to another time. */
  onAskAgain: () => void
  onCancel: () => void
  onLog: () => void
  onClose: () => void
}

export function BookingFront(props: BookingFrontProps): JSX.Element {
  const engine = useEngine()
  const steps = createSteps(engine)
  const [problem, setProblem] = createSignal<Problem>()
  const booking = () => props.view.booking
  const mark = () => props.view.mark
  const isAdmin = () => engine.me.roles.includes('admin')
  const waiting = () => {
    const waits = props.view.waitsFor
    if (waits?.who !== 'person') return undefined
    const isMe = waits.personId === engine.me.personId
    return waitingWords(isMe, firstNameOf(engine, waits.personId))
  }
  const otherId = () =>
    props.view.side === 'learner' ? booking().instructorId : booking().learnerId
  const phone = () => phoneOf(engine, otherId())
  const input = () => ({ bookingId: booking().id })
  const attend = async () =>
    setProblem(await steps.run(words.attended, { name: 'bookings.attend', input: input() }))
  const undoWord = () => {
    if (booking().decidedBy !== engine.me.personId) return undefined
    if (booking().status === 'cancelled') return words.undoCancel
    const wasAsked = booking().requestedBy !== engine.me.personId
    return booking().status === 'confirmed' && wasAsked ? words.undoConfirm : undefined
  }
  const logWord = () => {
    if (booking().status === 'completed') return words.addToLog
    return words.logLesson
  }
  const footer = () => (
    <>
      <Show when={props.view.canConfirm}>
        <Button
          variant="primary"
          size="large"
          onPress={async () => setProblem(await steps.confirm(booking()))}
        >
          {words.confirm}
        </Button>
      </Show>
      <Show when={props.view.canLog}>
        <Button
          variant={mark().isToLog ? 'primary' : 'plain'}
          size="large"
          icon={ClipboardPen}
          onPress={props.onLog}
        >
          {logWord()}
        </Button>
      </Show>
      <Show when={props.view.canSayIAmComing}>
        <Button variant="primary" size="large" onPress={() => void attend()}>
          {words.attend}
        </Button>
      </Show>
      <Show when={props.view.canMove && !mark().isToLog}>
        <Button size="large" icon={CalendarClock} onPress={props.onMove}>
          {props.view.canConfirm ? words.otherTime : words.move}
        </Button>
      </Show>
      <Show when={canAskAgain()}>
        <Button size="large" icon={CalendarClock} onPress={props.onAskAgain}>
          {words.askAgain}
        </Button>
      </Show>
    </>
  )
  const canAskAgain = () => props.view.side === 'learner' && props.view.canCancel
  const hasFooter = () =>
    props.view.canConfirm ||
    props.view.canLog ||
    props.view.canSayIAmComing ||
    props.view.canMove ||
    canAskAgain()
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      subtitle={props.subtitle}
      footer={hasFooter() ? footer() : undefined}
    >
      <div class="grid gap-5">
        <div class="flex flex-wrap items-center gap-2">
          <Show when={mark().isUnsent} fallback={<BookingChip mark={mark()} />}>
            <Show when={mark().isClash} fallback={<StatusChip view={props.view} />}>
              <BookingChip mark={mark()} />
            </Show>
            <Chip state="saved-here">{SAVED_HERE}</Chip>
          </Show>
          <Show when={booking().learnerAttends && booking().status === 'confirmed'}>
            <Chip state="seen">{words.attends}</Chip>
          </Show>
          <Show when={waiting()}>
            {(text) => <span class="text-small text-muted">{text()}</span>}
          </Show>
        </div>
        <Show when={problem()}>
          {(why) => (
            <Notice kind="refused" title={words.notDone} announce>
              {why().message}
            </Notice>
          )}
        </Show>
        <Show when={mark().isClash}>
          <Notice kind="decision">{words.clashText}</Notice>
        </Show>
        <Show when={mark().awaitsBy}>
          {(by) => (
            <Notice
              kind={isAdmin() ? 'decision' : 'info'}
              actions={
                <Show when={isAdmin()}>
                  <Button href="/refused">{words.lookAtIt}</Button>
                </Show>
              }
            >
              {(isAdmin() ? words.awaitsYours : words.awaitsText)(firstNameOf(engine, by()))}
            </Notice>
          )}
        </Show>
        <Show when={mark().isUnsent}>
          <Notice kind="waiting">{words.unsentText}</Notice>
        </Show>
        <BookingFacts view={props.view} />
        <Show when={canAskAgain()}>
          <p class="text-small text-muted">{words.askAgainHint}</p>
        </Show>
        <div class="flex flex-wrap gap-2">
          <Show when={phone()}>
            {(number) => (
              <>
                <Button href={callLink(number())}>{words.call}</Button>
                <Button href={messageLink(number())}>{words.message}</Button>
              </>
            )}
          </Show>
          <Show when={undoWord()}>
            {(word) => <Button onPress={() => void steps.undo(booking().id)}>{word()}</Button>}
          </Show>
          <Show when={props.view.canMove && mark().isToLog}>
            <Button onPress={props.onMove}>{words.move}</Button>
          </Show>
          <Show when={props.view.canCancel}>
            <Button variant="danger" onPress={props.onCancel}>
              {words.cancel}
            </Button>
          </Show>
        </div>
        <BookingHistory view={props.view} />
      </div>
    </Sheet>
  )
}

/** The status even while it is unsent, beside the chip that says so. */
function StatusChip(props: { view: BookingView }): JSX.Element {
  const status = () => props.view.booking.status
  return <Chip state={status()}>{STATUS_WORD[status()]}</Chip>
}
