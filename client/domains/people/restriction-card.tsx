/** Restricting a learner's data, and lifting that: for admins, in the learner's file. PE8. */
import Lock from 'lucide-solid/icons/lock'
import LockOpen from 'lucide-solid/icons/lock-open'
import { createSignal, type JSX, Show } from 'solid-js'
import type { CommandCall } from '#client/engine/api.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { TextField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { LearnerRow } from '#shared/domains/people/index.ts'
import { firstNameOf, nameOf } from './names.ts'
import { RestrictionNotice } from './restriction-notice.tsx'

type Asks = 'restrict' | 'lift' | undefined

export function RestrictionCard(props: { learner: LearnerRow }): JSX.Element {
  const engine = useEngine()
  const [asks, setAsks] = createSignal<Asks>()
  const [reason, setReason] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const id = () => props.learner.id
  const first = () => firstNameOf(engine, id())
  const run = async (call: CommandCall, said: string) => {
    const done = await engine.run(call)
    setProblem(done.ok ? undefined : done.problem.message)
    setAsks(undefined)
    if (done.ok) showToast({ message: `${said}. Saved on this device` })
  }
  const restrict = () => {
    const why = reason().trim()
    setError(why === '' ? 'Say why it is restricted' : undefined)
    if (why === '') return
    const input = { learnerId: id(), reason: why }
    void run({ name: 'people.restrict', input }, 'Data restricted')
  }
  const lift = () => run({ name: 'people.lift', input: { learnerId: id() } }, 'Restriction lifted')
  return (
    <Card title="Restriction">
      <div class="grid gap-3">
        <Refusal message={problem()} />
        <Show
          when={props.learner.restriction}
          fallback={
            <>
              <p class="text-muted">
                When {first()} disputes what the school holds, or has objected to its use: the data
                is kept and nobody works with it until an admin lifts it. Instructors lose it from
                their devices; lessons that are booked stay in the diary until you cancel them.
              </p>
              <Button
                icon={Lock}
                wide
                onPress={() => {
                  setReason('')
                  setError(undefined)
                  setAsks('restrict')
                }}
              >
                Restrict {first()}’s data…
              </Button>
            </>
          }
        >
          {(restriction) => (
            <>
              <RestrictionNotice restriction={restriction()} />
              <Button icon={LockOpen} wide onPress={() => setAsks('lift')}>
                Lift the restriction…
              </Button>
            </>
          )}
        </Show>
      </div>
      <FormDialog
        open={asks() === 'restrict'}
        onOpenChange={(isOpen) => setAsks(isOpen ? 'restrict' : undefined)}
        title={`Restrict the data of ${nameOf(engine, id())}?`}
        submitLabel="Restrict"
        onSubmit={restrict}
      >
        <p>
          Instructors no longer see it, and nothing is booked, logged or paid until it is lifted.
        </p>
        <TextField
          label="Why"
          hint={`${first()} reads it, too`}
          maxLength={200}
          value={reason()}
          onInput={setReason}
          error={error()}
        />
      </FormDialog>
      <ConfirmDialog
        open={asks() === 'lift'}
        onOpenChange={(isOpen) => setAsks(isOpen ? 'lift' : undefined)}
        title="Lift the restriction?"
        confirmLabel="Lift it"
        onConfirm={() => void lift()}
      >
        <p>
          The instructors {first()} is assigned to see everything again, and lessons can be booked.
        </p>
      </ConfirmDialog>
    </Card>
  )
}
