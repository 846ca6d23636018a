/** What there is to know about one booking, and how it came to be so. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { REASON_WORDS } from '#client/domains/lessons/index.ts'
import { paymentsOfBooking } from '#client/domains/money/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { SectionHead } from '#client/ui/card.tsx'
import { type Fact, Facts } from '#client/ui/fact-card.tsx'
import { formatDuration, formatMoney, formatSinceExactly } from '#client/ui/format/index.ts'
import { HEARD_LATE } from '#shared/domains/bookings/index.ts'
import type { Notice } from '#shared/domains/notifications/index.ts'
import type { BookingView } from './booking-view.ts'
import { bookingHistory } from './history.ts'
import { freeUntilWords, heardLateWords, noticeWords, stepWords, words } from './words.ts'

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who and when stand above it, in the title of the sheet. */
export function BookingFacts(props: { view: BookingView }): JSX.Element {
  const engine = useEngine()
  const notices = engine.set<Notice>('notifications')
  const booking = () => props.view.booking
  const facts = createMemo<Fact[]>(() => {
    const { durationMinutes, learnerId, instructorId } = booking()
    const paid = paymentsOfBooking(engine.rows, learnerId, booking().id)
    const { reason, reasonNote, noticeMs, charge, purpose, decidedAtMs } = booking()
    const late = [...notices.all().values()].find(
      (one) => one.what === HEARD_LATE && one.about === booking().id,
    )
    const isOpen = booking().status === 'pending' || booking().status === 'confirmed'
    return [
      { label: 'Length', value: formatDuration(durationMinutes) },
      ...(props.view.side === 'learner'
        ? [{ label: 'Instructor', value: nameOf(engine, instructorId) }]
        : []),
      ...(props.view.side !== 'learner' && instructorId !== engine.me.personId
        ? [{ label: 'Instructor', value: nameOf(engine, instructorId) }]
        : []),
      ...(props.view.pickup ? [{ label: 'Pick-up', value: props.view.pickup }] : []),
      ...(purpose ? [{ label: 'For', value: purpose }] : []),
      ...(props.view.nextTime && isOpen
        ? [{ label: words.nextTime, value: props.view.nextTime }]
        : []),
      ...(isOpen && props.view.isFreeNow
        ? [{ label: 'Cancelling', value: capitalised(freeUntilWords(props.view.freeUntilMs)) }]
        : []),
      ...(reason
        ? [
            {
              label: 'Cancelled',
              value: [REASON_WORDS[reason], reasonNote].filter(Boolean).join(': '),
            },
            { label: 'Notice', value: noticeWords(noticeMs ?? 0) },
            // It was free by a clock that is not the school's: who decides about money sees both times.
            ...(late ? [{ label: 'Written', value: heardLateWords(decidedAtMs, late.atMs) }] : []),
            { label: 'Charge', value: charge ? 'To be charged' : 'Not charged' },
          ]
        : []),
      ...paid.payments.map((one) => ({
        label: 'Paid',
        value: (
          <span class={one.struck ? 'line-through' : undefined}>
            {`${formatMoney(one.amountPence)}, ${one.method}, receipt ${one.receipt}`}
          </span>
        ),
      })),
    ]
  })
  return <Facts facts={facts()} />
}

export function BookingHistory(props: { view: BookingView }): JSX.Element {
  const engine = useEngine()
  const notices = engine.set<Notice>('notifications')
  const entries = createMemo(() =>
    bookingHistory(props.view.booking, {
      notices: notices.all().values(),
      waiting: engine.sync.waiting(),
      sent: engine.sync.sent(),
      refused: engine.sync.refused(),
      personId: engine.me.personId,
    }),
  )
  const stateWords = { here: words.historyHere, refused: words.historyRefused, sent: '' }
  return (
    <section>
      <SectionHead title={words.history} />
      <ol class="dc-rows">
        <For each={entries()}>
          {(entry) => (
            <li class="flex flex-wrap justify-between gap-x-4 py-2">
              <span>
                {stepWords(
                  entry.by === engine.me.personId ? 'You' : nameOf(engine, entry.by),
                  entry.step,
                )}
                <Show when={stateWords[entry.state]}>
                  {(state) => <span class="text-small text-muted"> ({state()})</span>}
                </Show>
              </span>
              <span class="text-small text-muted">
                {formatSinceExactly(entry.atMs, engine.minute())}
              </span>
            </li>
          )}
        </For>
      </ol>
      <Show when={engine.me.roles.includes('admin')}>
        <a href={`/more/security-log/${encodeURIComponent(props.view.booking.doc)}`}>
          {words.everyChange}
        </a>
      </Show>
    </section>
  )
}
