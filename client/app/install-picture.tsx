/** How to put the app on the home screen of an iPhone: two steps, drawn. */
import type { JSX } from 'solid-js'
import { Mark } from '#client/ui/mark.tsx'
import { Sheet } from '#client/ui/sheet.tsx'

export default function InstallPicture(props: {
  open: boolean
  onOpenChange: (open: boolean) => void
}): JSX.Element {
  return (
    <Sheet
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Add to Home Screen"
      subtitle="Then it opens like an app, works without signal, and the phone keeps its data."
    >
      <ol class="grid gap-6 py-2">
        <li class="flex items-center gap-4">
          <ShareDrawing />
          <p>
            <b>1. Press Share.</b> The square with an arrow, at the foot of Safari.
          </p>
        </li>
        <li class="flex items-center gap-4">
          <HomeDrawing />
          <p>
            <b>2. Choose “Add to Home Screen”.</b> You may have to scroll down a little.
          </p>
        </li>
        <li class="flex items-center gap-4">
          <span class="flex justify-center" style={{ width: '4.5rem' }}>
            <Mark size={56} />
          </span>
          <p>
            <b>3. Open Dual Control from there</b> and sign in once more.
          </p>
        </li>
      </ol>
    </Sheet>
  )
}

const LINE = { fill: 'none', stroke: 'currentcolor', 'stroke-width': 2.5 } as const

function ShareDrawing(): JSX.Element {
  return (
    <svg class="text-blue" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
      <rect x="2" y="2" width="68" height="68" rx="12" {...LINE} stroke-opacity="0.35" />
      <path d="M28 30h-7v26h30V30h-7" {...LINE} stroke-linejoin="round" />
      <path d="M36 42V14M27 23l9-9 9 9" {...LINE} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}

function HomeDrawing(): JSX.Element {
  return (
    <svg class="text-blue" viewBox="0 0 72 72" width="72" height="72" aria-hidden="true">
      <rect x="2" y="18" width="68" height="36" rx="8" {...LINE} stroke-opacity="0.35" />
      <path d="M10 36h30" {...LINE} stroke-linecap="round" />
      <rect x="48" y="28" width="16" height="16" rx="4" {...LINE} />
      <path d="M56 32v8M52 36h8" {...LINE} stroke-linecap="round" />
    </svg>
  )
}
