/**
 * One text of a log while the form is open. Where a log exists already, what a colleague writes at the
 * same time arrives in the field; a draft left behind keeps the text it started from, so that saving
 * merges instead of overwriting. LE5.
 */
import { createSignal, onCleanup } from 'solid-js'
import type { Engine, OpenText } from '#client/engine/api.ts'
import { lessonDoc } from '#shared/domains/lessons/index.ts'

export type LogText = {
  /** The text to show: typed, arrived, or what is stored. */
  value(): string
  /** Takes what was typed and says what the draft should hold: the text and what it came from. */
  type(text: string): { readonly typed: string; readonly was: string | undefined }
}

export type LogTextSource = {
  readonly bookingId: string
  readonly field: 'note' | 'next'
  /** Is there a log to open? */
  readonly exists: boolean
  /** What the draft holds. */
  readonly typed: () => string | undefined
  readonly was: () => string | undefined
  /** What the row says, until the record is open. */
  readonly stored: () => string
}

export const createLogText = (engine: Pick<Engine, 'openText'>, source: LogTextSource): LogText => {
  const [open, setOpen] = createSignal<OpenText>()
  let isGone = false
  // A draft of an earlier opening is merged when it is saved, against the text it started from.
  if (source.exists && source.typed() === undefined) {
    void engine.openText(lessonDoc(source.bookingId), source.field).then(
      (text) => {
        if (isGone || source.typed() !== undefined) text.close()
        else setOpen(text)
      },
      // Then the field shows the stored text, and saving merges against it all the same.
      () => undefined,
    )
  }
  onCleanup(() => {
    isGone = true
    open()?.close()
  })
  return {
    value: () => open()?.value() ?? source.typed() ?? source.stored(),
    type: (text) => {
      const live = open()
      if (live === undefined) {
        const was = source.was() ?? (source.exists ? source.stored() : undefined)
        return { typed: text, was }
      }
      live.type(text)
      return { typed: live.value(), was: live.basis() }
    },
  }
}
