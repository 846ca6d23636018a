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
      <a
        class="dc-skip"
        href="#screen"
        onClick={(event) => {
          event.preventDefault()
          focusHeading()
        }}
      >
        Skip to content
      </a>
      {props.header}
      <div class="dc-frame" data-rail={props.rail ? '' : undefined}>
        {props.rail}
        <main id="screen">{props.children}</main>
      </div>
      {props.tabBar}
    </>
  )
}
