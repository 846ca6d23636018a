/** One late lesson before an admin: who, when, after which end, what they wrote, and the answers. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { FactCard } from '#client/ui/fact-card.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Waiting } from '#client/ui/waiting.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { SaidValue } from './account-api.ts'
import { LateDialog } from './late-dialog.tsx'
import { answersTo, type LateAnswer, type LateLesson, lateTitle } from './late-lessons.ts'
import { lateWords } from './late-words.ts'
import { firstNameOf } from './names.ts'
import { recordWords } from './record-words.ts'
import { saidWords } from './refused-words.ts'
import { useSession } from './session.ts'

/** Said by the card itself already. */
const IN_TITLE = new Set(['Instructor', 'Starts', 'Length'])

const saidIn = (said: readonly SaidValue[], field: string): SaidValue['value'] =>
  said.find(({ path }) => path.join() === field)?.value ?? null

export function LateLessonCard(props: { lesson: LateLesson; onDecided: () => void }): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [asked, setAsked] = createSignal<LateAnswer>()
  const [read] = createResource(
    () => props.lesson.entries.map(({ id }) => id).join(),
    () =>
      Promise.all(
        props.lesson.entries.map(async (entry) => {
          const answer = await session.api.refusedChange(entry.id)
          return { entry, said: answer.ok ? answer.value : null }
        }),
      ),
  )
  const names = (id: string) => firstNameOf(engine, id)
  const booking = () => engine.rows.get<BookingRow>('booking', props.lesson.bookingId)
  /** What the late work itself says, where the booking is not here: it may be what was refused. */
  const logged = (field: string) =>
    brought(read)
      ?.map(({ said }) => saidIn(said ?? [], field))
      .find((value) => value !== null)
  const learnerId = () => booking()?.learnerId ?? String(logged('learnerId') ?? '')
  const startsAtMs = () => {
    const said = logged('startsAtMs')
    return booking()?.startsAtMs ?? (typeof said === 'number' ? said : undefined)
  }
  const untilMs = () =>
    engine.rows
      .get<LearnerRow>('learner', learnerId())
      ?.former?.find(({ instructorId }) => instructorId === props.lesson.person)?.untilMs
  const isLogged = () =>
    (brought(read) ?? []).some(
      ({ entry, said }) =>
        kindOf(entry.doc) === 'lesson' ||
        said?.some(({ path, value }) => path.at(-1) === 'type' && value === 'completed'),
    )
  const title = () =>
    lateTitle({
      author: names(props.lesson.person),
      learner: names(learnerId()),
      isLogged: isLogged(),
      startsAtMs: startsAtMs(),
      untilMs: untilMs(),
    })
  const facts = () =>
    (brought(read) ?? []).flatMap(({ entry, said }) =>
      said === null
        ? [{ label: recordWords(engine, entry.doc), value: lateWords.unreadable }]
        : saidWords(entry.doc, said, names).facts.filter(({ label }) => !IN_TITLE.has(label)),
    )
  return (
    <FactCard
      source={`By ${names(props.lesson.person)}, arrived ${formatDayTime(arrivedAt(props.lesson))}`}
      title={title()}
      chip={<Chip state="clash">{lateWords.chip}</Chip>}
      facts={[
        ...facts(),
        {
          label: lateWords.why,
          value:
            untilMs() === undefined
              ? (props.lesson.entries[0]?.message ?? '')
              : lateWords.ended(formatDayTime(untilMs() ?? 0)),
          decides: true,
        },
      ]}
    >
      <Show when={brought(read)} fallback={<Waiting>{lateWords.reading}</Waiting>}>
        <div class="grid gap-2 pt-4">
          <For each={answersTo(props.lesson)}>
            {(answer) => (
              <Button
                wide
                variant={answer === 'accept' ? 'secondary' : 'plain'}
                onPress={() => setAsked(answer)}
              >
                {answer === 'accept' && !isLogged()
                  ? lateWords.acceptPlain
                  : lateWords.answers[answer]}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={asked()}>
        {(answer) => (
          <LateDialog
            lesson={props.lesson}
            title={title()}
            answer={answer()}
            onLeave={() => {
              setAsked(undefined)
              // Some parts may have been decided before one could not be.
              props.onDecided()
            }}
            onDecided={props.onDecided}
          />
        )}
      </Show>
    </FactCard>
  )
}

const arrivedAt = ({ entries }: LateLesson): number =>
  Math.max(...entries.map(({ receivedAt }) => receivedAt))
