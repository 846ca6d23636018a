/**
 * Another device has signed in as this person: asked once on each device that was there before it,
 * because the mail that says so needs a mail server, and a list under More is read by few.
 */
import { createEffect, createMemo, createSignal, type JSX, Show } from 'solid-js'
import { type DeviceLine, newDevices, useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { formatDayTime } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { useApp } from './app-context.ts'

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
  const next = () => newDevices(devices(), answered(), engine.minute())[0]
  const answer = (device: DeviceLine) => {
    // Those that are not new any more, or have gone, need not be kept.
    const stillThere = answered().filter((id) => devices().some((one) => one.id === id))
    setAnswered([...stillThere, device.id])
    remembered.devicesAskedAbout.set(answered())
  }
  return (
    <Show when={next()}>
      {(device) => (
        <Notice
          kind="decision"
          title={`A device signed in on ${formatDayTime(device().createdAt)}: was it you?`}
          actions={
            <>
              <Button onPress={() => answer(device())}>Yes, it was me</Button>
              <Button variant="quiet" href="/more/devices" onPress={() => answer(device())}>
                See my devices
              </Button>
            </>
          }
        >
          <p>
            It calls itself “{device().name}”. If it was not you, sign it out there and change your
            password.
          </p>
        </Notice>
      )}
    </Show>
  )
}
