/** The password, checked by the school's server: on a shared computer, and after five wrong tries. */
import KeyRound from 'lucide-solid/icons/key-round'
import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { canUsePasskeys, doorApi, stepUpWithPasskey } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { focusById } from '#client/ui/focus.ts'
import { PasswordField } from '#client/ui/password-field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import type { Problem, Result } from '#shared/kernel/result.ts'

const PASSWORD = 'unlock-password'

export function UnlockWithPassword(props: {
  name: string
  onOpened: () => void
  /** The session has ended meanwhile: signing in is the way. */
  onSignedOut: () => void
}): JSX.Element {
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<Problem>()
  const [isAsking, setAsking] = createSignal(false)
  onMount(() => focusById(PASSWORD))
  const isAtField = () => problem()?.code === 'password-wrong'
  const ask = async (proof: () => Promise<Result<undefined>>) => {
    if (isAsking()) return
    setAsking(true)
    const done = await proof()
    setAsking(false)
    if (done.ok) return props.onOpened()
    if (done.problem.code === 'not-signed-in') return props.onSignedOut()
    setProblem(done.problem)
    if (isAtField()) focusById(PASSWORD)
  }
  const open = () => {
    if (password() !== '') return void ask(() => doorApi.stepUp(password()))
    setProblem({ code: 'password-wrong', message: 'Enter your password' })
  }
  return (
    <form
      class="grid gap-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <Refusal message={isAtField() ? undefined : problem()?.message} />
      <PasswordField
        id={PASSWORD}
        label={`Password of ${props.name}`}
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={isAtField() ? problem()?.message : undefined}
      />
      <Button variant="primary" type="submit" size="large" wide>
        {isAsking() ? 'Checking…' : 'Open'}
      </Button>
      <Show when={canUsePasskeys()}>
        <Button wide icon={KeyRound} onPress={() => void ask(stepUpWithPasskey)}>
          Use a passkey
        </Button>
      </Show>
    </form>
  )
}
