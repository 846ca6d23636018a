/** A day as a route: lessons solid, free time broken, requests with their answer beside them. */
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { paymentsOfBooking } from '#client/domains/money/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { formatDuration, formatMoney, formatSince, formatTime } from '#client/ui/format/index.ts'
import { RouteLine, RouteStop } from '#client/ui/route-line.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { BookingChip } from './booking-chip.tsx'
import type { DayPart } from './today-view.ts'
import { words } from './words.ts'

export interface TodayRouteProps {
  label: string
  parts: readonly DayPart[]
  onOpen: (bookingId: string) => void
  hrefOf: (bookingId: string) => string
  onLog: (bookingId: string) => void
  onConfirm: (booking: BookingRow) => void
}

type LessonPart = Extract<DayPart, { kind: 'lesson' }>
type FreePart = Extract<DayPart, { kind: 'free' }>

export function TodayRoute(props: TodayRouteProps): JSX.Element {
  return (
    <RouteLine label={props.label}>
      <For each={props.parts}>
        {(part) => (
          <Switch>
            <Match when={part.kind === 'lesson'}>
              <LessonStop {...props} part={part as LessonPart} />
            </Match>
            <Match when={part.kind === 'free'}>
              <FreeStop part={part as FreePart} />
            </Match>
          </Switch>
        )}
      </For>
    </RouteLine>
  )
}

function FreeStop(props: { part: FreePart }): JSX.Element {
  const minutes = () => (props.part.endsAtMs - props.part.startsAtMs) / MINUTE_MS
  return (
    <RouteStop
      line="broken"
      time={formatTime(props.part.startsAtMs)}
      title={words.free(formatDuration(minutes()))}
    />
  )
}

function LessonStop(props: TodayRouteProps & { part: LessonPart }): JSX.Element {
  const engine = useEngine()
  const booking = () => props.part.booking
  const place = () =>
    booking().pickup ?? engine.rows.get<LearnerRow>('learner', booking().learnerId)?.pickup
  const paid = () => {
    const view = paymentsOfBooking(engine.rows, booking().learnerId, booking().id)
    const [last] = view.payments.filter((one) => !one.struck)
    if (last === undefined) return undefined
    return `${formatMoney(view.totalPence)} ${last.method.toLowerCase()}, receipt ${last.receipt}`
  }
  const isAsked = () => booking().status === 'pending'
  const note = () =>
    [
      [`to ${formatTime(booking().endsAtMs)}`, place()].filter(Boolean).join(', '),
      paid(),
      ...(props.part.overlaps ? [words.overlaps] : []),
      ...(isAsked()
        ? [
            `Asked ${formatSince(booking().decidedAtMs, engine.minute())}, ${words.waitingForYou.toLowerCase()}`,
          ]
        : []),
    ]
      .filter(Boolean)
      .join('. ')
  return (
    <RouteStop
      line="solid"
      time={formatTime(booking().startsAtMs)}
      title={nameOf(engine, booking().learnerId)}
      href={props.hrefOf(booking().id)}
      past={props.part.isPast}
      aside={<BookingChip mark={props.part.mark} />}
      note={note()}
      actions={
        <Show when={isAsked() || props.part.mark.isToLog}>
          <Show when={isAsked()}>
            <Button variant="primary" onPress={() => props.onConfirm(booking())}>
              {words.confirm}
            </Button>
            <Button onPress={() => props.onOpen(booking().id)}>{words.otherTime}</Button>
          </Show>
          <Show when={props.part.mark.isToLog}>
            <Button variant="secondary" onPress={() => props.onLog(booking().id)}>
              {words.log}
            </Button>
          </Show>
        </Show>
      }
    />
  )
}
