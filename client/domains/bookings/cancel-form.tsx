/** Calling a lesson off: a reason, what the notice means, and one question about money. */
import { createMemo, type JSX, Show } from 'solid-js'
import {
  LEARNER_REASONS,
  OWN_REASON_WORDS,
  REASON_WORDS,
  STAFF_REASONS,
} from '#client/domains/lessons/index.ts'
import { phoneOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { type CancellationReason, chargeProposed } from '#shared/domains/bookings/index.ts'
import type { BookingView } from './booking-view.ts'
import { callLink } from './links.ts'
import { freeUntilWords, words } from './words.ts'

export type CancelDraft = {
  readonly reason?: CancellationReason
  readonly note: string
  /** Undefined until chosen: then reason and notice propose it. */
  readonly charge?: boolean
}

export const chargeOf = (view: BookingView, draft: CancelDraft, nowMs: number): boolean =>
  draft.charge ?? chargeProposed(view.booking, draft.reason, nowMs)

export interface CancelFormProps {
  view: BookingView
  draft: CancelDraft
  error: string | undefined
  onChange: (part: Partial<CancelDraft>) => void
}

export function CancelForm(props: CancelFormProps): JSX.Element {
  const engine = useEngine()
  const isLearner = () => props.view.side === 'learner'
  const reasons = createMemo(() =>
    isLearner()
      ? LEARNER_REASONS.map((value) => ({ value, label: OWN_REASON_WORDS[value] ?? value }))
      : STAFF_REASONS.map((value) => ({ value, label: REASON_WORDS[value] })),
  )
  const isOffline = () => engine.sync.link() !== 'online'
  const phone = () => phoneOf(engine, props.view.booking.instructorId)
  const noticeText = () => {
    if (props.view.isFreeNow) return `Cancelling is ${freeUntilWords(props.view.freeUntilMs)}.`
    return isLearner() ? words.lateLearner : words.late
  }
  return (
    <div class="grid gap-5">
      <Notice kind={props.view.isFreeNow ? 'given' : 'decision'}>{noticeText()}</Notice>
      <Show when={isLearner() && isOffline()}>
        <Notice
          kind="waiting"
          actions={
            <Show when={phone()}>
              {(number) => <Button href={callLink(number())}>{words.call}</Button>}
            </Show>
          }
        >
          {words.notSent}
        </Notice>
      </Show>
      <RadioGroup
        label={isLearner() ? words.reasonLearner : words.reason}
        id="cancel-reason"
        error={props.error}
        value={props.draft.reason}
        options={reasons()}
        onChange={(reason) => props.onChange({ reason: reason as CancellationReason })}
      />
      <TextField
        label={words.fewWords}
        optional
        maxLength={200}
        value={props.draft.note}
        onInput={(note) => props.onChange({ note })}
      />
      <Show when={!isLearner()}>
        <OptionButtons
          label={words.charge}
          value={chargeOf(props.view, props.draft, engine.minute()) ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: words.chargeYes },
            { value: 'no', label: words.chargeNo },
          ]}
          onChange={(value) => props.onChange({ charge: value === 'yes' })}
        />
      </Show>
    </div>
  )
}
