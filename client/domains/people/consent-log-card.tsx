/** A learner's consents for the office: what holds, noting one from paper, and every word said. PE11. */
import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Card } from '#client/ui/card.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { formatDayOfYear, formatTime } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import {
  type ConsentLine,
  consentHistory,
  consentLines,
  purposeTitle,
  saidWords,
} from './consents-view.ts'
import { firstNameOf, nameOf } from './names.ts'

export function ConsentLogCard(props: { personId: string }): JSX.Element {
  const engine = useEngine()
  const lines = createMemo(() => consentLines(engine.rows, props.personId))
  const history = createMemo(() => consentHistory(engine.rows, props.personId))
  const [asked, setAsked] = createSignal<ConsentLine>()
  const [problem, setProblem] = createSignal<string>()
  const first = () => firstNameOf(engine, props.personId)
  const words = (one: Parameters<typeof saidWords>[0]) => saidWords(one, (id) => nameOf(engine, id))
  const note = async () => {
    const line = asked()
    if (line === undefined) return
    const done = await engine.run({
      name: line.isGiven ? 'people.withdrawConsent' : 'people.giveConsent',
      input: {
        personId: props.personId,
        purpose: line.purpose.id,
        wording: line.wording,
        how: 'paper',
      },
    })
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok) showToast({ message: `${line.purpose.title}: noted. Saved on this device` })
  }
  return (
    <Card title="Consents">
      <div class="grid gap-3">
        <Refusal message={problem()} />
        <p class="text-muted">
          {first()} says yes and no under “Your data”. Press one to note what was said or signed on
          paper.
        </p>
        <Rows label="Consents">
          <Index each={lines()}>
            {(line) => (
              <Row
                title={line().purpose.title}
                note={
                  <Show when={line().last} fallback="Nothing said, so no">
                    {(last) => `${words(last())}, ${formatDayOfYear(last().atMs)}`}
                  </Show>
                }
                trail={
                  <Chip state={line().isGiven ? 'confirmed' : 'outline'}>
                    {line().isGiven ? 'Yes' : 'No'}
                  </Chip>
                }
                leadsOn
                onPress={() => setAsked(line())}
              />
            )}
          </Index>
        </Rows>
        <section aria-labelledby="consent-history" class="grid gap-1">
          <h3 id="consent-history">Everything said</h3>
          <Show when={history().length > 0} fallback={<p class="text-muted">Nothing yet.</p>}>
            <Rows label="Everything said about consents">
              <For each={history()}>
                {(one) => (
                  <Row
                    title={purposeTitle(one.purpose)}
                    note={`${words(one)}. Wording of ${formatDayOfYear(Date.parse(one.wording))}`}
                    trail={
                      <span class="text-small text-muted">
                        {formatDayOfYear(one.atMs)}, {formatTime(one.atMs)}
                      </span>
                    }
                  />
                )}
              </For>
            </Rows>
          </Show>
        </section>
      </div>
      <ConfirmDialog
        open={asked() !== undefined}
        onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
        title={
          asked()?.isGiven ? `Has ${first()} withdrawn it?` : `Has ${first()} signed this on paper?`
        }
        confirmLabel={asked()?.isGiven ? 'Note the withdrawal' : 'Note the consent'}
        onConfirm={() => void note()}
      >
        <p>“{asked()?.sentence}”</p>
        <p>It is noted under your name, as heard or seen by the office. {first()} sees that.</p>
      </ConfirmDialog>
    </Card>
  )
}
