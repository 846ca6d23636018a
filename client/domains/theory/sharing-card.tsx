/** The learner's choice whether their instructor sees their theory, and what it means. */
import { createSignal, type JSX, Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { sharingWords } from './practice-words.ts'
import { useTheory } from './theory-services.ts'

export function SharingCard(): JSX.Element {
  const { sharing, engine } = useTheory()
  const [problem, setProblem] = createSignal<Problem>()
  const choose = async (isShown: boolean): Promise<void> => {
    const chosen = await sharing.choose(isShown ? 'shown' : 'hidden')
    setProblem(chosen.ok ? undefined : chosen.problem)
  }
  return (
    <Card title={sharingWords.title}>
      <div class="grid gap-2">
        <Checkbox
          label={sharingWords.label}
          hint={sharing.isHidden() ? sharingWords.hidden : sharingWords.shown}
          checked={!sharing.isHidden()}
          onChange={(isShown) => void choose(isShown)}
        />
        <Show when={engine.sync.link() !== 'online'}>
          <p class="text-small text-muted">{sharingWords.offline}</p>
        </Show>
        <Refusal message={problem()?.message} />
      </div>
    </Card>
  )
}
