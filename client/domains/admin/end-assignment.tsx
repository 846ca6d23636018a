/** Asks from when an assignment ends, and says what follows from it. */
import { createSignal, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { DateField } from '#client/ui/date-field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { civilDateOf, civilTimeOf } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { type EndText, endTimeOf, lessonsLeft } from './end-time.ts'

export function EndAssignment(props: {
  learnerId: string
  instructorId: string
  onLeave: () => void
  /** Undefined: from now. */
  onEnd: (from: number | undefined) => void
}): JSX.Element {
  const engine = useEngine()
  const [text, setText] = createSignal<EndText>({
    when: 'now',
    date: civilDateOf(engine.now()),
    time: civilTimeOf(engine.now()),
  })
  const [problem, setProblem] = createSignal<string>()
  const change = (part: Partial<EndText>) => {
    setProblem(undefined)
    setText({ ...text(), ...part })
  }
  const instructor = () => firstNameOf(engine, props.instructorId)
  const learner = () => firstNameOf(engine, props.learnerId)
  const left = () => {
    const end = endTimeOf(text(), engine.minute())
    const fromMs = 'from' in end ? (end.from ?? engine.minute()) : engine.minute()
    return lessonsLeft(engine.rows.all<BookingRow>('booking'), props, fromMs).length
  }
  const submit = () => {
    const end = endTimeOf(text(), engine.now())
    if ('problem' in end) setProblem(end.problem)
    else props.onEnd(end.from)
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onLeave()}
      title={`${nameOf(engine, props.instructorId)} no longer teaches ${nameOf(engine, props.learnerId)}`}
      submitLabel="End it"
      onSubmit={submit}
    >
      <RadioGroup
        label="From when?"
        value={text().when}
        options={[
          { value: 'now', label: 'From now' },
          { value: 'earlier', label: 'From an earlier time', hint: 'Today or before' },
        ]}
        onChange={(when) => change({ when: when === 'earlier' ? 'earlier' : 'now' })}
      />
      <Show when={text().when === 'earlier'}>
        <div class="flex flex-wrap gap-4">
          <DateField
            label="Date"
            value={text().date}
            max={civilDateOf(engine.minute())}
            error={problem()}
            onInput={(date) => change({ date })}
          />
          <DateField
            label="Time"
            kind="time"
            stepSeconds={300}
            value={text().time}
            onInput={(time) => change({ time })}
          />
        </div>
      </Show>
      <p class="dc-row-note">
        {instructor()} stops seeing {learner()}’s records at once. Lessons that began before then
        still count when {instructor()}’s phone sends them later; what comes of later ones waits for
        your decision.
      </p>
      <Show when={left() > 0}>
        <p class="dc-row-note">
          {plural(left(), { one: 'lesson', other: 'lessons' })} with {instructor()} after that{' '}
          {left() === 1 ? 'stays' : 'stay'} in the diary. Cancel {left() === 1 ? 'it' : 'them'}{' '}
          there, and book anew.
        </p>
      </Show>
    </FormDialog>
  )
}
