/** Learners as a list: stage and who teaches them. */
import { For, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf, RestrictionChip } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { LearnerEntry } from './queries.ts'
import { words } from './words.ts'

export function LearnerRows(props: {
  entries: readonly LearnerEntry[]
  isSearch: boolean
  /** Only this instructor's learners are shown. */
  withInstructor: string | undefined
  onEverybody: () => void
  onOpen: (learnerId: string) => void
}): JSX.Element {
  const engine = useEngine()
  const taughtBy = (one: LearnerEntry): string =>
    one.assigned.length === 0
      ? 'Nobody teaches them yet'
      : `With ${one.assigned.map((id) => firstNameOf(engine, id)).join(' and ')}`
  return (
    <div class="grid gap-3">
      <Show when={props.withInstructor}>
        {(id) => (
          <div class="flex flex-wrap items-center justify-between gap-2">
            <p>Learners of {nameOf(engine, id())}</p>
            <Button onPress={props.onEverybody}>Show everybody’s</Button>
          </div>
        )}
      </Show>
      <Show
        when={props.entries.length > 0}
        fallback={
          <Empty title={props.isSearch ? 'No learner found' : 'No learners here yet'}>
            <Show
              when={props.withInstructor}
              fallback="Learners appear here once they are enrolled."
            >
              {(id) => `Assign ${firstNameOf(engine, id())} in a learner’s entry.`}
            </Show>
          </Empty>
        }
      >
        <div class="dc-card">
          <Rows label={words.learners} inset>
            <For each={props.entries}>
              {(one) => (
                <Row
                  lead={<Avatar name={one.name} />}
                  title={one.name}
                  note={taughtBy(one)}
                  trail={
                    <span class="flex flex-wrap justify-end gap-1">
                      <Show when={one.isRestricted}>
                        <RestrictionChip />
                      </Show>
                      <Chip state="stage">{one.stage}</Chip>
                      <Show when={one.isUnsent}>
                        <Chip state="saved-here">Saved here</Chip>
                      </Show>
                    </span>
                  }
                  onPress={() => props.onOpen(one.id)}
                />
              )}
            </For>
          </Rows>
        </div>
      </Show>
    </div>
  )
}
