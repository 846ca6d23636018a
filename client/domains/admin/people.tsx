/** Who teaches whom: staff and learners, with the assignments an admin decides. */
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Page } from '#client/ui/page.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { EnrolCard } from './enrol-card.tsx'
import { InstructorRows } from './instructor-rows.tsx'
import { LearnerRows } from './learner-rows.tsx'
import { LearnerSheet } from './learner-sheet.tsx'
import { instructorList, learnerList } from './queries.ts'
import { createDirectory } from './use-directory.ts'
import { words } from './words.ts'

type Part = 'learners' | 'instructors'

export default function PeopleScreen(): JSX.Element {
  const engine = useEngine()
  const { people } = createDirectory(engine)
  const [params, setParams] = useSearchParams<{ show?: string; with?: string }>()
  const [search, setSearch] = createSignal('')
  const [open, setOpen] = createSignal<string>()
  const part = (): Part => (params.show === 'instructors' ? 'instructors' : 'learners')
  const learners = createMemo(() => {
    const all = learnerList(engine.rows, people(), search())
    return params.with ? all.filter((one) => one.assigned.includes(params.with ?? '')) : all
  })
  const instructors = createMemo(() => instructorList(engine.rows, people(), search()))
  return (
    <Page title={words.people}>
      <EnrolCard />
      <label class="grid max-w-md gap-1">
        <span class="font-semibold">{words.search}</span>
        <input
          class="dc-input"
          type="search"
          value={search()}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <Tabs<Part>
        label={words.people}
        value={part()}
        onChange={(show) => setParams({ show, with: undefined }, { replace: true })}
        items={[
          { id: 'learners', label: words.learners, count: learners().length },
          { id: 'instructors', label: words.instructors, count: instructors().length },
        ]}
      >
        <Show
          when={part() === 'learners'}
          fallback={
            <InstructorRows
              entries={instructors()}
              isSearch={search() !== ''}
              onOpen={(id) => setParams({ show: 'learners', with: id })}
            />
          }
        >
          <LearnerRows
            entries={learners()}
            isSearch={search() !== ''}
            withInstructor={params.with}
            onEverybody={() => setParams({ with: undefined })}
            onOpen={setOpen}
          />
        </Show>
      </Tabs>
      <Show when={open()}>
        {(id) => <LearnerSheet learnerId={id()} onClose={() => setOpen(undefined)} />}
      </Show>
    </Page>
  )
}
