/** What a learner has paid, each with its receipt; struck payments stay visible and do not count. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { paymentsOfLearner } from '#client/domains/money/index.ts'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDayTime, formatMoney } from '#client/ui/format/index.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { learnerWords } from './learner-words.ts'
import { SAVED_HERE } from './words.ts'

export function LearnerMoney(props: { learnerId: string }): JSX.Element {
  const engine = useEngine()
  const view = createMemo(() => paymentsOfLearner(engine.rows, props.learnerId))
  return (
    <Show
      when={view().payments.length > 0}
      fallback={<Empty title={learnerWords.noPaymentsTitle}>{learnerWords.noPaymentsText}</Empty>}
    >
      <div class="max-w-2xl rounded-card border border-hairline bg-surface">
        <Rows label={learnerWords.money} inset>
          <For each={view().payments}>
            {(payment) => (
              <Row
                title={`${payment.method}, receipt ${payment.receipt}`}
                note={
                  payment.struck
                    ? `Struck out: ${payment.struck}`
                    : `${formatDayTime(payment.paidAtMs)}, ${nameOf(engine, payment.recordedBy)}`
                }
                trail={
                  <>
                    <Show when={engine.rows.isUnsent(payment.doc)}>
                      <Chip state="saved-here">{SAVED_HERE}</Chip>
                    </Show>
                    <span
                      class={`text-body font-semibold text-ink tabular-nums ${payment.struck ? 'line-through' : ''}`}
                    >
                      {formatMoney(payment.amountPence)}
                    </span>
                  </>
                }
              />
            )}
          </For>
        </Rows>
        <p class="mx-3.5 flex justify-between border-t-2 border-ink py-3 font-semibold">
          <span>{learnerWords.totalPaid}</span>
          <span class="tabular-nums">{formatMoney(view().totalPence)}</span>
        </p>
      </div>
    </Show>
  )
}
