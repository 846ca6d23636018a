/** The shape of the test in words, and extra time for whoever has it in the real one. */
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import type { TimeAllowance } from '#shared/domains/theory/index.ts'
import { CLIP_COUNT, HAZARD_PASS, HAZARD_WHOLE } from './hazard/hazard-words.ts'
import { ALLOWED_MINUTES, allowanceLength, PASS_MARK, QUESTION_COUNT } from './words.ts'

const ALLOWANCES: readonly { value: TimeAllowance; label: string }[] = [
  { value: 'standard', label: '×1' },
  { value: 'quarter-more', label: '×1.25' },
  { value: 'half-more', label: '×1.5' },
  { value: 'double', label: '×2' },
  { value: 'untimed', label: 'Untimed' },
]

export interface AboutTheTestProps {
  allowance: TimeAllowance
  /** Absent while a test is in progress: its time was set when it started. */
  onAllowance: ((allowance: TimeAllowance) => void) | undefined
}

export function AboutTheTest(props: AboutTheTestProps): JSX.Element {
  return (
    <Card title="Same format as the real test">
      <ul class="grid list-disc gap-1 pl-5">
        <li>
          {QUESTION_COUNT} questions with four answers each, from all 14 topics. One answer is
          right.
        </li>
        <li>
          {ALLOWED_MINUTES} minutes. {PASS_MARK} right answers are a pass; what is not answered
          counts as wrong.
        </li>
        <li>
          Then a break of up to 3 minutes and the hazard part: {CLIP_COUNT} clips, {HAZARD_PASS} of{' '}
          {HAZARD_WHOLE} marks. Both parts must be passed in one sitting.
        </li>
        <li>Go back, flag and change answers as often as you like until you end the test.</li>
      </ul>
      <Show when={props.onAllowance}>
        {(choose) => (
          <div class="mt-4 grid gap-2">
            <OptionButtons
              label="Time"
              aside="extra time, if you have it in the real test"
              value={props.allowance}
              options={ALLOWANCES.map((one) => ({
                ...one,
                note: allowanceLength(one.value),
                whole: one.value === 'untimed',
              }))}
              onChange={(allowance) => choose()(allowance)}
            />
          </div>
        )}
      </Show>
    </Card>
  )
}
