/** The other two outcomes of a lesson: it was called off, or nobody came. */
import { type JSX, Show } from 'solid-js'
import { TextField } from '#client/ui/field.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import {
  type BookingRow,
  type CancellationReason,
  chargeProposed,
  isFreeToCancel,
} from '#shared/domains/bookings/index.ts'
import type { LogDraft } from './log-draft.ts'
import { logWords, REASON_WORDS, STAFF_REASONS } from './words.ts'

export interface NotGivenProps {
  booking: BookingRow
  draft: LogDraft
  nowMs: number
  error: string | undefined
  onChange: (part: Partial<LogDraft>) => void
}

export function NotGiven(props: NotGivenProps): JSX.Element {
  const reason = () => (props.draft.outcome === 'no-show' ? 'no-show' : props.draft.reason)
  const charge = () => props.draft.charge ?? chargeProposed(props.booking, reason(), props.nowMs)
  return (
    <section class="grid gap-4">
      <Show when={props.draft.outcome === 'cancelled'}>
        <SelectField
          label={logWords.reason}
          id="log-reason"
          value={props.draft.reason ?? ''}
          placeholder="Choose a reason"
          error={props.error}
          options={STAFF_REASONS.map((value) => ({ value, label: REASON_WORDS[value] }))}
          onChange={(value) => props.onChange({ reason: value as CancellationReason })}
        />
      </Show>
      <TextField
        label={logWords.reasonNote}
        optional
        maxLength={200}
        value={props.draft.reasonNote}
        onInput={(reasonNote) => props.onChange({ reasonNote })}
      />
      <OptionButtons
        label={logWords.charge}
        aside={isFreeToCancel(props.booking, props.nowMs) ? logWords.inTime : logWords.lateNotice}
        value={charge() ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: logWords.chargeYes },
          { value: 'no', label: logWords.chargeNo },
        ]}
        onChange={(value) => props.onChange({ charge: value === 'yes' })}
      />
    </section>
  )
}
