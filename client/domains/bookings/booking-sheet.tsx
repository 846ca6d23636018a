/** One booking in one sheet, for whoever looks: how it stands, who acts next, and the ways on. */
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { LogSheet } from '#client/domains/lessons/index.ts'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay, formatSpan } from '#client/ui/format/index.ts'
import { Sheet } from '#client/ui/sheet.tsx'
import type { AwaitingLesson, BusyTime } from '#shared/domains/bookings/index.ts'
import { BookingFront } from './booking-front.tsx'
import { type BookingView, bookingView } from './booking-view.ts'
import { CancelSheet } from './cancel-sheet.tsx'
import { MoveSheet } from './move-sheet.tsx'
import RequestSheet from './request-sheet.tsx'
import { words } from './words.ts'

export interface BookingSheetProps {
  bookingId: string
  onClose: () => void
}

type Part = 'front' | 'move' | 'ask' | 'cancel' | 'log'

export default function BookingSheet(props: BookingSheetProps): JSX.Element {
  const engine = useEngine()
  const busySet = engine.set<BusyTime>('busy')
  const awaitingSet = engine.set<AwaitingLesson>('awaiting')
  const [part, setPart] = createSignal<Part>('front')
  const view = createMemo(() =>
    bookingView(engine.rows, props.bookingId, {
      viewer: engine.me,
      nowMs: engine.minute(),
      busy: busySet.all(),
      awaiting: awaitingSet.all(),
    }),
  )
  const title = (shown: BookingView) =>
    shown.side === 'learner'
      ? `Lesson with ${firstNameOf(engine, shown.booking.instructorId)}`
      : nameOf(engine, shown.booking.learnerId)
  const subtitle = ({ booking }: BookingView) =>
    `${formatDay(booking.startsAtMs)}, ${formatSpan(booking.startsAtMs, booking.endsAtMs)}`
  return (
    <Show when={view()} fallback={<Missing onClose={props.onClose} />}>
      {(shown) => (
        <Switch>
          <Match when={part() === 'log'}>
            <LogSheet bookingId={props.bookingId} onClose={props.onClose} />
          </Match>
          <Match when={part() === 'move'}>
            <MoveSheet
              view={shown()}
              title={title(shown())}
              subtitle={subtitle(shown())}
              onBack={() => setPart('front')}
              onClose={props.onClose}
            />
          </Match>
          <Match when={part() === 'ask'}>
            <RequestSheet onClose={() => setPart('front')} />
          </Match>
          <Match when={part() === 'cancel'}>
            <CancelSheet
              view={shown()}
              title={title(shown())}
              subtitle={subtitle(shown())}
              onBack={() => setPart('front')}
              onClose={props.onClose}
            />
          </Match>
          <Match when={part() === 'front'}>
            <BookingFront
              view={shown()}
              title={title(shown())}
              subtitle={subtitle(shown())}
              onMove={() => setPart('move')}
              onAskAgain={() => setPart('ask')}
              onCancel={() => setPart('cancel')}
              onLog={() => setPart('log')}
              onClose={props.onClose}
            />
          </Match>
        </Switch>
      )}
    </Show>
  )
}

function Missing(props: { onClose: () => void }): JSX.Element {
  return (
    <Sheet open onOpenChange={(open) => !open && props.onClose()} title={words.notFoundTitle}>
      <Empty title={words.notFoundTitle}>{words.notFoundText}</Empty>
    </Sheet>
  )
}
