/** Six digits. After the fifth wrong try only the password opens it. */
import { createSignal, type JSX, onMount } from 'solid-js'
import type { ScreenLock } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { focusById } from '#client/ui/focus.ts'
import { plural } from '#client/ui/plural.ts'

const DIGITS = 'unlock-digits'

export function UnlockWithDigits(props: {
  screenLock: ScreenLock
  onOpened: () => void
  onPassword: () => void
}): JSX.Element {
  const [digits, setDigits] = createSignal('')
  const [error, setError] = createSignal<string>()
  const [isAsking, setAsking] = createSignal(false)
  onMount(() => focusById(DIGITS))
  const open = async () => {
    if (isAsking()) return
    if (!/^\d{6}$/.test(digits())) {
      setError('Enter the 6 digits')
      return
    }
    setAsking(true)
    const tried = await props.screenLock.check(digits())
    setAsking(false)
    if (tried.is === 'right') return props.onOpened()
    setDigits('')
    if (tried.is === 'spent') return props.onPassword()
    setError(
      `That is not right. ${plural(tried.triesLeft, { one: 'try', other: 'tries' })} left, then the password.`,
    )
    focusById(DIGITS)
  }
  return (
    <form
      class="grid gap-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <TextField
        id={DIGITS}
        label="6-digit code"
        type="password"
        inputMode="numeric"
        autocomplete="off"
        maxLength={6}
        value={digits()}
        onInput={setDigits}
        error={error()}
      />
      <Button variant="primary" type="submit" size="large" wide>
        {isAsking() ? 'Checking…' : 'Open'}
      </Button>
      <Button wide onPress={props.onPassword}>
        Use my password instead
      </Button>
    </form>
  )
}
