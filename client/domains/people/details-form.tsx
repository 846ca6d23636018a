/** Correcting a name, phone number or e-mail address: one's own, or as an admin anybody's. PE12. */
import { createSignal, type JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/field.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Person } from '#shared/domains/people/index.ts'
import { looksLikeEmail } from '#shared/kernel/email.ts'

/** Tidied, and without what was emptied. */
const corrected = (
  { displayName: _was, phone: _phone, email: _email, ...rest }: Person,
  typed: { name: string; phone: string; email: string },
): Person => {
  const [name, phone, email] = [typed.name, typed.phone, typed.email].map((one) => one.trim())
  return {
    ...rest,
    displayName: name ?? '',
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  }
}

export function DetailsForm(props: { personId: string; person: Person }): JSX.Element {
  const engine = useEngine()
  const people = engine.set<Person>('people')
  const [name, setName] = createSignal(props.person.displayName)
  const [phone, setPhone] = createSignal(props.person.phone ?? '')
  const [email, setEmail] = createSignal(props.person.email ?? '')
  const [problem, setProblem] = createSignal<string>()
  const [isChecked, setChecked] = createSignal(false)
  const nameError = () => (isChecked() && name().trim() === '' ? 'Enter a name' : undefined)
  const emailError = () =>
    isChecked() && email().trim() !== '' && !looksLikeEmail(email().trim())
      ? 'Enter an e-mail address like name@example.com, or none'
      : undefined
  const save = async () => {
    setChecked(true)
    if (nameError() || emailError()) return
    const typed = { name: name(), phone: phone(), email: email() }
    const done = await people.put(props.personId, corrected(props.person, typed))
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok) showToast({ message: 'Details corrected. Saved on this device' })
  }
  return (
    <form
      class="grid gap-3"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Name"
        autocapitalize="words"
        maxLength={120}
        value={name()}
        onInput={setName}
        error={nameError()}
      />
      <TextField
        label="Phone"
        type="tel"
        inputMode="tel"
        optional
        maxLength={30}
        value={phone()}
        onInput={setPhone}
      />
      <TextField
        label="E-mail"
        hint="For letters. Signing in stays with the address of the invitation."
        type="email"
        inputMode="email"
        autocapitalize="none"
        optional
        maxLength={254}
        value={email()}
        onInput={setEmail}
        error={emailError()}
      />
      <Refusal message={problem()} />
      <Button variant="secondary" type="submit" wide>
        Save details
      </Button>
    </form>
  )
}
