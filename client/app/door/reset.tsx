/** A reset link: looking at it spends nothing, choosing a password does. Then all sessions are over. */
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { doorApi } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { checkNewPassword, PASSWORD_MIN_CHARACTERS } from '#shared/kernel/passwords/new-password.ts'
import { DoorFrame } from './door-frame.tsx'
import { formTitle } from './form-title.ts'

const PASSWORD = 'reset-password'

export function Reset(props: { token: string; onDone: () => void }): JSX.Element {
  const [found, { refetch }] = createResource(
    () => props.token,
    (token) => doorApi.resetIsGood(token),
  )
  const [isDone, setDone] = createSignal(false)
  const problem = () => {
    const answer = found()
    return answer && !answer.ok ? answer.problem : undefined
  }
  return (
    <Switch>
      <Match when={isDone()}>
        <DoorFrame title="Your password is changed">
          <Notice kind="given" announce>
            <p>
              You were signed out everywhere. What a device had not sent is still on it, and goes
              out once you sign in there again.
            </p>
          </Notice>
          <Button href="/" variant="primary" size="large" wide>
            Go to sign in
          </Button>
        </DoorFrame>
      </Match>
      <Match when={problem()}>
        {(refused) => (
          <DoorFrame title="This link does not work">
            <Refusal message={refused().message} />
            <Show
              when={refused().code === 'offline'}
              fallback={
                <>
                  <Button href="/forgotten" variant="primary" wide>
                    Ask for a new link
                  </Button>
                  <Button href="/" wide>
                    Go to sign in
                  </Button>
                </>
              }
            >
              <Button variant="primary" wide onPress={() => void refetch()}>
                Try again
              </Button>
            </Show>
          </DoorFrame>
        )}
      </Match>
      <Match when={found()?.ok}>
        <NewPassword
          token={props.token}
          onDone={() => {
            props.onDone()
            setDone(true)
          }}
        />
      </Match>
    </Switch>
  )
}

function NewPassword(props: { token: string; onDone: () => void }): JSX.Element {
  const [password, setPassword] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [isAsking, setAsking] = createSignal(false)
  const title = 'Choose a new password'
  formTitle(title, () => errors().length > 0)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const save = async () => {
    if (isAsking()) return
    // Whose link it is, is known to the relay alone: their own name is refused there.
    const checked = checkNewPassword(password(), [])
    setErrors(checked.ok ? [] : [{ fieldId: PASSWORD, message: checked.problem.message }])
    if (!checked.ok) return
    setAsking(true)
    const done = await doorApi.reset(props.token, password())
    setAsking(false)
    if (done.ok) return props.onDone()
    const { field, message } = done.problem
    setErrors([{ fieldId: field === 'password' ? PASSWORD : undefined, message }])
  }
  return (
    <DoorFrame title={title}>
      <p>The link works once. Afterwards, sign in again on every device with the new password.</p>
      <form
        class="grid gap-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ErrorSummary errors={errors()} />
        <PasswordField
          id={PASSWORD}
          label="New password"
          hint={`${PASSWORD_MIN_CHARACTERS} characters or more. Three words are easy to remember.`}
          name="password"
          autocomplete="new-password"
          value={password()}
          onInput={setPassword}
          error={errorAt(PASSWORD)}
        />
        <Button variant="primary" type="submit" size="large" wide>
          {isAsking() ? 'Changing…' : 'Change password'}
        </Button>
      </form>
    </DoorFrame>
  )
}
