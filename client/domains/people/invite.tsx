/** An admin invites somebody: name, e-mail, role, and a link to hand over. */
import { createSignal, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Page } from '#client/ui/page.tsx'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { ROLES, type Role } from '#shared/kernel/actor.ts'
import { looksLikeEmail } from '#shared/kernel/email.ts'
import { createFormDraft } from './form-draft.ts'
import { LinkNotice } from './link-notice.tsx'
import { useSession } from './session.ts'
import { withStepUp } from './step-up.tsx'
import { ROLE_WORDS } from './words.ts'

const NAME = 'invite-name'
const EMAIL = 'invite-email'
const ROLE = 'invite-role'

type Draft = { displayName: string; email: string; role: Role | '' }
const EMPTY: Draft = { displayName: '', email: '', role: '' }
type Made = { readonly name: string; readonly link: string; readonly expiresAt: number }

const missing = (draft: Draft): FormError[] => [
  ...(draft.displayName.trim() === '' ? [{ fieldId: NAME, message: 'Enter a name' }] : []),
  ...(looksLikeEmail(draft.email.trim())
    ? []
    : [{ fieldId: EMAIL, message: 'Enter an e-mail address like name@example.com' }]),
  ...(draft.role === '' ? [{ fieldId: ROLE, message: 'Choose a role' }] : []),
]

export default function Invite(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [draft, setDraft, discard] = createFormDraft(engine.drafts, 'people.invite', EMPTY)
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [made, setMade] = createSignal<Made>()
  const [isAsking, setAsking] = createSignal(false)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const invite = async () => {
    if (isAsking()) return
    setErrors(missing(draft))
    const { role } = draft
    if (errors().length > 0 || role === '') return
    setAsking(true)
    const name = draft.displayName.trim()
    const invitee = { displayName: name, email: draft.email.trim(), role }
    const done = await withStepUp(() => session.api.invite(invitee))
    setAsking(false)
    if (!done.ok) {
      const { field, message } = done.problem
      setErrors([{ fieldId: field === 'email' ? EMAIL : undefined, message }])
      return
    }
    const link = `${location.origin}/invite/${done.value.token}`
    setMade({ name, link, expiresAt: done.value.expiresAt })
    discard()
  }

  return (
    <Page title="Invite someone" backHref="/more" backLabel="Back to More">
      <div class="grid gap-6 max-w-md">
        <Show when={made()}>
          {(one) => (
            <LinkNotice
              title={`The link for ${one().name} is ready`}
              link={one().link}
              expiresAt={one().expiresAt}
            />
          )}
        </Show>
        <form
          class="grid gap-4"
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            void invite()
          }}
        >
          <ErrorSummary errors={errors()} />
          <TextField
            id={NAME}
            label="Name"
            hint="First and last name"
            autocapitalize="words"
            value={draft.displayName}
            onInput={(displayName) => setDraft({ displayName })}
            error={errorAt(NAME)}
          />
          <TextField
            id={EMAIL}
            label="E-mail"
            hint="They sign in with it"
            type="email"
            inputMode="email"
            autocapitalize="none"
            value={draft.email}
            onInput={(email) => setDraft({ email })}
            error={errorAt(EMAIL)}
          />
          <RadioGroup
            id={ROLE}
            label="Role"
            value={draft.role}
            options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
            onChange={(role) => setDraft({ role: role as Role })}
            error={errorAt(ROLE)}
          />
          <Button variant="primary" type="submit" size="large" wide>
            {isAsking() ? 'Making the link…' : 'Make a link'}
          </Button>
        </form>
      </div>
    </Page>
  )
}
