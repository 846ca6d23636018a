/** A new password. All other devices are signed out then, because that is why people change it. */
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { checkNewPassword, PASSWORD_MIN_CHARACTERS } from '#shared/kernel/passwords/new-password.ts'
import { personOf } from './names.ts'
import { useSession } from './session.ts'

const OLD = 'password-old'
const NEW = 'password-new'

type Change = { readonly oldPassword: string; readonly newPassword: string }

/** @param own what the person is known by here. */
const wrongIn = (
  { oldPassword, newPassword }: Change,
  own: readonly (string | undefined)[],
): FormError[] => {
  const checked = checkNewPassword(newPassword, own)
  return [
    ...(oldPassword === '' ? [{ fieldId: OLD, message: 'Enter your password of now' }] : []),
    ...(checked.ok ? [] : [{ fieldId: NEW, message: checked.problem.message }]),
  ]
}

export function ChangePassword(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const navigate = useNavigate()
  const [oldPassword, setOld] = createSignal('')
  const [newPassword, setNew] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [isAsking, setAsking] = createSignal(false)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const save = async () => {
    if (isAsking()) return
    const { personId, displayName, schoolName } = engine.me
    const change = { oldPassword: oldPassword(), newPassword: newPassword() }
    const email = personOf(engine, personId)?.email
    setErrors(wrongIn(change, [email, displayName, schoolName]))
    if (errors().length > 0) return
    setAsking(true)
    const done = await session.api.changePassword(change)
    setAsking(false)
    if (done.ok) {
      showToast({ message: 'Password changed. Your other devices are signed out.' })
      return navigate('/more')
    }
    const { code, field, message } = done.problem
    const fieldId = code === 'password-wrong' ? OLD : field === 'newPassword' ? NEW : undefined
    setErrors([{ fieldId, message }])
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
        hint={`${PASSWORD_MIN_CHARACTERS} characters or more. Three words are easy to remember.`}
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
