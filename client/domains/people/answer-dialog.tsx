/** The frame of an admin's answer to refused work: what it does, and a message to the author. */
import { createSignal, type JSX } from 'solid-js'
import { TextAreaField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { AnswerStep } from './account-api.ts'
import { useSession } from './session.ts'

export function AnswerDialog(props: {
  title: string
  submitLabel: string
  children: JSX.Element
  /** First name of who is told. */
  author: string
  messageLabel: string
  messageAtMost: number
  /** Without a message nothing is decided. */
  isMessageNeeded: boolean
  /** One change after the other, the oldest first. */
  steps: (message: string) => readonly AnswerStep[]
  /** Said once all are decided. */
  done: string
  onLeave: () => void
  onDecided: () => void
}): JSX.Element {
  const session = useSession()
  const [message, setMessage] = createSignal('')
  const [missing, setMissing] = createSignal<string>()
  const [refusal, setRefusal] = createSignal<string>()
  let isDeciding = false

  /** The sentence of the first one that could not be decided; the ones before it are. */
  const decideAll = async (): Promise<string | undefined> => {
    for (const step of props.steps(message())) {
      const done = await session.api.decideRefused(step)
      if (!done.ok) return done.problem.message
    }
    return undefined
  }
  const decide = async () => {
    if (isDeciding) return
    if (props.isMessageNeeded && message().trim() === '') {
      setMissing(`Say why, so that ${props.author} knows.`)
      return
    }
    setMissing(undefined)
    isDeciding = true
    const sentence = await decideAll()
    isDeciding = false
    setRefusal(sentence)
    if (sentence !== undefined) return
    showToast({ message: props.done })
    props.onDecided()
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onLeave()}
      title={props.title}
      submitLabel={props.submitLabel}
      onSubmit={() => void decide()}
    >
      {props.children}
      <Refusal message={refusal()} />
      <TextAreaField
        label={props.messageLabel}
        optional={!props.isMessageNeeded}
        value={message()}
        maxLength={props.messageAtMost}
        onInput={setMessage}
        error={missing()}
      />
    </FormDialog>
  )
}
