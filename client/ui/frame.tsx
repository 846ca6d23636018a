/** The whole window: skip link, header, rail, the screen itself, tab bar. */
import type { JSX } from 'solid-js'
import { focusHeading } from './focus.ts'

export interface FrameProps {
  header?: JSX.Element | undefined
  rail?: JSX.Element | undefined
  tabBar?: JSX.Element | undefined
  children: JSX.Element
}

export function Frame(props: FrameProps): JSX.Element {
  return (
    <>
      <button type="button" class="dc-skip" onClick={() => focusHeading()}>
        Skip to content
      </button>
      {props.header}
      <div class="dc-frame" data-rail={props.rail ? '' : undefined}>
        {props.rail}
        <main id="screen">{props.children}</main>
      </div>
      {props.tabBar}
    </>
  )
}
