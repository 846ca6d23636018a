/** The one sign of the day: the next lesson, its note, its place, and what a thumb needs now. */
import ClipboardPen from 'lucide-solid/icons/clipboard-pen'
import CornerUpRight from 'lucide-solid/icons/corner-up-right'
import MessageSquare from 'lucide-solid/icons/message-square'
import Navigation from 'lucide-solid/icons/navigation'
import Phone from 'lucide-solid/icons/phone'
import Timer from 'lucide-solid/icons/timer'
import { createMemo, type JSX, Show } from 'solid-js'
import { firstNameOf, nameOf, phoneOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { daysBetween, formatDay, formatTime, formatUntil } from '#client/ui/format/index.ts'
import { Plate, type PlateLine } from '#client/ui/plate.tsx'
import { plural } from '#client/ui/plural.ts'
import { callLink, messageLink, navigateLink } from './links.ts'
import type { NextLesson } from './today-view.ts'
import { CLASH_WORDS, words } from './words.ts'

export interface TodayPlateProps {
  next: NextLesson
  onLog: (bookingId: string) => void
  onOpen: (bookingId: string) => void
}

export function TodayPlate(props: TodayPlateProps): JSX.Element {
  const engine = useEngine()
  const booking = () => props.next.booking
  const firstName = () => firstNameOf(engine, booking().learnerId)
  const phone = () => phoneOf(engine, booking().learnerId)
  const isToday = () => daysBetween(engine.minute(), booking().startsAtMs) === 0
  const aside = () =>
    props.next.isRunning
      ? `until ${formatTime(booking().endsAtMs)}`
      : formatUntil(booking().startsAtMs, engine.minute())
  const lines = createMemo((): PlateLine[] => {
    const { learner, lessonCount, pickup } = props.next
    const lessons = plural(lessonCount, { one: 'lesson', other: 'lessons' })
    return [
      ...(props.next.mark.isClash ? [{ text: CLASH_WORDS }] : []),
      ...(pickup ? [{ text: pickup }] : []),
      ...(booking().purpose ? [{ text: booking().purpose as string }] : []),
      ...(learner ? [{ text: learner.stage, distance: lessons }] : []),
      ...(booking().learnerAttends ? [{ text: words.attends }] : []),
    ]
  })
  const log = (variant: 'plate-white' | 'plate-outline') => (
    <Button variant={variant} icon={ClipboardPen} onPress={() => props.onLog(booking().id)}>
      {words.startLog}
    </Button>
  )
  return (
    <Plate
      eyebrow={
        isToday()
          ? props.next.isRunning
            ? words.lessonNow
            : words.nextLesson
          : `${words.nextLesson}, ${formatDay(booking().startsAtMs)}`
      }
      aside={aside()}
      figure={formatTime(booking().startsAtMs)}
      figureNote={`to ${formatTime(booking().endsAtMs)}`}
      name={nameOf(engine, booking().learnerId)}
      patch={
        props.next.nextTime
          ? { icon: CornerUpRight, label: words.nextTime, text: props.next.nextTime }
          : undefined
      }
      lines={lines()}
      tiles={
        <Show when={phone()}>
          {(number) => (
            <>
              <Button variant="plate-tile" icon={Phone} href={callLink(number())}>
                {words.call}
              </Button>
              <Button variant="plate-tile" icon={MessageSquare} href={messageLink(number())}>
                {words.message}
              </Button>
              <Button
                variant="plate-tile"
                icon={Timer}
                href={messageLink(
                  number(),
                  words.runningLateText(firstName(), formatTime(booking().startsAtMs)),
                )}
              >
                {words.runningLate}
              </Button>
            </>
          )}
        </Show>
      }
      actions={
        <>
          <Show when={props.next.isRunning}>{log('plate-white')}</Show>
          <Show when={props.next.pickup}>
            {(place) => (
              <Button
                variant={props.next.isRunning ? 'plate-outline' : 'plate-white'}
                icon={Navigation}
                href={navigateLink(place(), navigator.userAgent)}
              >
                {words.navigate}
              </Button>
            )}
          </Show>
          <Show when={!props.next.isRunning}>
            <Button variant="plate-outline" onPress={() => props.onOpen(booking().id)}>
              {words.open}
            </Button>
          </Show>
        </>
      }
    />
  )
}
