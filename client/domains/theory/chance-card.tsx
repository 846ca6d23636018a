/** The chance to pass, told as a range, or why it cannot be told yet; and counting weeks, if wanted. */
import { createMemo, createSignal, type JSX, onMount, Show } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { practiceStreak } from '#shared/domains/theory/index.ts'
import {
  chanceNote,
  chanceWords,
  missingWords,
  practiceWords,
  streakSetting,
  streakWords,
} from './practice-words.ts'
import type { Standing } from './standing.ts'
import { useTheory } from './theory-services.ts'

const STREAK_KEY = 'theory-streak'

export function ChanceCard(props: { standing: Standing }): JSX.Element {
  const { engine } = useTheory()
  const [isCounting, setIsCounting] = createSignal(false)
  onMount(async () => setIsCounting((await engine.drafts.get<boolean>(STREAK_KEY)) === true))
  const count = (wanted: boolean): void => {
    setIsCounting(wanted)
    void engine.drafts.set(STREAK_KEY, wanted)
  }
  return (
    <Card title={practiceWords.chance}>
      <div class="grid gap-3">
        <Chance standing={props.standing} />
        <Show when={isCounting()}>
          <p class="font-semibold">
            {streakWords(practiceStreak(props.standing.answers(), engine.minute()))}
          </p>
        </Show>
        <Checkbox
          label={streakSetting.label}
          hint={streakSetting.hint}
          checked={isCounting()}
          onChange={count}
        />
      </div>
    </Card>
  )
}

function Chance(props: { standing: Standing }): JSX.Element {
  const known = createMemo(() => {
    const chance = props.standing.chance()
    return chance.isKnown ? chance : undefined
  })
  const missing = createMemo(() => {
    const chance = props.standing.chance()
    return chance.isKnown ? '' : missingWords(chance)
  })
  return (
    <Show when={known()} fallback={<p class="text-muted">{missing()}</p>}>
      {(chance) => (
        <>
          <p class="text-heading font-bold">{chanceWords(chance())}</p>
          <p class="text-small text-muted">{chanceNote}</p>
        </>
      )}
    </Show>
  )
}
