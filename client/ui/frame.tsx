/** The whole window: skip link, header, rail, the screen itself, tab bar. */
import { type JSX, Show } from 'solid-js'
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
  return (
    <>
      <button type="button" class="dc-skip" onClick={() => focusHeading()}>
        Skip to content
      </button>
      {props.header}
      <div
        class="dc-frame"
        data-rail={props.rail && !props.bare ? '' : undefined}
        data-bare={props.bare ? '' : undefined}
      >
        <Show when={!props.bare}>{props.rail}</Show>
        <main id="screen">{props.children}</main>
      </div>
      <Show when={!props.bare}>{props.tabBar}</Show>
    </>
  )
}
