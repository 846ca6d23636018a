/**
 * Other devices have signed in as this person: asked once on each device that was there before them,
 * about all at once, because whoever is asked twenty times no longer reads. It is asked at all because the mail that says so needs a mail server, and a list under More is read by few.
 */
import { useLocation } from '@solidjs/router'
import { createEffect, createMemo, createSignal, type JSX, Show } from 'solid-js'
import {
  type DeviceLine,
  deviceNames,
  newDevices,
  useSession,
} from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { useApp } from './app-context.ts'

const DEVICES = '/more/devices'

export default function NewDeviceNotice(): JSX.Element {
  const { engine, remembered } = useApp()
  const session = useSession()
  const [devices, setDevices] = createSignal<readonly DeviceLine[]>([])
  const [answered, setAnswered] = createSignal(remembered.devicesAskedAbout.get())
  /** The relay is asked when there is a line, and once an hour as long as there is. */
  const hour = createMemo(() =>
    engine.sync.link() === 'online' ? Math.floor(engine.minute() / HOUR_MS) : undefined,
  )
  let askedInHour: number | undefined
  createEffect(() => {
    const now = hour()
    if (now === undefined || now === askedInHour) return
    askedInHour = now
    void session.api.devices().then((answer) => {
      if (answer.ok) setDevices(answer.value)
    })
  })
  const asked = createMemo(() => newDevices(devices(), answered(), engine.minute()))
  const answer = () => {
    // Those that are not new any more, or have gone, need not be kept.
    const stillThere = answered().filter((id) => devices().some((one) => one.id === id))
    setAnswered([...stillThere, ...asked().map(({ id }) => id)])
    remembered.devicesAskedAbout.set(answered())
  }
  const location = useLocation()
  const isAlone = () => asked().length === 1
  return (
    <Show when={asked()[0]}>
      {(newest) => (
        <Notice
          kind="decision"
          title={
            isAlone()
              ? `A device signed in on ${formatDayTime(newest().createdAt)}: was it you?`
              : `${asked().length} devices signed in, the last on ${formatDayTime(newest().createdAt)}: was it always you?`
          }
          actions={
            <>
              <Button onPress={answer}>Yes, it was me</Button>
              <Show when={location.pathname !== DEVICES}>
                <Button variant="quiet" href={DEVICES} onPress={answer}>
                  See my devices
                </Button>
              </Show>
            </>
          }
        >
          <p>
            {isAlone() ? 'It calls itself' : 'They call themselves'} {deviceNames(asked())}. If{' '}
            {isAlone() ? 'it' : 'one of them'} was not you, sign it out under My devices and change
            your password.
          </p>
        </Notice>
      )}
    </Show>
  )
}
