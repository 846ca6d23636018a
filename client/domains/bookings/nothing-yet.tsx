/**
 * An empty place that knows why it is empty: on a device that has never been in step the records are
 * still on their way, and "nothing here" would not be true.
 */
import { type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Empty } from '#client/ui/empty.tsx'
import { words } from './words.ts'

export interface NothingYetProps {
  title: string
  action?: JSX.Element
  children: JSX.Element
}

export function NothingYet(props: NothingYetProps): JSX.Element {
  const engine = useEngine()
  return (
    <Show
      when={engine.sync.inStepAtMs() !== undefined}
      fallback={<Empty title={words.onItsWayTitle}>{words.onItsWayText}</Empty>}
    >
      <Empty title={props.title} action={props.action}>
        {props.children}
      </Empty>
    </Show>
  )
}
