/** Learners who have accepted their invitation and wait for a file and an instructor. */
import UserPlus from 'lucide-solid/icons/user-plus'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { EnrolSheet } from './enrol-sheet.tsx'
import { learnersToEnrol } from './queries.ts'
import { createDirectory } from './use-directory.ts'
import { createIsKnown } from './use-is-known.ts'
import { toEnrolWords } from './words.ts'

export function EnrolCard(): JSX.Element {
  const engine = useEngine()
  const { people } = createDirectory(engine)
  // A file that is still being read, or has never been fetched to this device, is not missing.
  const isKnown = createIsKnown(engine)
  const waiting = createMemo(() => (isKnown() ? learnersToEnrol(engine.rows, people()) : []))
  const [enrolling, setEnrolling] = createSignal<string>()
  return (
    <>
      <Show when={waiting().length > 0}>
        <Card tone="act" title={toEnrolWords(waiting().length)}>
          <Rows>
            <For each={waiting()}>
              {(one) => (
                <Row
                  lead={<UserPlus aria-hidden="true" />}
                  title={one.name}
                  note="Has accepted the invitation"
                  trail={
                    <Button onPress={() => setEnrolling(one.id)} label={`Enrol ${one.name}`}>
                      Enrol
                    </Button>
                  }
                />
              )}
            </For>
          </Rows>
        </Card>
      </Show>
      <Show when={enrolling()}>
        {(id) => <EnrolSheet learnerId={id()} onClose={() => setEnrolling(undefined)} />}
      </Show>
    </>
  )
}
