/**
 * E-mail and password, on the first screen and in the sheet that signs in again. What was typed stays
 * whatever the answer is.
 */
import KeyRound from 'lucide-solid/icons/key-round'
import { createSignal, type JSX, Show } from 'solid-js'
import {
  type AccountApi,
  canUsePasskeys,
  type Session,
  signInWithPasskey,
  type ThisDevice,
} from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextField } from '#client/ui/field.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import type { Problem, Result } from '#shared/kernel/result.ts'
import { formTitle } from './form-title.ts'
import { OfficeChoice } from './office-choice.tsx'

export interface SignInFormProps {
  api: AccountApi
  deviceName: string
  /** The one this browser remembers. */
  deviceId?: string | undefined
  /** Known already, when somebody signs in again. */
  email?: string | undefined
  /** Offers the short session of a PC that several people use. */
  offersOffice?: boolean | undefined
  /** It was said to be one at the first sign-in. */
  isOffice?: boolean | undefined
  /** `name` is the e-mail, or what is known of a person who came in by passkey. */
  onSignedIn: (session: Session, name: string, kind: ThisDevice['deviceKind']) => void
}

const EMAIL = 'sign-in-email'
const PASSWORD = 'sign-in-password'
/** A passkey says who it is to the relay only; the name comes with the directory moments later. */
const BY_PASSKEY = 'You'

const missing = (email: string, password: string): FormError[] => [
  ...(email.trim() === '' ? [{ fieldId: EMAIL, message: 'Enter your e-mail address' }] : []),
  ...(password === '' ? [{ fieldId: PASSWORD, message: 'Enter your password' }] : []),
]

/** Where the sentence belongs: at a field if it is about one, otherwise it stands alone. */
const errorOf = (problem: Problem): FormError => {
  if (problem.code === 'sign-in-failed') return { fieldId: PASSWORD, message: problem.message }
  if (problem.field === 'email') {
    return { fieldId: EMAIL, message: 'Enter an e-mail address like name@example.com' }
  }
  return { message: problem.message }
}

export function SignInForm(props: SignInFormProps): JSX.Element {
  const [email, setEmail] = createSignal(props.email ?? '')
  const [password, setPassword] = createSignal('')
  const [isOffice, setOffice] = createSignal(props.isOffice === true)
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [isAsking, setAsking] = createSignal(false)
  formTitle('Sign in', () => errors().length > 0)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const device = (): ThisDevice => ({
    deviceName: props.deviceName,
    deviceKind: isOffice() ? 'office' : 'personal',
    ...(props.deviceId === undefined ? {} : { deviceId: props.deviceId }),
  })

  const signIn = async () => {
    if (isAsking()) return
    const wrong = missing(email(), password())
    setErrors(wrong)
    if (wrong.length > 0) return
    await ask(
      () => props.api.signIn({ email: email().trim(), password: password() }, device()),
      email().trim(),
    )
  }
  const ask = async (way: () => Promise<Result<Session>>, name: string) => {
    setAsking(true)
    const answer = await way()
    setAsking(false)
    if (answer.ok) props.onSignedIn(answer.value, name, device().deviceKind)
    else setErrors([errorOf(answer.problem)])
  }
  const signInByPasskey = () => {
    if (isAsking()) return
    setErrors([])
    void ask(() => signInWithPasskey(device()), props.email ?? BY_PASSKEY)
  }

  return (
    <form
      class="grid gap-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <ErrorSummary errors={errors()} />
      <TextField
        id={EMAIL}
        label="E-mail"
        type="email"
        name="email"
        autocomplete="username"
        autocapitalize="none"
        inputMode="email"
        value={email()}
        onInput={setEmail}
        error={errorAt(EMAIL)}
      />
      <PasswordField
        id={PASSWORD}
        label="Password"
        name="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        error={errorAt(PASSWORD)}
      />
      <Show when={props.offersOffice}>
        <OfficeChoice isOffice={isOffice()} onChange={setOffice} />
      </Show>
      <Button variant="primary" type="submit" size="large" wide>
        {isAsking() ? 'Signing in…' : 'Sign in'}
      </Button>
      <Show when={canUsePasskeys()}>
        <Button wide icon={KeyRound} onPress={signInByPasskey}>
          Sign in with a passkey
        </Button>
      </Show>
    </form>
  )
}
