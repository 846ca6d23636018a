/** A new password. All other devices are signed out then, because that is why people change it. */
import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { plural } from '#client/ui/plural.ts'
import { showToast } from '#client/ui/toast.tsx'
import { checkNewPassword, PASSWORD_MIN_CHARACTERS } from '#shared/kernel/passwords/new-password.ts'
import { doorApi, type PasskeyLine } from './door-api.ts'
import { personOf } from './names.ts'
import { passkeyNote } from './passkey-note.ts'
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
    ...(oldPassword === '' ? [{ fieldId: OLD, message: 'Enter your current password' }] : []),
    ...(checked.ok ? [] : [{ fieldId: NEW, message: checked.problem.message }]),
  ]
}

const doneWords = (removedPasskeys: number): string =>
  removedPasskeys === 0
    ? 'Password changed. Your other devices are signed out.'
    : `Password changed, ${plural(removedPasskeys, { one: 'passkey', other: 'passkeys' })} removed. Your other devices are signed out.`

/** @param passkeyChanges counts up when the list of passkeys beside the form has changed */
export function ChangePassword(props: { passkeyChanges: number }): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const navigate = useNavigate()
  const [oldPassword, setOld] = createSignal('')
  const [newPassword, setNew] = createSignal('')
  const [passkeys] = createResource(
    () => ({ changes: props.passkeyChanges }),
    () => doorApi.passkeys(),
  )
  const ownPasskeys = (): readonly PasskeyLine[] => {
    const answer = brought(passkeys)
    return answer?.ok ? answer.value : []
  }
  const [removed, setRemoved] = createSignal<readonly string[]>([])
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
    // One that was removed in the list above cannot be ticked any more.
    const removedPasskeys = removed().filter((id) => ownPasskeys().some((one) => one.id === id))
    const done = await session.api.changePassword({ ...change, removedPasskeys })
    setAsking(false)
    if (done.ok) {
      showToast({ message: doneWords(removedPasskeys.length) })
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
      <Show when={ownPasskeys().length > 0}>
        <PasskeyChoice passkeys={ownPasskeys()} removed={removed()} onChange={setRemoved} />
      </Show>
      <p class="dc-row-note">
        Your other devices will be signed out. What they have not sent yet will stay on them.
      </p>
      <Button variant="primary" type="submit" size="large" wide>
        {isAsking() ? 'Changing…' : 'Change password'}
      </Button>
    </form>
  )
}

/** Kept unless ticked: most people change a password that somebody saw, and a passkey cannot be seen. */
function PasskeyChoice(props: {
  passkeys: readonly PasskeyLine[]
  removed: readonly string[]
  onChange: (removed: readonly string[]) => void
}): JSX.Element {
  const tick = (id: string, isRemoved: boolean) => {
    const others = props.removed.filter((other) => other !== id)
    props.onChange(isRemoved ? [...others, id] : others)
  }
  return (
    <fieldset class="dc-field">
      <legend class="dc-field-label">Your passkeys</legend>
      <span class="dc-field-hint">
        They still work afterwards: whoever knows your old password cannot use them. Tick those you
        do not know, or that are on a device you no longer have.
      </span>
      <For each={props.passkeys}>
        {(one) => (
          <Checkbox
            label={`Remove ${one.name}`}
            hint={passkeyNote(one)}
            checked={props.removed.includes(one.id)}
            onChange={(isRemoved) => tick(one.id, isRemoved)}
          />
        )}
      </For>
    </fieldset>
  )
}
