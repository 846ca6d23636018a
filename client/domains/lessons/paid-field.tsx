/** Was it paid, and how: one press, with the amount already there. */
import { type JSX, Show } from 'solid-js'
import type { PaymentsView } from '#client/domains/money/index.ts'
import { formatDuration, formatMoney } from '#client/ui/format/index.ts'
import { MoneyField } from '#client/ui/money-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { lessonPricePence } from '#shared/domains/money/index.ts'
import type { LogDraft, Paid } from './log-draft.ts'
import { logWords, PAID } from './words.ts'

export interface PaidFieldProps {
  durationMinutes: number
  draft: LogDraft
  already: PaymentsView
  error: string | undefined
  onPaid: (paid: Paid) => void
  onAmount: (amount: string) => void
}

export function PaidField(props: PaidFieldProps): JSX.Element {
  const price = () => lessonPricePence(props.durationMinutes)
  const takesMoney = () => props.draft.paid !== undefined && props.draft.paid !== 'later'
  const last = () => props.already.payments.find((one) => !one.struck)
  return (
    <section class="grid gap-3">
      <OptionButtons
        label={logWords.paid}
        aside={`${formatDuration(props.durationMinutes)}, ${formatMoney(price())}`}
        value={props.draft.paid}
        options={PAID}
        onChange={props.onPaid}
      />
      <Show when={last()}>
        {(payment) => (
          <Notice kind="info">
            {logWords.alreadyPaid(
              formatMoney(props.already.totalPence),
              `${payment().method}, receipt ${payment().receipt}`,
            )}
          </Notice>
        )}
      </Show>
      <Show when={takesMoney()}>
        <MoneyField
          label={logWords.amount}
          id="log-amount"
          value={props.draft.amount}
          error={props.error}
          onInput={props.onAmount}
        />
      </Show>
    </section>
  )
}
