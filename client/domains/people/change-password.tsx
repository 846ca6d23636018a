/** A new password. All other devices are signed out then, because that is why people change it. */
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { useSession } from './session.ts'

const OLD = 'password-old'
const NEW = 'password-new'
/** As the relay asks. */
const MIN_CHARACTERS = 10

const missing = (oldPassword: string, newPassword: string): FormError[] => [
  ...(oldPassword === '' ? [{ fieldId: OLD, message: 'Enter your password of now' }] : []),
  ...(newPassword.length < MIN_CHARACTERS
    ? [{ fieldId: NEW, message: `Choose a password of ${MIN_CHARACTERS} characters or more` }]
    : []),
]

export function ChangePassword(): JSX.Element {
  const session = useSession()
  const navigate = useNavigate()
  const [oldPassword, setOld] = createSignal('')
  const [newPassword, setNew] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [isAsking, setAsking] = createSignal(false)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const save = async () => {
    if (isAsking()) return
    setErrors(missing(oldPassword(), newPassword()))
    if (errors().length > 0) return
    setAsking(true)
    const change = { oldPassword: oldPassword(), newPassword: newPassword() }
    const done = await session.api.changePassword(change)
    setAsking(false)
    if (done.ok) {
      showToast({ message: 'Password changed. Your other devices are signed out.' })
      return navigate('/more')
    }
    const { code, message } = done.problem
    setErrors([{ fieldId: code === 'password-wrong' ? OLD : undefined, message }])
  }

  return (
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
        id={OLD}
        label="Current password"
        autocomplete="current-password"
        value={oldPassword()}
        onInput={setOld}
        error={errorAt(OLD)}
      />
      <PasswordField
        id={NEW}
        label="New password"
        hint={`${MIN_CHARACTERS} characters or more. Three words are easy to remember.`}
        autocomplete="new-password"
        value={newPassword()}
        onInput={setNew}
        error={errorAt(NEW)}
      />
      <p class="dc-row-note">
        Your other devices will be signed out. What they have not sent yet will stay on them.
      </p>
      <Button variant="primary" type="submit" size="large" wide>
        {isAsking() ? 'Changing…' : 'Change password'}
      </Button>
    </form>
  )
}
