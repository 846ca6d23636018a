/** What is asked about a lesson that is over: outcome, skills, note, next time, paid. */
import { createMemo, type JSX, Show } from 'solid-js'
import { paymentsOfBooking } from '#client/domains/money/index.ts'
import { firstNameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { TextAreaField, TextField } from '#client/ui/field.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import type { FormDraft } from './form-draft.ts'
import type { LogDraft } from './log-draft.ts'
import type { LogText } from './log-text.ts'
import { NotGiven } from './not-given.tsx'
import { PaidField } from './paid-field.tsx'
import { levelsBefore, plannedSkills, ratingsOf } from './queries.ts'
import { SkillSteps } from './skill-steps.tsx'
import { logWords, OUTCOMES } from './words.ts'

export interface LogFormProps {
  booking: BookingRow
  draft: FormDraft<LogDraft>
  note: LogText
  next: LogText
  problem: Problem | undefined
}

export function LogForm(props: LogFormProps): JSX.Element {
  const engine = useEngine()
  const draft = () => props.draft.value()
  const learnerId = () => props.booking.learnerId
  const firstName = () => firstNameOf(engine, learnerId())
  // Chosen once: a plan that changed under the thumb would move the cells.
  const planned = [
    ...ratingsOf(engine.rows, learnerId(), props.booking.id).keys(),
    ...plannedSkills(engine.rows, learnerId(), props.booking).map((one) => one.skill),
  ]
  const given = createMemo(() => ratingsOf(engine.rows, learnerId(), props.booking.id))
  const last = createMemo(() => levelsBefore(engine.rows, learnerId(), props.booking))
  const errorOf = (field: string) =>
    props.problem?.field === field ? props.problem.message : undefined
  const rate = (skill: number, level: number | undefined) => {
    const { [skill]: _before, ...others } = draft().ratings
    props.draft.change({ ratings: level === undefined ? others : { ...others, [skill]: level } })
  }
  return (
    <div class="grid gap-5">
      <Show when={props.booking.status !== 'completed'}>
        <OptionButtons
          label="How did it go?"
          hideLabel
          columns={3}
          value={draft().outcome}
          options={OUTCOMES}
          onChange={(outcome) => props.draft.change({ outcome })}
        />
      </Show>
      <Show
        when={draft().outcome === 'delivered'}
        fallback={
          <NotGiven
            booking={props.booking}
            draft={draft()}
            nowMs={engine.minute()}
            error={errorOf('reason')}
            onChange={props.draft.change}
          />
        }
      >
        <SkillSteps
          planned={planned}
          added={draft().added}
          last={last()}
          given={given()}
          ratings={draft().ratings}
          onRate={rate}
          onAdd={(skill) => props.draft.change({ added: [...draft().added, skill] })}
        />
        <TextAreaField
          label={logWords.note}
          hint={logWords.noteHint(firstName())}
          optional
          maxLength={4_000}
          value={props.note.value()}
          onInput={(text) => {
            const { typed, was } = props.note.type(text)
            props.draft.change({ note: typed, ...(was === undefined ? {} : { noteWas: was }) })
          }}
        />
        <TextField
          label={logWords.next}
          hint={logWords.nextHint}
          optional
          autocapitalize="sentences"
          maxLength={4_000}
          value={props.next.value()}
          onInput={(text) => {
            const { typed, was } = props.next.type(text)
            props.draft.change({ next: typed, ...(was === undefined ? {} : { nextWas: was }) })
          }}
        />
        <PaidField
          durationMinutes={props.booking.durationMinutes}
          draft={draft()}
          already={paymentsOfBooking(engine.rows, learnerId(), props.booking.id)}
          error={errorOf('amount')}
          onPaid={(paid) => props.draft.change({ paid })}
          onAmount={(amount) => props.draft.change({ amount })}
        />
      </Show>
    </div>
  )
}
