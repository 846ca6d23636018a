/** What is unfinished on Today: requests to answer, lessons to log. */
import { For, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatNearDay, formatSpan } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { words } from './words.ts'

/** Where the chip beside the day leads to. */
export const TO_LOG_ID = 'lessons-to-log'

/** Requests of other days, each answered in one press. */
export function Waiting(props: {
  bookings: readonly BookingRow[]
  onConfirm: (booking: BookingRow) => void
  onOpen: (bookingId: string) => void
}): JSX.Element {
  const engine = useEngine()
  return (
    <Show when={props.bookings.length > 0}>
      <Card title={words.waitingForYou} aside={String(props.bookings.length)} tone="act">
        <Rows>
          <For each={props.bookings}>
            {(booking) => (
              <Row
                title={nameOf(engine, booking.learnerId)}
                note={`${formatNearDay(booking.startsAtMs, engine.minute())}, ${formatSpan(booking.startsAtMs, booking.endsAtMs)}`}
                trail={<Chip state="pending">Pending</Chip>}
              >
                <div class="flex gap-2 pb-3 *:flex-1">
                  <Button variant="primary" onPress={() => props.onConfirm(booking)}>
                    {words.confirm}
                  </Button>
                  <Button onPress={() => props.onOpen(booking.id)}>{words.otherTime}</Button>
                </div>
              </Row>
            )}
          </For>
        </Rows>
      </Card>
    </Show>
  )
}

/** Lessons that are over and not logged, from any day. Never blocks, and stays until it is empty. */
export function ToLog(props: {
  bookings: readonly BookingRow[]
  onLog: (bookingId: string) => void
  nowMs: number
}): JSX.Element {
  const engine = useEngine()
  return (
    <Show when={props.bookings.length > 1}>
      <div id={TO_LOG_ID} tabindex="-1">
        <Card title={words.toLogTitle} aside={String(props.bookings.length)} tone="act">
          <Rows>
            <For each={props.bookings}>
              {(booking) => (
                <Row
                  title={nameOf(engine, booking.learnerId)}
                  note={`${formatNearDay(booking.startsAtMs, props.nowMs)}, ${formatSpan(booking.startsAtMs, booking.endsAtMs)}`}
                  trail={
                    <Button variant="secondary" onPress={() => props.onLog(booking.id)}>
                      {words.log}
                    </Button>
                  }
                />
              )}
            </For>
          </Rows>
        </Card>
      </div>
    </Show>
  )
}
