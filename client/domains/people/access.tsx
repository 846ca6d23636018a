/** Everybody in the school and what they may do: the way to roles, sign-in links and staff devices. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Page } from '#client/ui/page.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { Person } from '#shared/domains/people/index.ts'
import { roleWords } from './words.ts'

/** Staff first, then by name: with hundreds of learners the few with reach must not be among them. */
const inOrder = ([, a]: [string, Person], [, b]: [string, Person]): number =>
  Number(isOnlyLearner(a)) - Number(isOnlyLearner(b)) ||
  a.displayName.localeCompare(b.displayName, 'en-GB')

const isOnlyLearner = ({ roles }: Person): boolean => roles.every((role) => role === 'learner')

/** More than a page of rows is searched, not read. */
const SHOWN_MAX = 60

export default function Access(): JSX.Element {
  const engine = useEngine()
  const [search, setSearch] = createSignal('')
  const found = createMemo(() => {
    const wanted = search().trim().toLocaleLowerCase('en-GB')
    return [...engine.set<Person>('people').all()]
      .filter(([, one]) => one.displayName.toLocaleLowerCase('en-GB').includes(wanted))
      .sort(inOrder)
  })
  return (
    <Page title="Roles and access" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-2xl">
        <p class="text-muted">
          Who may do what, a link for somebody who cannot sign in, devices of staff, and taking
          somebody out of the school.
        </p>
        <TextField label="Search by name" type="search" value={search()} onInput={setSearch} />
        <Show
          when={found().length > 0}
          fallback={<Empty title="Nobody of that name">Check the spelling.</Empty>}
        >
          <Card flush>
            <Rows inset label="People">
              <For each={found().slice(0, SHOWN_MAX)}>
                {([id, one]) => (
                  <Row
                    leadsOn
                    href={`/more/access/${id}`}
                    lead={<Avatar name={one.displayName} />}
                    title={one.displayName}
                    note={roleWords(one.roles)}
                  />
                )}
              </For>
            </Rows>
          </Card>
          <Show when={found().length > SHOWN_MAX}>
            <p class="dc-row-note">
              {found().length - SHOWN_MAX} more. Search for a name to find them.
            </p>
          </Show>
        </Show>
        <Button href="/more/invite" wide>
          Invite someone
        </Button>
      </div>
    </Page>
  )
}
