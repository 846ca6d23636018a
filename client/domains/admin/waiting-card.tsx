/** Who must act next, where it is not the office: requests to answer, lessons to log. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { type WaitsFor, waitingForOthers } from './queries.ts'
import { createIsKnown } from './use-is-known.ts'
import { words } from './words.ts'

const SHOWN_AT_MOST = 6

const hrefOf = ({ booking }: WaitsFor): string =>
  `/diary?date=${booking.date}&booking=${encodeURIComponent(booking.id)}`

export function WaitingCard(): JSX.Element {
  const engine = useEngine()
  const isKnown = createIsKnown(engine)
  const waiting = createMemo(() => waitingForOthers(engine.rows, engine.minute()))
  return (
    <Show when={waiting().length > 0}>
      <Card
        title={words.waitingForOthers}
        aside={isKnown() ? String(waiting().length) : `${waiting().length} so far`}
      >
        <Rows label={words.waitingForOthers}>
          <For each={waiting().slice(0, SHOWN_AT_MOST)}>
            {(one) => (
              <Row
                href={hrefOf(one)}
                title={
                  // The chip stands in the line of the name: beside both it would break the second.
                  <span class="flex flex-wrap items-center justify-between gap-x-2">
                    {nameOf(engine, one.booking.learnerId)}
                    <Chip state={one.to === 'answer' ? 'pending' : 'neutral'}>
                      {one.to === 'answer' ? 'To answer' : 'To log'}
                    </Chip>
                  </span>
                }
                note={`${formatDayTime(one.booking.startsAtMs)} · Waiting for ${firstNameOf(engine, one.booking.instructorId)}`}
              />
            )}
          </For>
        </Rows>
        <Show when={waiting().length > SHOWN_AT_MOST}>
          <p class="text-small text-muted">{words.andMore}</p>
        </Show>
      </Card>
    </Show>
  )
}
