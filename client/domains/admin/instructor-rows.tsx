/** Instructors as a list: name, phone, how many learners. */
import { For, type JSX, Show } from 'solid-js'
import { Avatar } from '#client/ui/avatar.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import type { InstructorEntry } from './queries.ts'
import { words } from './words.ts'

export function InstructorRows(props: {
  entries: readonly InstructorEntry[]
  isSearch: boolean
  onOpen: (instructorId: string) => void
}): JSX.Element {
  return (
    <Show
      when={props.entries.length > 0}
      fallback={
        <Empty title={props.isSearch ? 'Nobody of that name instructs here' : words.noInstructors}>
          Instructors appear here once they have accepted their invitation.
        </Empty>
      }
    >
      <div class="dc-card">
        <Rows label={words.instructors} inset>
          <For each={props.entries}>
            {(one) => (
              <Row
                lead={<Avatar name={one.name} />}
                title={one.name}
                note={`${one.phone ? `${one.phone}, ` : ''}${plural(one.learnerCount, {
                  one: 'learner',
                  other: 'learners',
                })}`}
                trail={
                  <Show when={one.isAdminToo}>
                    <Chip state="neutral">Admin</Chip>
                  </Show>
                }
                onPress={() => props.onOpen(one.id)}
              />
            )}
          </For>
        </Rows>
      </div>
    </Show>
  )
}
