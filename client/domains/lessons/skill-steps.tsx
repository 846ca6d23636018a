/** The planned skills of a log, five steps each, and all the others one press away. */
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { StepCells, StepWords } from '#client/ui/step-cells.tsx'
import { LEVEL_WORDS, SKILL_GROUPS } from '#shared/domains/lessons/index.ts'
import { lastTimeWords, logWords, skillName } from './words.ts'

export interface SkillStepsProps {
  planned: readonly number[]
  added: readonly number[]
  /** Level of last time, by skill. */
  last: ReadonlyMap<number, number>
  /** What the log says already; a new rating is added to it. */
  given: ReadonlyMap<number, number>
  ratings: Readonly<Record<number, number>>
  onRate: (skill: number, level: number | undefined) => void
  onAdd: (skill: number) => void
}

export function SkillSteps(props: SkillStepsProps): JSX.Element {
  const [isAdding, setAdding] = createSignal(false)
  const shown = createMemo(() => [...new Set([...props.planned, ...props.added])])
  return (
    <section class="grid">
      <div class="flex flex-wrap items-center justify-between gap-x-3 pb-1">
        <h3 class="text-heading">
          {props.given.size > 0 ? logWords.skillsRated : logWords.skills}
        </h3>
        <Button variant="quiet" icon={Plus} onPress={() => setAdding((open) => !open)}>
          {isAdding() ? logWords.addDone : logWords.add}
        </Button>
      </div>
      <Show when={isAdding()}>
        <SkillChoice taken={shown()} onAdd={props.onAdd} />
      </Show>
      <For each={shown()}>
        {(skill) => (
          <div class="border-t border-hairline py-3">
            <StepCells
              label={skillName(skill)}
              steps={LEVEL_WORDS}
              value={props.ratings[skill] ?? props.given.get(skill)}
              last={props.last.get(skill)}
              lastNote={lastTimeWords(props.last.get(skill))}
              clearable={props.ratings[skill] !== undefined}
              onChange={(level) => props.onRate(skill, level)}
            />
          </div>
        )}
      </For>
      <div class="border-t border-hairline pt-3">
        <StepWords steps={LEVEL_WORDS} note={logWords.mayGoDown} />
      </div>
    </section>
  )
}

/** Every skill that is not shown yet, by group. */
function SkillChoice(props: {
  taken: readonly number[]
  onAdd: (skill: number) => void
}): JSX.Element {
  const groups = createMemo(() =>
    SKILL_GROUPS.map((group) => ({
      name: group.name,
      skills: group.skills.filter(([skill]) => !props.taken.includes(skill)),
    })).filter((group) => group.skills.length > 0),
  )
  return (
    <div class="mb-3 grid gap-3 rounded-card border border-hairline bg-ground p-3">
      <For each={groups()}>
        {(group) => (
          <div class="grid gap-2">
            <h3 class="text-small font-semibold text-muted">{group.name}</h3>
            <div class="flex flex-wrap gap-2">
              <For each={group.skills}>
                {([skill, name]) => <Button onPress={() => props.onAdd(skill)}>{name}</Button>}
              </For>
            </div>
          </div>
        )}
      </For>
    </div>
  )
}
