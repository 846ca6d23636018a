/** Each instructor's day in one line. Where their phone was last heard is not known, so not said. */
import { createMemo, For, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { instructorsToday } from './queries.ts'
import { createDirectory } from './use-directory.ts'
import { createIsKnown } from './use-is-known.ts'
import { nowWords, words } from './words.ts'

export function InstructorsCard(): JSX.Element {
  const engine = useEngine()
  const isKnown = createIsKnown(engine)
  const { instructors } = createDirectory(engine)
  const name = (personId: string) => nameOf(engine, personId)
  const lines = createMemo(() => instructorsToday(engine.rows, instructors(), engine.minute()))
  return (
    <Card title={words.instructorsToday} aside={<a href="/diary">{words.diary}</a>}>
      <Show when={lines().length > 0} fallback={<p class="text-muted">{words.noInstructors}</p>}>
        <section class="dc-table-scroll" tabindex="0" aria-label={words.instructorsToday}>
          <table class="dc-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Lessons</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <th scope="row">{name(line.instructorId)}</th>
                    <td>{isKnown() ? line.lessonCount : words.notYet}</td>
                    <td>{isKnown() ? nowWords(line.now, name) : words.notYetSpoken}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
    </Card>
  )
}
