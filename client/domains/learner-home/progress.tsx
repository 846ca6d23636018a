/** All 27 skills by group: the level in words, and how it grew over the newest lessons. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { learnerProgressView } from '#client/domains/lessons/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { LevelGrid } from '#client/ui/charts/level-grid.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import { Page } from '#client/ui/page.tsx'
import { plural } from '#client/ui/plural.ts'
import { INDEPENDENT_LEVEL, LEVEL_WORDS } from '#shared/domains/lessons/index.ts'
import { trendView } from './queries.ts'
import { NOT_RATED } from './words.ts'

/** "24/11": the head of a column of one letter's width. */
const shortDay = (atMs: number): string => formatDay(atMs).split(' ').slice(1).join(' ')

export default function Progress(): JSX.Element {
  const engine = useEngine()
  const progress = createMemo(() => learnerProgressView(engine.rows, engine.me.personId))
  const trend = createMemo(() => trendView(engine.rows, engine.me.personId))
  const span = () => {
    const [from, ...rest] = trend().lessonsAtMs
    if (from === undefined) return undefined
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
        <p class="text-small text-muted">
          The last {plural(trend().lessonsAtMs.length, { one: 'lesson', other: 'lessons' })},{' '}
          {span()}. {LEVEL_WORDS.map((word, index) => `${index + 1} ${word}`).join(', ')}.
        </p>
        <div class="grid gap-3 wide:grid-cols-2">
          <For each={trend().groups}>
            {(group) => (
              <Card title={group.name}>
                <LevelGrid
                  caption={`${group.name}: levels over the last lessons`}
                  columns={trend().lessonsAtMs.map(shortDay)}
                  words={LEVEL_WORDS}
                  groups={[
                    group.skills.map((skill) => ({
                      label: `${skill.skill}. ${skill.name}`,
                      levels: skill.levels,
                    })),
                  ]}
                  emptyWord={NOT_RATED}
                />
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
