/** What oneself has agreed to: a box a purpose, all of them empty until one ticks them. */
import { createMemo, createSignal, Index, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { formatDayOfYear } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { type ConsentLine, consentLines, saidWords } from './consents-view.ts'
import { nameOf } from './names.ts'

export function ConsentsCard(): JSX.Element {
  const engine = useEngine()
  const { personId, schoolName } = engine.me
  const lines = createMemo(() => consentLines(engine.rows, personId))
  const [problem, setProblem] = createSignal<string>()
  const say = async ({ purpose, wording }: ConsentLine, isYes: boolean) => {
    const done = await engine.run({
      name: isYes ? 'people.giveConsent' : 'people.withdrawConsent',
      input: { personId, purpose: purpose.id, wording, how: 'app' },
    })
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok)
      showToast({ message: `${purpose.title}: ${isYes ? 'yes' : 'no'}. Saved on this device` })
  }
  return (
    <Card title="What you agree to">
      <div class="grid gap-3">
        <p class="text-muted">
          Nothing here is needed for your lessons. Leave it empty, or tick it and change your mind
          whenever you like: {schoolName} keeps who said what, and when.
        </p>
        <Refusal message={problem()} />
        <Index each={lines()}>
          {(line) => (
            <div>
              <Checkbox
                label={line().purpose.title}
                hint={line().sentence}
                checked={line().isGiven}
                onChange={(isYes) => void say(line(), isYes)}
              />
              <Show when={line().last}>
                {(last) => (
                  <p class="dc-row-note pb-1 pl-10">
                    {formatDayOfYear(last().atMs)}:{' '}
                    {saidWords(last(), (id) => (id === personId ? 'you' : nameOf(engine, id)))}
                  </p>
                )}
              </Show>
            </div>
          )}
        </Index>
      </div>
    </Card>
  )
}
