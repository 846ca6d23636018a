/** The 27 skills by group, each with its level as five cells, its word, and which way it went. */
import TrendingDown from 'lucide-solid/icons/trending-down'
import TrendingUp from 'lucide-solid/icons/trending-up'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import {
  levelWords,
  type ProgressView,
  type SkillView,
  trendWords,
} from '#client/domains/lessons/index.ts'

const LEVELS = [1, 2, 3, 4, 5]
const TINTS = ['bg-level-1', 'bg-level-2', 'bg-level-3', 'bg-level-4', 'bg-level-5']

export function SkillGroups(props: { progress: ProgressView }): JSX.Element {
  return (
    <div class="grid gap-4">
      <For each={props.progress.groups}>
        {(group) => (
          <section>
            <h3 class="border-b border-hairline pb-1 text-small font-semibold text-muted">
              {group.name}
            </h3>
            <ul>
              <For each={group.skills}>{(skill) => <SkillLine skill={skill} />}</For>
            </ul>
          </section>
        )}
      </For>
    </div>
  )
}

function SkillLine(props: { skill: SkillView }): JSX.Element {
  const tint = () => TINTS[(props.skill.level ?? 1) - 1] ?? ''
  const trend = () => trendWords(props.skill.trend, props.skill.previous)
  return (
    <li class="flex items-center justify-between gap-3 py-1.5">
      <span class="min-w-0">
        {props.skill.name}
        <Show when={trend()}>
          {(text) => (
            <span class="flex items-center gap-1 text-small text-muted">
              <Switch>
                <Match when={props.skill.trend === 'up'}>
                  <TrendingUp size={16} aria-hidden="true" />
                </Match>
                <Match when={props.skill.trend === 'down'}>
                  <TrendingDown size={16} aria-hidden="true" />
                </Match>
              </Switch>
              {text()}
            </span>
          )}
        </Show>
      </span>
      <span class="flex flex-none flex-col items-end gap-1">
        <span class={props.skill.level ? 'text-small font-semibold' : 'text-small text-muted'}>
          {levelWords(props.skill.level)}
        </span>
        <span class="flex gap-0.5" aria-hidden="true">
          <For each={LEVELS}>
            {(level) => (
              <span
                class={`h-2 w-4 rounded-[2px] ${level <= (props.skill.level ?? 0) ? tint() : 'border border-hairline'}`}
              />
            )}
          </For>
        </span>
      </span>
    </li>
  )
}
