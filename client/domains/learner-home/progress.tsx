/** All 27 skills by group: the level in words, and how it grew over the newest lessons. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { learnerProgressView } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { Rows } from '#client/ui/row.tsx'
import { INDEPENDENT_LEVEL, LEVEL_WORDS } from '#shared/domains/lessons/index.ts'
import { trendView } from './queries.ts'
import { LevelKey, SkillRow } from './skill-row.tsx'

export default function Progress(): JSX.Element {
  const engine = useEngine()
  const progress = createMemo(() => learnerProgressView(engine.rows, engine.me.personId))
  const trend = createMemo(() => trendView(engine.rows, engine.me.personId))
  const span = () => {
    const [from, ...rest] = trend().lessonsAtMs
    if (from === undefined) return ''
    const to = rest.at(-1)
    return to === undefined ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
  }
  return (
    <Page
      title="Progress"
      note={`${progress().independentCount} of ${progress().skillCount} at ${LEVEL_WORDS[INDEPENDENT_LEVEL - 1]} or above`}
      backHref="/home"
      backLabel="Back to Home"
    >
      <Show
        when={progress().lessonCount > 0}
        fallback={
          <Empty title="Nothing rated yet">
            <p>
              After each lesson your instructor says how well you managed: {LEVEL_WORDS.join(', ')}.
              You will see it here for all {progress().skillCount} skills.
            </p>
          </Empty>
        }
      >
        <div class="grid gap-1">
          <LevelKey />
          <p class="text-small text-muted">
            Beside each skill: how it grew over the last{' '}
            {plural(trend().lessonsAtMs.length, { one: 'lesson', other: 'lessons' })}, {span()}.
          </p>
        </div>
        <div class="grid items-start gap-3 rail:grid-cols-2">
          <For each={trend().groups}>
            {(group) => (
              <Card title={group.name}>
                <Rows>
                  <For each={group.skills}>{(skill) => <SkillRow skill={skill} />}</For>
                </Rows>
              </Card>
            )}
          </For>
        </div>
        <p class="text-small text-muted">
          Contains public sector information licensed under the Open Government Licence v3.0.
        </p>
      </Show>
    </Page>
  )
}
