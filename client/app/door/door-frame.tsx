/** What stands before the app: the mark, a heading, one thing to do. */
import { type JSX, onMount, Show } from 'solid-js'
import { focusHeading } from '#client/ui/focus.ts'
import { Mark } from '#client/ui/mark.tsx'

export function DoorFrame(props: {
  title: string
  /** The school, where it is known. */
  note?: string | undefined
  children: JSX.Element
}): JSX.Element {
  let main: HTMLElement | undefined
  onMount(() => focusHeading(main))
  return (
    <div class="dc-door">
      <header class="dc-door-brand">
        <Mark size={48} />
        <span>
          <b>Dual Control</b>
          <Show when={props.note}>
            <small>{props.note}</small>
          </Show>
        </span>
      </header>
      <main ref={main} class="grid gap-4">
        <h1 tabindex="-1">{props.title}</h1>
        {props.children}
      </main>
    </div>
  )
}
