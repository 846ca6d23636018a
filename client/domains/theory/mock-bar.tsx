/** The foot of a test screen: fixed on phones, under the content on a desktop. */
import type { JSX } from 'solid-js'

export function MockBar(props: { note?: JSX.Element; children: JSX.Element }): JSX.Element {
  return (
    <div class="z-10 grid gap-2 border-t border-hairline bg-surface px-4 pt-2.5 pb-[calc(0.875rem+env(safe-area-inset-bottom,0px))] max-rail:fixed max-rail:inset-x-0 max-rail:bottom-0 rail:sticky rail:bottom-0 rail:max-w-3xl rail:rounded-card rail:border">
      {props.note && <p class="text-small text-muted">{props.note}</p>}
      <div class="grid auto-cols-fr grid-flow-col gap-2 [&_.dc-button]:px-2 [&_[aria-pressed=true]]:border-ink [&_[aria-pressed=true]]:bg-amber [&_[aria-pressed=true]]:text-amber-ink">
        {props.children}
      </div>
    </div>
  )
}

/** Room under the content for the bar above it. */
export function MockBarRoom(props: { tall?: boolean }): JSX.Element {
  return <div class={props.tall ? 'h-28 rail:hidden' : 'h-20 rail:hidden'} aria-hidden="true" />
}
