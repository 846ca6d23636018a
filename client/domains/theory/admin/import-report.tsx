/** What a file would bring, line by line, before anything is kept. */
import CircleX from 'lucide-solid/icons/circle-x'
import Info from 'lucide-solid/icons/info'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { plural } from '#client/ui/plural.ts'
import { Row, Rows } from '#client/ui/row.tsx'
import { gapsOf, type ImportProblem, type ImportResult } from '#shared/domains/theory/index.ts'
import { foundWords, gappedWords, gapsWords, placeWords } from './words.ts'

const SHOWN_AT_ONCE = 30

export function ImportReport(props: { name: string; result: ImportResult }): JSX.Element {
  const [most, setMost] = createSignal(SHOWN_AT_ONCE)
  const refused = createMemo(() => props.result.problems.filter((one) => one.isRefusal))
  const noted = createMemo(() => props.result.problems.filter((one) => !one.isRefusal))
  const gapped = createMemo(
    () => props.result.questions.filter((one) => gapsOf(one).length > 0).length,
  )
  return (
    <Card title={`2. What is in ${props.name}`}>
      <div class="grid gap-4">
        <div class="grid gap-1" role="status">
          <p class="text-lead font-semibold">{foundWords(props.result.questions.length)}</p>
          <Show when={refused().length > 0}>
            <p>
              {plural(refused().length, {
                one: 'place cannot be read; correct it in the file and choose it again, or go on without it.',
                other:
                  'places cannot be read; correct them in the file and choose it again, or go on without them.',
              })}
            </p>
          </Show>
          <Show when={gapped() > 0}>
            <p>{gappedWords(gapped())}</p>
          </Show>
        </div>
        <Problems title="Cannot be read" icon="refused" problems={refused()} />
        <Problems title="Left out or changed" icon="noted" problems={noted()} />
        <Show when={props.result.questions.length > 0}>
          <section class="grid gap-2" aria-label="Questions found">
            <h3 class="font-semibold">Questions found</h3>
            <Rows label="Questions found">
              <For each={props.result.questions.slice(0, most())}>
                {(question) => (
                  <Row
                    title={question.stem}
                    note={[placeWords(question), gapsWords(gapsOf(question))]
                      .filter((one) => one !== '')
                      .join('. ')}
                  />
                )}
              </For>
            </Rows>
            <Show when={props.result.questions.length > most()}>
              <Button onPress={() => setMost(most() + SHOWN_AT_ONCE)}>
                Show {Math.min(SHOWN_AT_ONCE, props.result.questions.length - most())} more
              </Button>
            </Show>
          </section>
        </Show>
      </div>
    </Card>
  )
}

function Problems(props: {
  title: string
  icon: 'refused' | 'noted'
  problems: readonly ImportProblem[]
}): JSX.Element {
  const [most, setMost] = createSignal(SHOWN_AT_ONCE)
  return (
    <Show when={props.problems.length > 0}>
      <section class="grid gap-2" aria-label={props.title}>
        <h3 class="font-semibold">{props.title}</h3>
        <Rows label={props.title}>
          <For each={props.problems.slice(0, most())}>
            {(problem) => (
              <Row
                lead={
                  props.icon === 'refused' ? (
                    <CircleX size={20} class="text-red" aria-hidden="true" />
                  ) : (
                    <Info size={20} aria-hidden="true" />
                  )
                }
                title={placeWords(problem)}
                note={problem.message}
              />
            )}
          </For>
        </Rows>
        <Show when={props.problems.length > most()}>
          <Button onPress={() => setMost(most() + SHOWN_AT_ONCE)}>
            Show {Math.min(SHOWN_AT_ONCE, props.problems.length - most())} more
          </Button>
        </Show>
      </section>
    </Show>
  )
}
