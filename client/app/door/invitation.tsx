/** An invitation link: who invites whom, then a name and a password, and one is in. */
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { AccountApi, Invitation, Session, ThisDevice } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextField } from '#client/ui/field.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { PasswordField } from '#client/ui/password-field.tsx'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { checkNewPassword, PASSWORD_MIN_CHARACTERS } from '#shared/kernel/passwords/new-password.ts'
import { DoorFrame } from './door-frame.tsx'
import { formTitle } from './form-title.ts'
import { OfficeChoice } from './office-choice.tsx'

const NAME = 'invitation-name'
const PASSWORD = 'invitation-password'
const BEFORE = 'invitation-before'

/** Whether there is an account is for its owner to say: the link shows only who was meant. */
const BEEN_HERE = [
  { value: 'new', label: 'No, I am new here', hint: 'Choose a password below.' },
  {
    value: 'been',
    label: 'Yes, with this e-mail',
    hint: 'At another school on this server, or at this one before. Enter that password below.',
  },
] as const

/** The relay's names for what it refuses, and where that stands here. */
const FIELDS: Readonly<Record<string, string>> = {
  displayName: NAME,
  isNewHere: BEFORE,
  password: PASSWORD,
}

export interface InvitationProps {
  api: AccountApi
  token: string
  deviceName: string
  /** Somebody else who is signed in on this device. */
  signedInName: string | undefined
  /** Offers the short session of a PC that several people use. */
  offersOffice: boolean
  onAccepted: (session: Session, displayName: string, kind: ThisDevice['deviceKind']) => void
}

export function InvitationScreen(props: InvitationProps): JSX.Element {
  const [found, { refetch }] = createResource(
    () => props.token,
    (token) => props.api.invitation(token),
  )
  const invitation = () => {
    const answer = found()
    return answer?.ok ? answer.value : undefined
  }
  const problem = () => {
    const answer = found()
    return answer && !answer.ok ? answer.problem : undefined
  }
  return (
    <Switch>
      <Match when={problem()}>
        {(refused) => (
          <DoorFrame title="This link does not work">
            <Refusal message={refused().message} />
            <Show
              when={refused().code === 'offline'}
              fallback={
                <Button href="/" variant="primary" wide>
                  Go to sign in
                </Button>
              }
            >
              <Button variant="primary" wide onPress={() => void refetch()}>
                Try again
              </Button>
            </Show>
          </DoorFrame>
        )}
      </Match>
      <Match when={invitation()}>{(one) => <AcceptForm {...props} invitation={one()} />}</Match>
    </Switch>
  )
}

function AcceptForm(props: InvitationProps & { invitation: Invitation }): JSX.Element {
  const [name, setName] = createSignal(props.invitation.displayName)
  const [password, setPassword] = createSignal('')
  const [isNewHere, setNewHere] = createSignal(true)
  const [isOffice, setOffice] = createSignal(false)
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const [isAsking, setAsking] = createSignal(false)
  const title = () => `Join ${props.invitation.schoolName}`
  formTitle(title(), () => errors().length > 0)
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  /** As the relay asks; saying it before is kinder than after. */
  const wrongPassword = (): string | undefined => {
    const { email, schoolName } = props.invitation
    if (!isNewHere()) return password() === '' ? 'Enter your password' : undefined
    const checked = checkNewPassword(password(), [email, name(), schoolName])
    return checked.ok ? undefined : checked.problem.message
  }
  const wrong = (): FormError[] => {
    const message = wrongPassword()
    return [
      ...(name().trim() === '' ? [{ fieldId: NAME, message: 'Enter your name' }] : []),
      ...(message === undefined ? [] : [{ fieldId: PASSWORD, message }]),
    ]
  }

  const accept = async () => {
    if (isAsking()) return
    setErrors(wrong())
    if (errors().length > 0) return
    setAsking(true)
    const deviceKind = isOffice() ? 'office' : 'personal'
    const who = { displayName: name().trim(), password: password(), isNewHere: isNewHere() }
    const answer = await props.api.accept(props.token, who, {
      deviceName: props.deviceName,
      deviceKind,
    })
    setAsking(false)
    if (answer.ok) return props.onAccepted(answer.value, name().trim(), deviceKind)
    const { field, message } = answer.problem
    setErrors([{ fieldId: FIELDS[field ?? ''], message }])
  }

  return (
    <DoorFrame title={title()}>
      <p>
        You are invited as {props.invitation.role === 'learner' ? 'a' : 'an'}{' '}
        <b>{props.invitation.role}</b>, with the e-mail {props.invitation.email}. The link works
        until {formatDayTime(props.invitation.expiresAt)}.
      </p>
      <Show when={props.signedInName}>
        {(other) => (
          <Notice kind="info">
            <p>
              {other()} is signed in on this device. Accepting signs you in instead. What {other()}{' '}
              has not sent yet stays here and goes out at the next sign-in.
            </p>
          </Notice>
        )}
      </Show>
      <form
        class="grid gap-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void accept()
        }}
      >
        <ErrorSummary errors={errors()} />
        <TextField
          id={NAME}
          label="Your name"
          name="name"
          autocomplete="name"
          autocapitalize="words"
          value={name()}
          onInput={setName}
          error={errorAt(NAME)}
        />
        <input type="hidden" autocomplete="username" value={props.invitation.email} />
        <RadioGroup
          id={BEFORE}
          label="Have you signed in here before?"
          value={isNewHere() ? 'new' : 'been'}
          options={BEEN_HERE}
          onChange={(said) => setNewHere(said === 'new')}
          error={errorAt(BEFORE)}
        />
        <PasswordField
          id={PASSWORD}
          label={isNewHere() ? 'Choose a password' : 'Your password'}
          hint={
            isNewHere()
              ? `${PASSWORD_MIN_CHARACTERS} characters or more. Three words are easy to remember.`
              : 'The one you sign in with.'
          }
          name="password"
          autocomplete={isNewHere() ? 'new-password' : 'current-password'}
          value={password()}
          onInput={setPassword}
          error={errorAt(PASSWORD)}
        />
        <Show when={props.offersOffice}>
          <OfficeChoice isOffice={isOffice()} onChange={setOffice} />
        </Show>
        <Button variant="primary" type="submit" size="large" wide>
          {isAsking() ? 'Joining…' : 'Join'}
        </Button>
      </form>
    </DoorFrame>
  )
}
