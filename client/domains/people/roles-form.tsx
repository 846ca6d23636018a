/** The roles of a person, as boxes; saved together, after a password. */
import { createSignal, For, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { ROLES, type Role } from '#shared/kernel/actor.ts'
import { doorApi } from './door-api.ts'
import { withStepUp } from './step-up.tsx'
import { ROLE_WORDS } from './words.ts'

const MAY: Readonly<Record<Role, string>> = {
  admin: 'Sees and changes everything in the school, invites and removes people',
  instructor: 'Sees the learners assigned to them, keeps a diary and logs lessons',
  learner: 'Sees their own lessons, progress and theory',
}

export function RolesForm(props: {
  personId: string
  name: string
  roles: readonly Role[]
}): JSX.Element {
  const [chosen, setChosen] = createSignal<readonly Role[]>(props.roles)
  const [problem, setProblem] = createSignal<string>()
  const [isAsking, setAsking] = createSignal(false)
  const has = (role: Role) => chosen().includes(role)
  const set = (role: Role, isOn: boolean) => {
    setProblem(undefined)
    setChosen(ROLES.filter((one) => (one === role ? isOn : has(one))))
  }
  const save = async () => {
    if (isAsking()) return
    if (chosen().length === 0) {
      setProblem('Choose at least one role, or take the person out of the school below.')
      return
    }
    setAsking(true)
    const done = await withStepUp(() => doorApi.setRoles(props.personId, chosen()))
    setAsking(false)
    setProblem(done.ok ? undefined : done.problem.message)
    if (done.ok) showToast({ message: `The roles of ${props.name} are changed` })
  }
  return (
    <form
      class="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <For each={ROLES}>
        {(role) => (
          <Checkbox
            label={ROLE_WORDS[role]}
            hint={MAY[role]}
            checked={has(role)}
            onChange={(isOn) => set(role, isOn)}
          />
        )}
      </For>
      <Refusal message={problem()} />
      <p class="dc-row-note">
        New roles apply at once on devices that are online, and on the others when they next
        connect.
      </p>
      <Button variant="secondary" type="submit" wide>
        {isAsking() ? 'Saving…' : 'Save roles'}
      </Button>
    </form>
  )
}
