/** A one-time link for somebody who has forgotten their password, made by an admin and handed over. */
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { doorApi } from './door-api.ts'
import { LinkNotice } from './link-notice.tsx'
import { withStepUp } from './step-up.tsx'

export function SignInLink(props: { personId: string; name: string }): JSX.Element {
  const [made, setMade] = createSignal<{ link: string; expiresAt: number }>()
  const [problem, setProblem] = createSignal<string>()
  const [isAsking, setAsking] = createSignal(false)
  const make = async () => {
    if (isAsking()) return
    setAsking(true)
    const done = await withStepUp(() => doorApi.resetFor(props.personId))
    setAsking(false)
    setProblem(done.ok ? undefined : done.problem.message)
    if (!done.ok) return
    const { token, expiresAt } = done.value
    setMade({ link: `${location.origin}/reset/${token}`, expiresAt })
  }
  return (
    <div class="grid gap-3">
      <p class="text-muted">
        The link lets {props.name} choose a new password, once. Only give it to {props.name}:
        whoever opens it can sign in as them.
      </p>
      <Refusal message={problem()} />
      <Show when={made()}>
        {(one) => (
          <LinkNotice
            title={`The link for ${props.name} is ready`}
            link={one().link}
            expiresAt={one().expiresAt}
          />
        )}
      </Show>
      <Button wide onPress={() => void make()}>
        {isAsking() ? 'Making the link…' : 'Make a sign-in link'}
      </Button>
    </div>
  )
}
