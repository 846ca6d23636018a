/** Who uses this device, in which school and role; several roles can be changed like a hat. */
import { For, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Card } from '#client/ui/card.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { nameOf, personOf } from './names.ts'
import { useSession } from './session.ts'
import { ROLE_WORDS, roleWords } from './words.ts'

export function ProfileCard(): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const id = engine.me.personId
  const contact = () => {
    const person = personOf(engine, id)
    return [person?.email, person?.phone].filter((one) => one !== undefined)
  }
  return (
    <Card>
      <div class="flex flex-wrap items-center gap-4">
        <Avatar name={nameOf(engine, id)} size="large" />
        <div class="min-w-0 flex-[1_1_9rem] wrap-anywhere">
          <p class="text-heading">{nameOf(engine, id)}</p>
          <p class="dc-row-note">
            {roleWords(engine.me.roles)}, {engine.me.schoolName}
          </p>
          <For each={contact()}>{(line) => <p class="dc-row-note">{line}</p>}</For>
        </div>
      </div>
      <Show when={engine.me.roles.length > 1}>
        <div class="mt-4">
          <Segmented
            label="Work as"
            value={session.hat()}
            options={engine.me.roles.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
            onChange={(role) => session.wear(role)}
          />
        </div>
      </Show>
    </Card>
  )
}
