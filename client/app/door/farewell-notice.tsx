/** Why whoever was here is not here any more, and what became of what they did. */
import type { JSX } from 'solid-js'
import { Notice } from '#client/ui/notice.tsx'
import type { Farewell } from '../remembered.ts'

const WORDS: Readonly<Record<Farewell, { title: string; text: string }>> = {
  ended: {
    title: 'This device was signed out from elsewhere',
    text: 'The copy on this device was erased.',
  },
  'ended-with-last-words': {
    title: 'This device was signed out from elsewhere',
    text: 'What had not been sent is with the office now: an admin decides about it. The copy on this device was erased.',
  },
  'office-over': {
    title: 'You were signed out of this shared computer',
    text: 'Everything had been sent, and nothing was kept here. Sign in to go on.',
  },
}

export function FarewellNotice(props: { why: Farewell }): JSX.Element {
  return (
    <Notice kind="info" title={WORDS[props.why].title} announce>
      <p>{WORDS[props.why].text}</p>
    </Notice>
  )
}
