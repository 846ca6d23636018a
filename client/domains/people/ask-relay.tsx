/** A list that only the relay knows: asked when the screen opens, with a way to try again. */
import { createResource, type JSX, Match, Switch } from 'solid-js'
import { brought } from '#client/ui/brought.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Waiting } from '#client/ui/waiting.tsx'
import type { Result } from '#shared/kernel/result.ts'
import { words } from './words.ts'

export interface AskRelayProps<T> {
  ask: () => Promise<Result<T>>
  children: (value: () => T, refetch: () => void) => JSX.Element
}

export function AskRelay<T>(props: AskRelayProps<T>): JSX.Element {
  const [answer, { refetch }] = createResource(() => props.ask())
  // A list that is asked for again stays on the screen meanwhile.
  const value = () => {
    const latest = brought(answer)
    return latest?.ok ? latest : undefined
  }
  const problem = () => {
    const latest = brought(answer)
    return latest && !latest.ok ? latest.problem : undefined
  }
  return (
    <Switch fallback={<Waiting>{words.asking}</Waiting>}>
      <Match when={problem()}>
        {(refused) => (
          <Notice
            kind="info"
            title={refused().code === 'offline' ? words.offlineTitle : undefined}
            actions={<Button onPress={() => void refetch()}>Try again</Button>}
          >
            <p>{refused().message}</p>
          </Notice>
        )}
      </Match>
      <Match when={value()}>
        {(found) =>
          props.children(
            () => found().value,
            () => void refetch(),
          )
        }
      </Match>
    </Switch>
  )
}
