/**
 * Other devices have signed in as this person: asked once on each device that was there before them,
 * about all at once, because whoever is asked twenty times no longer reads. It is asked at all because the mail that says so needs a mail server, and a list under More is read by few.
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
  const asked = createMemo(() => newDevices(devices(), answered(), engine.minute()))
  const answer = () => {
    // Those that are not new any more, or have gone, need not be kept.
    const stillThere = answered().filter((id) => devices().some((one) => one.id === id))
    setAnswered([...stillThere, ...asked().map(({ id }) => id)])
    remembered.devicesAskedAbout.set(answered())
  }
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
              <Button variant="quiet" href="/more/devices" onPress={answer}>
                See my devices
              </Button>
            </>
          }
        >
          <p>
            {isAlone() ? 'It calls itself' : 'They call themselves'} {namesOf(asked())}. If{' '}
            {isAlone() ? 'it' : 'one of them'} was not you, sign it out under My devices and change
            your password.
          </p>
        </Notice>
      )}
    </Show>
  )
}

/** More names than this are a list, and that is under More. */
const NAMES_AT_MOST = 3

/** “Safari, iPhone”; “Edge, Windows”, “Safari, iPhone” and 4 more. */
const namesOf = (devices: readonly DeviceLine[]): string => {
  const names = [...new Set(devices.map(({ name }) => `“${name}”`))]
  const shown = names.slice(0, names.length > NAMES_AT_MOST ? NAMES_AT_MOST - 1 : NAMES_AT_MOST)
  const more = names.length - shown.length
  const listed = more > 0 ? [...shown, `${more} more`] : shown
  return [listed.slice(0, -1).join(', '), listed.at(-1)].filter(Boolean).join(' and ')
}
