/** The whole window: skip link, header, rail, the screen itself, tab bar. */
import { createMemo, type JSX, Show } from 'solid-js'
import { focusHeading } from './focus.ts'

export interface FrameProps {
  header?: JSX.Element | undefined
  rail?: JSX.Element | undefined
  tabBar?: JSX.Element | undefined
  /** Without rail and tab bar: the screen is a task that wants all attention. */
  bare?: boolean | undefined
  children: JSX.Element
}

export function Frame(props: FrameProps): JSX.Element {
  // Asked for twice, and each asking would make one.
  const rail = createMemo(() => (props.bare ? undefined : props.rail))
  return (
    <>
      <button type="button" class="dc-skip" onClick={() => focusHeading()}>
        Skip to content
      </button>
      {props.header}
      <div
        class="dc-frame"
        data-rail={rail() ? '' : undefined}
        data-bare={props.bare ? '' : undefined}
      >
        {rail()}
        <main id="screen">{props.children}</main>
      </div>
      <Show when={!props.bare}>{props.tabBar}</Show>
    </>
  )
}
