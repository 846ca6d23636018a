/**
 * Where my changes are. Only shows what it is told; the words are in `sync-state.ts`. Announced
 * politely when the kind of state changes, and silent while only a number does.
 */
import Check from 'lucide-solid/icons/check'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import CloudOff from 'lucide-solid/icons/cloud-off'
import HardDrive from 'lucide-solid/icons/hard-drive'
import Lock from 'lucide-solid/icons/lock'
import OctagonX from 'lucide-solid/icons/octagon-x'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Count } from './count.tsx'
import type { Icon } from './icon.ts'
import { type SyncState, syncSentence } from './sync-state.ts'
import { whereKept } from './where-kept.ts'

const icons: Record<SyncState['kind'], Icon> = {
  saved: Check,
  sending: RefreshCw,
  offline: CloudOff,
  waiting: CloudOff,
  decision: TriangleAlert,
  'signed-out': Lock,
  refused: OctagonX,
  storage: HardDrive,
}

export interface SyncBadgeProps {
  state: SyncState
  /** Opens the list of changes. Without it the badge only tells. */
  onOpen?: (() => void) | undefined
  /** Icon and number only, still named by the whole sentence. */
  compact?: boolean | undefined
  /** As wide as its words, for a header. */
  inline?: boolean | undefined
  /** The tooltip, for example "Last synced 14:02". */
  detail?: string | undefined
}

export function SyncBadge(props: SyncBadgeProps): JSX.Element {
  const count = () => ('count' in props.state ? props.state.count : undefined)
  const announced = createMemo<{ kind: SyncState['kind']; live: 'polite' | 'off' }>((before) => ({
    kind: props.state.kind,
    live: before?.kind === props.state.kind ? 'off' : 'polite',
  }))
  return (
    <div
      class="dc-sync-place"
      role="status"
      aria-live={announced().live}
      data-inline={props.inline ? '' : undefined}
    >
      <Dynamic
        component={props.onOpen ? 'button' : 'div'}
        type={props.onOpen ? 'button' : undefined}
        class="dc-sync"
        data-kind={props.state.kind}
        data-compact={props.compact ? '' : undefined}
        title={props.detail}
        onClick={() => props.onOpen?.()}
      >
        <Dynamic component={icons[props.state.kind]} aria-hidden="true" />
        <span class={props.compact ? 'sr-only' : 'dc-sync-words'}>
          <Sentence text={whereKept(syncSentence(props.state))} />
        </span>
        <Show when={count() !== undefined && (props.compact || !props.onOpen)}>
          <span aria-hidden="true">
            <Show when={props.compact || props.state.kind === 'waiting'}>
              <Count value={count() ?? 0} tone="ink" />
            </Show>
          </span>
        </Show>
        <Show when={props.onOpen && !props.compact && !props.inline}>
          <ChevronRight aria-hidden="true" />
        </Show>
      </Dynamic>
    </div>
  )
}

/** Breaks a long sentence only at its dash. */
function Sentence(props: { text: string }): JSX.Element {
  const parts = () => props.text.split(' – ')
  return (
    <Show when={parts()[1]?.endsWith('waiting to sync')} fallback={props.text}>
      {`${parts()[0]} – `}
      <span class="dc-sync-unbroken">{parts()[1]}</span>
    </Show>
  )
}
