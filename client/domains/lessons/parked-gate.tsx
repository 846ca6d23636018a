/**
 * Before any log: a hand-held phone is illegal for whoever supervises a learner while the car moves,
 * so the log asks once whether it is parked. Highway Code rule 149.
 */
import Clock from 'lucide-solid/icons/clock'
import type { JSX } from 'solid-js'
import { logWords } from './words.ts'

export function ParkedGate(props: { firstName: string }): JSX.Element {
  return (
    <div class="grid gap-5 py-6">
      <span
        aria-hidden="true"
        class="grid size-19 place-items-center rounded-card bg-plate p-1.25 text-[2.75rem] leading-none font-bold text-plate-ink"
      >
        <span class="grid size-full place-items-center rounded-[8px] border-2 border-plate-line">
          P
        </span>
      </span>
      <h3 class="text-title">{logWords.gateTitle}</h3>
      <p class="text-heading font-normal! text-muted">{logWords.gateText(props.firstName)}</p>
      <p class="flex gap-3 text-muted">
        <Clock size={22} aria-hidden="true" />
        <span>{logWords.gateTimes}</span>
      </p>
    </div>
  )
}
