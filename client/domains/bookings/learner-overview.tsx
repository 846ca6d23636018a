/** The first part of a learner's file: what is next, and how every skill stands and grew. */
import CornerUpRight from 'lucide-solid/icons/corner-up-right'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { learnerProgressView, levelHistory } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { LevelGrid } from '#client/ui/charts/level-grid.tsx'
import { civilDateOf, formatDay, formatSpan } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import { LEVEL_WORDS } from '#shared/domains/lessons/index.ts'
import { BookingChip } from './booking-chip.tsx'
import { learnerLessonsView } from './booking-view.ts'
import { learnerWords } from './learner-words.ts'
import { markOf } from './marks.ts'
import { SkillGroups } from './skill-groups.tsx'
import { useIsWide } from './use-is-wide.ts'

/** As many lessons as stand beside the names of the skills on a desktop. */
const COLUMNS = 12

export function LearnerOverview(props: {
  learnerId: string
  hrefOf: (bookingId: string) => string
}): JSX.Element {
  const engine = useEngine()
  const isWide = useIsWide()
  const busySet = engine.set<BusyTime>('busy')
  const progress = createMemo(() => learnerProgressView(engine.rows, props.learnerId))
  const lessons = createMemo(() =>
    learnerLessonsView(engine.rows, props.learnerId, { nowMs: engine.minute() }),
  )
  const summary = () =>
    learnerWords.skillsSummary(progress().independentCount, progress().skillCount)
  return (
    <div class="grid items-start gap-4 rail:grid-cols-[minmax(0,1fr)_19rem]">
      <div class="grid gap-4 rail:order-2">
        <Show when={progress().nextTime}>
          {(note) => (
            <Card title={learnerWords.nextTime} aside={<CornerUpRight size={18} />}>
              <p class="whitespace-pre-wrap">{note()}</p>
            </Card>
          )}
        </Show>
        <Card title={learnerWords.nextLessons}>
          <Show
            when={lessons().upcoming.length > 0}
            fallback={<p class="text-muted">{learnerWords.nothingBooked}</p>}
          >
            <Rows>
              <For each={lessons().upcoming.slice(0, 4)}>
                {(booking) => (
                  <Row
                    href={props.hrefOf(booking.id)}
                    title={formatDay(booking.startsAtMs)}
                    note={formatSpan(booking.startsAtMs, booking.endsAtMs)}
                    trail={
                      <BookingChip
                        mark={markOf(engine.rows, busySet.all(), booking, engine.minute())}
                      />
                    }
                  />
                )}
              </For>
            </Rows>
          </Show>
        </Card>
      </div>
      <Card title={learnerWords.skills} aside={summary()}>
        <Show when={isWide()} fallback={<SkillGroups progress={progress()} />}>
          <SkillsTable learnerId={props.learnerId} />
        </Show>
      </Card>
    </div>
  )
}

/** "24/11": short and of one width, so that the columns are too. */
const columnWord = (atMs: number): string => {
  const [, month, day] = civilDateOf(atMs).split('-').map(Number)
  return `${day}/${month}`
}

function SkillsTable(props: { learnerId: string }): JSX.Element {
  const engine = useEngine()
  const history = createMemo(() => levelHistory(engine.rows, props.learnerId, COLUMNS))
  const groups = createMemo(() =>
    learnerProgressView(engine.rows, props.learnerId).groups.map((group) =>
      group.skills.map((one) => ({
        label: `${one.skill} ${one.name}`,
        levels: history().levels.get(one.skill) ?? [],
      })),
    ),
  )
  return (
    <LevelGrid
      caption={learnerWords.skillsTable}
      columns={history().lessonsAtMs.map(columnWord)}
      words={LEVEL_WORDS}
      groups={groups()}
      emptyWord={learnerWords.notYet}
    />
  )
}
