/** The learners of an instructor, or of the school: who, how far, and when they drive next. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf, RestrictionChip, useSession } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { FieldFrame } from '#client/ui/field-frame.tsx'
import { formatNearDay, formatTime } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { learnerWords } from './learner-words.ts'
import { type LearnerLine, learnersView } from './learners-view.ts'
import { NothingYet } from './nothing-yet.tsx'
import { useIsWide } from './use-is-wide.ts'
import { STATUS_WORD } from './words.ts'

export default function LearnersScreen(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [search, setSearch] = createSignal('')
  const isWide = useIsWide()
  const isOffice = () => session.hat() === 'admin'
  const view = (text: string) =>
    learnersView(engine.rows, {
      instructorId: isOffice() ? undefined : engine.me.personId,
      nowMs: engine.minute(),
      nameOf: (id) => nameOf(engine, id),
      search: text,
    })
  const everyone = createMemo(() => view(''))
  const found = createMemo(() => (search().trim() === '' ? everyone() : view(search())))
  const next = (line: LearnerLine): string => {
    const booking = line.next
    if (booking === undefined) return learnerWords.nothingBooked
    const when = `${formatNearDay(booking.startsAtMs, engine.minute())}, ${formatTime(booking.startsAtMs)}`
    const asked = booking.status === 'pending' ? ` (${STATUS_WORD.pending.toLowerCase()})` : ''
    return `${when}${asked}`
  }
  const note = (line: LearnerLine): string =>
    // On a phone the stage stands beside it; who teaches whom is in People and in the file.
    isOffice() && isWide()
      ? `${next(line)}, ${line.assigned.map((id) => firstNameOf(engine, id)).join(', ') || learnerWords.noInstructor}`
      : next(line)
  return (
    <Page
      title={learnerWords.title}
      note={plural(everyone().length, { one: 'learner', other: 'learners' })}
    >
      <Show
        when={everyone().length > 0}
        fallback={
          <Show when={engine.rows.isComplete()}>
            <NothingYet title={learnerWords.emptyTitle}>
              {isOffice() ? learnerWords.emptyOffice : learnerWords.emptyText}
            </NothingYet>
          </Show>
        }
      >
        <search class="max-w-md">
          <FieldFrame label={learnerWords.find}>
            {(links) => (
              <input
                {...links}
                class="dc-input"
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck={false}
                value={search()}
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            )}
          </FieldFrame>
        </search>
        <p class="sr-only" role="status">
          {search() === '' ? '' : learnerWords.found(found().length)}
        </p>
        <Show
          when={found().length > 0}
          fallback={<p class="py-4 text-muted">{learnerWords.notFound(search())}</p>}
        >
          <div class="rounded-card border border-hairline bg-surface">
            <Rows label={learnerWords.title} inset>
              <For each={found()}>
                {(line) => (
                  <Row
                    href={`/learners/${line.id}`}
                    lead={<Avatar name={line.name} />}
                    title={line.name}
                    note={note(line)}
                    trail={
                      <span class="flex flex-wrap justify-end gap-1">
                        <Show when={line.isRestricted}>
                          <RestrictionChip />
                        </Show>
                        <Chip state="stage">{line.stage}</Chip>
                      </span>
                    }
                  />
                )}
              </For>
            </Rows>
          </div>
        </Show>
      </Show>
    </Page>
  )
}
