/** What the shell has to say on every screen: rarely anything, and never over what one is doing. */
import { createMemo, type JSX, lazy, onMount, Show, Suspense } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { formatDuration } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { DAY_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import { useApp } from './app-context.ts'
import { unsentRows } from './sync/own-sets.ts'
import { VersionNotice } from './version-notice.tsx'

/** Words for a rare day: not part of the first paint. */
const StorageNotices = lazy(() => import('./storage-notices.tsx'))
/** A line that breaks while it is fetched takes no screen along; the next start asks again. */
const NewDeviceNotice = lazy(() =>
  import('./new-device-notice.tsx').catch(() => ({ default: () => null })),
)
const InstallPicture = lazy(() => import('./install-picture.tsx'))

/** A clock this far off is worth saying; lesson times and "running late" depend on it. */
const CLOCK_OFF_MS = 2 * MINUTE_MS

/** From here on hours and minutes are noise: "about 6 days". */
const IN_DAYS_FROM_MS = 2 * DAY_MS

const clockOffWords = (aheadMs: number): string => {
  const offMs = Math.abs(aheadMs)
  const far =
    offMs < IN_DAYS_FROM_MS
      ? formatDuration(offMs / MINUTE_MS)
      : `about ${Math.round(offMs / DAY_MS)} days`
  return `${far} ${aheadMs > 0 ? 'ahead' : 'behind'}`
}

export function ShellNotices(): JSX.Element {
  const { engine, remembered, isOffice } = useApp()
  // Fetched before it is needed: on that day there may be neither a line nor a store to take it from.
  onMount(() => void import('./storage-notices.tsx').catch(() => {}))
  const hasCopyLost = remembered.copyLost.get() !== undefined
  const hasOldUnsent = () => {
    const [oldest] = engine.sync.waiting()
    return oldest !== undefined && engine.minute() - oldest.savedAtMs > DAY_MS
  }
  const hasStorageNews = () =>
    isOffice || hasCopyLost || engine.storageProblem() !== undefined || hasOldUnsent()
  const clockOff = createMemo(() => {
    const aheadMs = engine.sync.clockAheadMs()
    return Math.abs(aheadMs) < CLOCK_OFF_MS ? undefined : aheadMs
  })
  /** Whoever has been told that something is wrong is not also asked for something. */
  const isCalm = () =>
    clockOff() === undefined &&
    engine.storageProblem() === undefined &&
    engine.sync.refused().length === 0 &&
    engine.sync.quarantineCount() === 0 &&
    !['update-needed', 'relay-older'].includes(engine.sync.link())
  const hasBeenOnline = createMemo<boolean>((was) => was || engine.sync.link() === 'online', false)
  return (
    <>
      <Show when={hasStorageNews()}>
        <Suspense>
          <StorageNotices />
        </Suspense>
      </Show>
      <VersionNotice />
      <Show when={clockOff()}>
        {(aheadMs) => (
          <Notice kind="plain">
            <p>
              <Show
                when={engine.sync.link() === 'online'}
                fallback={`This device’s clock was ${clockOffWords(aheadMs())} when it was last online.`}
              >
                This device’s clock is {clockOffWords(aheadMs())}.
              </Show>{' '}
              Set it to automatic in the device’s settings, so that lesson times are right.
            </p>
          </Notice>
        )}
      </Show>
      <Show when={hasBeenOnline()}>
        <Suspense>
          <NewDeviceNotice />
        </Suspense>
      </Show>
      <Show when={isCalm()}>
        <OfferInstall />
      </Show>
    </>
  )
}

/** After the first finished job: now there is something worth keeping. */
function OfferInstall(): JSX.Element {
  const { engine, install } = useApp()
  const hasFinishedAJob = () =>
    engine.sync.waiting().length + engine.sync.sent().length + unsentRows(engine).length > 0
  return (
    <>
      <Show when={hasFinishedAJob() && install.mayOffer(engine.minute())}>
        <Notice
          kind="info"
          title="Keep Dual Control on this device"
          actions={
            <>
              <Button variant="secondary" onPress={() => install.install()}>
                {install.way() === 'by-hand' ? 'Show me how' : 'Install'}
              </Button>
              <Button variant="quiet" onPress={() => install.decline(engine.now())}>
                Not now
              </Button>
            </>
          }
        >
          <p>It opens like an app, works without signal, and the browser keeps its data.</p>
        </Notice>
      </Show>
      <Show when={install.isPictureOpen()}>
        <Suspense>
          <InstallPicture open onOpenChange={install.openPicture} />
        </Suspense>
      </Show>
    </>
  )
}
