/** What one person may do and how they get in. Every press here reaches far, so each is confirmed. */
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { AskRelay } from './ask-relay.tsx'
import { DetailsForm } from './details-form.tsx'
import { DeviceList } from './device-list.tsx'
import { doorApi } from './door-api.ts'
import { firstNameOf, personOf } from './names.ts'
import { RolesForm } from './roles-form.tsx'
import { SignInLink } from './sign-in-link.tsx'
import { withStepUp } from './step-up.tsx'

export default function PersonAccess(): JSX.Element {
  const engine = useEngine()
  const params = useParams<{ person: string }>()
  const person = () => personOf(engine, params.person)
  const isStaff = () => person()?.roles.some((role) => role !== 'learner') === true
  const isOneself = () => params.person === engine.me.personId
  return (
    <Page
      title={person()?.displayName ?? 'Nobody here'}
      backHref="/more/access"
      backLabel="Back to Roles and access"
    >
      <Show
        when={person()}
        fallback={
          <Empty title="This person is not in the school">
            They may have been taken out, or the list on this device is old.
          </Empty>
        }
      >
        {(one) => (
          <div class="grid gap-4 max-w-2xl">
            <Card title="Details">
              <DetailsForm personId={params.person} person={one()} />
            </Card>
            <Card title="Roles">
              <RolesForm personId={params.person} name={one().displayName} roles={one().roles} />
            </Card>
            <Show when={!isOneself()}>
              <Card title="Cannot sign in?">
                <SignInLink personId={params.person} name={firstNameOf(engine, params.person)} />
              </Card>
            </Show>
            <Show when={isStaff() && !isOneself()}>
              <Card title="Devices">
                <AskRelay ask={() => doorApi.devicesOf(params.person)}>
                  {(devices, refetch) => (
                    <Show
                      when={devices().length > 0}
                      fallback={<p class="text-muted">Not signed in anywhere.</p>}
                    >
                      <DeviceList
                        label={`Devices of ${one().displayName}`}
                        devices={devices()}
                        onEnded={refetch}
                        isInCard
                      />
                    </Show>
                  )}
                </AskRelay>
              </Card>
            </Show>
            <Show when={!isOneself()}>
              <Remove personId={params.person} name={one().displayName} />
            </Show>
          </div>
        )}
      </Show>
    </Page>
  )
}

function Remove(props: { personId: string; name: string }): JSX.Element {
  const navigate = useNavigate()
  const [isAsking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const remove = async () => {
    const name = props.name
    const done = await withStepUp(() => doorApi.removePerson(props.personId))
    if (!done.ok) {
      setProblem(done.problem.message)
      return
    }
    showToast({ message: `${name} is taken out of the school` })
    navigate('/more/access')
  }
  return (
    <Card title="Leaving">
      <div class="grid gap-3">
        <p class="text-muted">
          Taking somebody out ends their sign-in and their devices. What they wrote stays with the
          school; erasing a person is another step.
        </p>
        <Refusal message={problem()} />
        <Button variant="danger" wide onPress={() => setAsking(true)}>
          Take {props.name} out of the school
        </Button>
        <Button variant="quiet" wide href={`/more/erase/${props.personId}`}>
          Erase their data for good…
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking()}
        onOpenChange={setAsking}
        title={`Take ${props.name} out of the school?`}
        confirmLabel="Take out"
        danger
        onConfirm={() => void remove()}
      >
        <p>
          They are signed out on every device at once and cannot sign in again without a new
          invitation. What a device of theirs has not sent is handed to the office when it is next
          online.
        </p>
      </ConfirmDialog>
    </Card>
  )
}
