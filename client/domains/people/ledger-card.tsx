/** Accounts of erased people that the law no longer asks for: an admin says when they go. */
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { formatDayOfYear } from '#client/ui/format/index.ts'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { dataApi, type Retention } from './data-api.ts'
import { ledgerWords } from './retention-words.ts'
import { withStepUp } from './step-up.tsx'

export function LedgerCard(props: { retention: Retention; onChanged: () => void }): JSX.Element {
  const [isAsking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const what = () => ledgerWords(props.retention.ledger)
  const before = () => formatDayOfYear(props.retention.ledgerBefore)
  const erase = async () => {
    setAsking(false)
    const done = await withStepUp(() => dataApi.eraseLedger(props.retention.ledgerBefore))
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok) showToast({ message: 'Erased. Devices forget it as they come online' })
    props.onChanged()
  }
  return (
    <Show when={what() !== '' || problem()}>
      <Card title="Accounts past their time">
        <div class="grid gap-3">
          <Refusal message={problem()} />
          <p>
            {what()} from before {before()}, of people who were erased. The law no longer asks for
            them.
          </p>
          <Button variant="danger" wide onPress={() => setAsking(true)}>
            Erase old accounts…
          </Button>
        </div>
        <ConfirmDialog
          open={isAsking()}
          onOpenChange={setAsking}
          title="Erase old accounts?"
          confirmLabel="Erase for good"
          danger
          onConfirm={() => void erase()}
        >
          <p>
            {what()} from before {before()} are deleted here and on every device. This cannot be
            undone.
          </p>
        </ConfirmDialog>
      </Card>
    </Show>
  )
}
