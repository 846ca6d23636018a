/** The one chip of a booking. What is not sent comes first, because it decides what the words mean. */
import { type JSX, Match, Switch } from 'solid-js'
import { Chip } from '#client/ui/chip.tsx'
import type { BookingMark } from './marks.ts'
import { AWAITS_WORDS, CLASH_WORDS, SAVED_HERE, STATUS_WORD, TO_LOG_WORD } from './words.ts'

export function BookingChip(props: { mark: BookingMark }): JSX.Element {
  return (
    <Switch fallback={<Chip state={props.mark.status}>{STATUS_WORD[props.mark.status]}</Chip>}>
      <Match when={props.mark.isClash}>
        <Chip state="clash">{CLASH_WORDS}</Chip>
      </Match>
      <Match when={props.mark.awaitsBy}>
        <Chip state="clash-elsewhere">{AWAITS_WORDS}</Chip>
      </Match>
      <Match when={props.mark.isUnsent}>
        <Chip state="saved-here">{SAVED_HERE}</Chip>
      </Match>
      <Match when={props.mark.isToLog}>
        <Chip state="to-do">{TO_LOG_WORD}</Chip>
      </Match>
    </Switch>
  )
}
