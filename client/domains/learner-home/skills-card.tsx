/** The 27 skills as one ring, and the one that rose last. The whole card leads to Progress. */
import TrendingUp from 'lucide-solid/icons/trending-up'
import { createMemo, type JSX, Show } from 'solid-js'
import { learnerProgressView } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Ring } from '#client/ui/ring.tsx'
import { LEVEL_WORDS } from '#shared/domains/lessons/index.ts'
import { newestRise } from './queries.ts'

export function SkillsCard(): JSX.Element {
  const engine = useEngine()
  const progress = createMemo(() => learnerProgressView(engine.rows, engine.me.personId))
  const rise = createMemo(() => newestRise(progress()))
  const groups = () =>
    progress().groups.map((group) => ({
      label: group.name,
      spokes: group.skills.map((skill) => ({ label: skill.name, level: skill.level ?? 0 })),
    }))
  const sentence = () =>
    `${progress().independentCount} of ${progress().skillCount} skills at Independent or above`
  return (
    <a class="dc-card flex flex-wrap items-center gap-4 p-4 no-underline" href="/progress">
      <Ring
        groups={groups()}
        steps={LEVEL_WORDS.length}
        figure={String(progress().independentCount)}
        figureNote={`of ${progress().skillCount}`}
        label={sentence()}
      />
      <span class="grid min-w-40 flex-1 gap-2">
        <span class="text-heading">Driving skills</span>
        <span class="text-small text-muted" aria-hidden="true">
          {progress().independentCount} of {progress().skillCount} at Independent or above
        </span>
        <Show
          when={rise()}
          fallback={
            <span class="text-small text-muted">
              {progress().lessonCount === 0
                ? 'They fill with your first lesson.'
                : 'See every skill and how it grew.'}
            </span>
          }
        >
          {(skill) => (
            <span class="flex items-start gap-2 font-semibold">
              <TrendingUp class="flex-none text-green" size={22} aria-hidden="true" />
              <span>
                {skill().name} now {LEVEL_WORDS[(skill().level ?? 1) - 1]}
              </span>
            </span>
          )}
        </Show>
      </span>
    </a>
  )
}
