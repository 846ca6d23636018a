/** Password or passkey, once more. A wrong one says so at the field and asks again. */
import KeyRound from 'lucide-solid/icons/key-round'
import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { focusById } from '#client/ui/focus.ts'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import type { Problem } from '#shared/kernel/result.ts'
import { doorApi } from './door-api.ts'
import { canUsePasskeys, stepUpWithPasskey } from './passkey-steps.ts'

const PASSWORD = 'step-up-password'

/** About what was typed, so it belongs to the field; everything else stands above it. */
const isAboutPassword = ({ code, field }: Problem): boolean =>
  code === 'password-wrong' || field === 'password'

export default function StepUpDialog(props: {
  onAnswer: (isProved: boolean) => void
}): JSX.Element {
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<Problem>()
  const [isAsking, setAsking] = createSignal(false)
  const atField = () => {
    const one = problem()
    return one && isAboutPassword(one) ? one.message : undefined
  }
  const above = () => {
    const one = problem()
    return one && !isAboutPassword(one) ? one.message : undefined
  }
  onMount(() => focusById(PASSWORD))

  const ask = async (proof: () => ReturnType<typeof doorApi.stepUp>) => {
    if (isAsking()) return
    setAsking(true)
    const done = await proof()
    setAsking(false)
    if (done.ok) return props.onAnswer(true)
    setProblem(done.problem)
    if (isAboutPassword(done.problem)) focusById(PASSWORD)
  }
  const submit = () => {
    if (password() !== '') return void ask(() => doorApi.stepUp(password()))
    setProblem({ code: 'password-wrong', message: 'Enter your password' })
    focusById(PASSWORD)
  }

  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onAnswer(false)}
      title="Confirm that it is you"
      submitLabel={isAsking() ? 'Checking…' : 'Confirm'}
      onSubmit={submit}
    >
      <p class="text-muted">
        This reaches far, so your password is asked for again. For the next 10 minutes it is not.
      </p>
      <Refusal message={above()} />
      <PasswordField
        id={PASSWORD}
        label="Password"
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={atField()}
      />
      <Show when={canUsePasskeys()}>
        <Button wide icon={KeyRound} onPress={() => void ask(stepUpWithPasskey)}>
          Use a passkey instead
        </Button>
      </Show>
    </FormDialog>
  )
}
