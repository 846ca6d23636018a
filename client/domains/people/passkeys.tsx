/** The passkeys of one's account: what they are, which there are, adding and removing one. */
import KeyRound from 'lucide-solid/icons/key-round'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Result } from '#shared/kernel/result.ts'
import { AskRelay } from './ask-relay.tsx'
import { doorApi, type PasskeyLine } from './door-api.ts'
import { passkeyNote } from './passkey-note.ts'
import { addPasskey, canUsePasskeys } from './passkey-steps.ts'
import { useSession } from './session.ts'
import { withStepUp } from './step-up.tsx'

export function Passkeys(props: { onChanged: () => void }): JSX.Element {
  return (
    <Card title="Passkeys">
      <div class="grid gap-4">
        <p class="text-muted">
          Sign in with your fingerprint, face or screen lock instead of the password. A passkey
          cannot be guessed, or stolen from the school.
        </p>
        <AskRelay ask={() => doorApi.passkeys()}>
          {(passkeys, refetch) => (
            <Own
              passkeys={passkeys()}
              onChanged={() => {
                refetch()
                props.onChanged()
              }}
            />
          )}
        </AskRelay>
      </div>
    </Card>
  )
}

function Own(props: { passkeys: readonly PasskeyLine[]; onChanged: () => void }): JSX.Element {
  const session = useSession()
  const [problem, setProblem] = createSignal<string>()
  const [isAsking, setAsking] = createSignal(false)
  const [removing, setRemoving] = createSignal<PasskeyLine>()

  const run = async (call: () => Promise<Result<undefined>>, said: string) => {
    if (isAsking()) return
    setAsking(true)
    const done = await withStepUp(call)
    setAsking(false)
    setProblem(done.ok ? undefined : done.problem.message)
    if (!done.ok) return
    showToast({ message: said })
    props.onChanged()
  }

  return (
    <>
      <Refusal message={problem()} />
      <Show
        when={props.passkeys.length > 0}
        fallback={<p class="dc-row-note">You have none yet. Your password still works.</p>}
      >
        <Rows label="Your passkeys">
          <For each={props.passkeys}>
            {(one) => (
              <Row
                lead={<KeyRound size={22} aria-hidden="true" />}
                title={one.name}
                note={passkeyNote(one)}
                trail={
                  <Button label={`Remove ${one.name}`} onPress={() => setRemoving(one)}>
                    Remove
                  </Button>
                }
              />
            )}
          </For>
        </Rows>
      </Show>
      <Show
        when={canUsePasskeys()}
        fallback={<p class="dc-row-note">This browser cannot make passkeys here.</p>}
      >
        <Button
          variant="secondary"
          wide
          icon={KeyRound}
          onPress={() =>
            void run(
              () => addPasskey(session.deviceName),
              'Passkey added. Use it at the next sign-in.',
            )
          }
        >
          {isAsking() ? 'Waiting for the browser…' : 'Add a passkey on this device'}
        </Button>
      </Show>
      <ConfirmDialog
        open={removing() !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title={`Remove the passkey “${removing()?.name ?? ''}”?`}
        confirmLabel="Remove it"
        danger
        onConfirm={() => {
          const one = removing()
          if (one) void run(() => doorApi.removePasskey(one.id), `${one.name} is removed`)
        }}
      >
        <p>You can no longer sign in with it. Your password and your other passkeys still work.</p>
      </ConfirmDialog>
    </>
  )
}
