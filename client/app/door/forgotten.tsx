/**
 * "Forgotten your password?" The answer is the same whoever has that address. A school without a mail
 * server cannot send anything, and says so instead of letting people wait.
 */
import { createResource, createSignal, type JSX, Match, Switch } from 'solid-js'
import { doorApi } from '#client/domains/people/index.ts'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { looksLikeEmail } from '#shared/kernel/email.ts'
import { DoorFrame } from './door-frame.tsx'
import { formTitle } from './form-title.ts'

const EMAIL = 'forgotten-email'
const TITLE = 'Forgotten password'

export function Forgotten(): JSX.Element {
  const [email, setEmail] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [asked, setAsked] = createSignal<string>()
  const [mail] = createResource(() => doorApi.canMail())
  /** Only a plain no: without an answer the form stands, and says what is wrong when it is used. */
  const cannotMail = () => {
    const answer = brought(mail)
    return answer?.ok === true && !answer.value
  }
  const [isAsking, setAsking] = createSignal(false)
  formTitle(TITLE, () => errors().length > 0)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const ask = async () => {
    if (isAsking()) return
    const address = email().trim()
    const isAddress = looksLikeEmail(address)
    setErrors(
      isAddress
        ? []
        : [{ fieldId: EMAIL, message: 'Enter an e-mail address like name@example.com' }],
    )
    if (!isAddress) return
    setAsking(true)
    const answer = await doorApi.askForReset(address)
    setAsking(false)
    if (answer.ok) setAsked(address)
    else setErrors([{ message: answer.problem.message }])
  }

  return (
    <DoorFrame title={TITLE}>
      <Switch
        fallback={
          <form
            class="grid gap-4"
            novalidate
            onSubmit={(event) => {
              event.preventDefault()
              void ask()
            }}
          >
            <p>Enter the e-mail you sign in with. You get a link to choose a new password.</p>
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
            <Button variant="primary" type="submit" size="large" wide>
              {isAsking() ? 'Asking…' : 'Send me a link'}
            </Button>
          </form>
        }
      >
        <Match when={asked()}>
          {(address) => (
            <Notice kind="info" title="Look into your e-mail" announce>
              <p>
                If {address()} belongs to somebody here, a link is on its way. It works once, for 30
                minutes.
              </p>
              <p>Nothing there? Look under spam, or ask your school’s office for a link.</p>
            </Notice>
          )}
        </Match>
        <Match when={cannotMail()}>
          <NoMail />
        </Match>
      </Switch>
      <Button href="/" wide>
        Back to sign in
      </Button>
      <p class="dc-row-note">What you have not sent yet stays on your devices meanwhile.</p>
    </DoorFrame>
  )
}

function NoMail(): JSX.Element {
  return (
    <Notice kind="info" title="Ask your school’s office" announce>
      <p>
        This school’s server sends no e-mail. An admin of your school can make a one-time link for
        you, under More, Roles and access.
      </p>
    </Notice>
  )
}
