/** Setting or removing the screen lock of one's own device, with what it is and what it is not. */
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { type ScreenLock, useSession } from './session.ts'

const FIRST = 'screen-lock-digits'
const AGAIN = 'screen-lock-again'

const wrong = (digits: string, again: string): FormError[] => [
  ...(/^\d{6}$/.test(digits) ? [] : [{ fieldId: FIRST, message: 'Choose 6 digits' }]),
  ...(digits === again ? [] : [{ fieldId: AGAIN, message: 'Type the same 6 digits again' }]),
]

export default function ScreenLockScreen(): JSX.Element {
  const session = useSession()
  const [isSet, setSet] = createSignal(session.screenLock?.isSet() === true)
  const remove = (lock: ScreenLock) => {
    lock.remove()
    setSet(false)
    showToast({ message: 'Screen lock removed' })
  }
  return (
    <Page title="Screen lock" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-md">
        <p>
          Asks for 6 digits when Dual Control has not been touched for 5 minutes, so nobody who
          picks it up can read it.
        </p>
        <Notice kind="info" title="It is not encryption">
          <p>
            It keeps eyes out, not somebody with tools. The device’s own screen lock protects what
            is stored on it; keep that on, too. A lost device: sign it out under My devices.
          </p>
        </Notice>
        <Switch
          fallback={
            <p class="text-muted">
              {session.isOffice
                ? 'A shared computer locks by itself after 10 minutes and asks for your password.'
                : 'This browser cannot have one here.'}
            </p>
          }
        >
          <Match when={!session.isOffice && session.screenLock}>
            {(lock) => (
              <Show when={isSet()} fallback={<SetForm lock={lock()} onSet={() => setSet(true)} />}>
                <p>
                  The screen lock is on. After 5 wrong tries it asks for your password, which needs
                  a connection.
                </p>
                <Button variant="secondary" wide onPress={() => session.lockNow()}>
                  Lock now
                </Button>
                <Button variant="danger" wide onPress={() => remove(lock())}>
                  Remove the screen lock
                </Button>
              </Show>
            )}
          </Match>
        </Switch>
      </div>
    </Page>
  )
}

function SetForm(props: { lock: ScreenLock; onSet: () => void }): JSX.Element {
  const [digits, setDigits] = createSignal('')
  const [again, setAgain] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message
  const save = async () => {
    setErrors(wrong(digits(), again()))
    if (errors().length > 0) return
    await props.lock.set(digits())
    showToast({ message: 'Screen lock is on' })
    props.onSet()
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
      <TextField
        id={FIRST}
        label="6-digit code"
        hint="Not the PIN of your phone or bank card"
        type="password"
        inputMode="numeric"
        maxLength={6}
        value={digits()}
        onInput={setDigits}
        error={errorAt(FIRST)}
      />
      <TextField
        id={AGAIN}
        label="Repeat the code"
        type="password"
        inputMode="numeric"
        maxLength={6}
        value={again()}
        onInput={setAgain}
        error={errorAt(AGAIN)}
      />
      <p class="dc-row-note">After 5 wrong tries it asks for your password.</p>
      <Button variant="primary" type="submit" size="large" wide>
        Set the screen lock
      </Button>
    </form>
  )
}
