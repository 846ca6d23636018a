/** A new booking by staff: who, when, where. Confirmed at once; what it runs into is said before. */
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { createFormDraft } from '#client/domains/lessons/index.ts'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { focusById } from '#client/ui/focus.ts'
import { Notice } from '#client/ui/notice.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { LearnerRow, Person } from '#shared/domains/people/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { idToBook } from './id-to-book.ts'
import { SlotFields } from './slot-fields.tsx'
import { type SlotText, slotOf } from './slot-form.ts'
import { slotWords } from './slot-words.ts'
import { createSteps } from './use-steps.ts'
import { dateTimeWords, words } from './words.ts'

/** What is known when it is opened: the place pressed in a diary, or the learner of a file. */
export type BookingWish = {
  readonly instructorId?: string | undefined
  readonly learnerId?: string | undefined
  readonly date?: string | undefined
  readonly time?: string | undefined
}

export interface BookSheetProps {
  wish: BookingWish
  onClose: () => void
}

type BookDraft = SlotText & {
  readonly learnerId: string
  readonly instructorId: string
  /** Undefined until typed: then the learner's usual place. */
  readonly pickup?: string
  /** Kept with the draft, so that saving twice books once. */
  readonly bookingId: string
}

const DEFAULT_MINUTES = 60

export default function BookSheet(props: BookSheetProps): JSX.Element {
  const engine = useEngine()
  const steps = createSteps(engine)
  const isAdmin = engine.me.roles.includes('admin')
  const { instructorId, learnerId, date, time } = props.wish
  const isEmpty = !learnerId && !date && !time
  // A wish from a diary starts anew; a form opened with nothing goes on where it was left.
  const draft = createFormDraft<BookDraft>(
    engine.drafts,
    isEmpty ? 'book' : `book/${learnerId ?? ''}/${instructorId ?? ''}/${date ?? ''}/${time ?? ''}`,
    {
      learnerId: learnerId ?? '',
      instructorId: instructorId ?? (isAdmin ? '' : engine.me.personId),
      date: date ?? '',
      time: time ?? '',
      durationMinutes: DEFAULT_MINUTES,
      bookingId: engine.newId(),
    },
  )
  const [problem, setProblem] = createSignal<Problem>()
  const learners = createMemo(() =>
    engine.rows
      .all<LearnerRow>('learner')
      .filter((one) => isAdmin || one.assigned.includes(engine.me.personId))
      .map((one) => ({ value: one.id, label: nameOf(engine, one.id) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  )
  const instructors = createMemo(() =>
    [...engine.set<Person>('people').all()]
      .filter(([, person]) => person.roles.includes('instructor'))
      .map(([value, person]) => ({ value, label: person.displayName }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  )
  const usualPlace = () =>
    engine.rows.get<LearnerRow>('learner', draft.value().learnerId)?.pickup ?? ''
  const pickup = () => draft.value().pickup ?? usualPlace()
  const errorOf = (field: string) => (problem()?.field === field ? problem()?.message : undefined)
  const missing = (): Problem | undefined => {
    const { learnerId: who, instructorId: withWhom } = draft.value()
    if (who === '') return { code: 'learner', message: 'Choose a learner.', field: 'learner' }
    if (withWhom === '') {
      return { code: 'instructor', message: 'Choose an instructor.', field: 'instructor' }
    }
    if (slotOf(draft.value()) === undefined) {
      return { code: 'time', message: slotWords.needsTime, field: 'date' }
    }
    return undefined
  }
  const save = async () => {
    const needed = missing()
    const slot = slotOf(draft.value())
    if (needed || slot === undefined) {
      setProblem(needed)
      const id = needed?.field === 'date' ? 'slot-date' : `book-${needed?.field}`
      return queueMicrotask(() => focusById(id))
    }
    const { bookingId: kept, learnerId: who, instructorId: withWhom } = draft.value()
    const wish = { ...slot, learnerId: who, instructorId: withWhom }
    const booked = engine.rows.get<BookingRow>('booking', kept)
    const bookingId = idToBook(kept, wish, booked, engine.newId)
    if (bookingId !== kept) draft.change({ bookingId })
    const place = pickup().trim()
    const input = {
      bookingId,
      learnerId: who,
      instructorId: withWhom,
      slot,
      ...(place ? { pickup: place } : {}),
    }
    const message = `${firstNameOf(engine, who)} booked for ${dateTimeWords(slot.date, slot.time)}. Saved on this device`
    const refused = await steps.run(message, { name: 'bookings.book', input })
    setProblem(refused)
    if (refused) return
    await draft.clear()
    props.onClose()
  }
  return (
    <Sheet
      open
      keep
      full
      onOpenChange={(open) => !open && props.onClose()}
      title="New booking"
      footer={
        <Button variant="primary" size="large" wide onPress={() => void save()}>
          Book lesson
        </Button>
      }
    >
      <Show when={draft.isReady()}>
        <div class="grid gap-5">
          <Show when={problem() && !problem()?.field}>
            <Notice kind="refused" title={words.notDone} announce>
              {problem()?.message}
            </Notice>
          </Show>
          <Show when={draft.isAtRisk()}>
            <Notice kind="refused">{words.atRisk}</Notice>
          </Show>
          <SelectField
            label="Learner"
            id="book-learner"
            placeholder="Choose a learner"
            value={draft.value().learnerId}
            error={errorOf('learner')}
            options={learners()}
            onChange={(learnerId) => draft.change({ learnerId })}
          />
          <Show when={isAdmin}>
            <SelectField
              label="Instructor"
              id="book-instructor"
              placeholder="Choose an instructor"
              value={draft.value().instructorId}
              error={errorOf('instructor')}
              options={instructors()}
              onChange={(instructorId) => draft.change({ instructorId })}
            />
          </Show>
          <SlotFields
            value={draft.value()}
            onChange={draft.change}
            instructorId={draft.value().instructorId}
            learnerId={draft.value().learnerId || undefined}
            error={errorOf('date')}
          />
          <TextField
            label="Pick-up"
            optional
            autocapitalize="words"
            maxLength={200}
            value={pickup()}
            onInput={(place) => draft.change({ pickup: place })}
          />
        </div>
      </Show>
    </Sheet>
  )
}
