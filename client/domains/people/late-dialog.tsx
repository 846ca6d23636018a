/** An admin's answer to a late lesson, with what is said to its author. */
import { createSignal, type JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { TextAreaField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { type LateAnswer, type LateLesson, stepsOf } from './late-lessons.ts'
import { lateWords } from './late-words.ts'
import { firstNameOf } from './names.ts'
import { useSession } from './session.ts'

/** Leaves room for what is said before it. */
const MESSAGE_AT_MOST = 450

export function LateDialog(props: {
  lesson: LateLesson
  title: string
  answer: LateAnswer
  onLeave: () => void
  onDecided: () => void
}): JSX.Element {
  const engine = useEngine()
  const session = useSession()
  const [message, setMessage] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  let isDeciding = false
  const author = () => firstNameOf(engine, props.lesson.person)
  const isRejecting = () => props.answer === 'reject'

  /** The sentence of the first part that could not be decided; the ones before it are. */
  const decideAll = async (): Promise<string | undefined> => {
    for (const { id, decision, reason } of stepsOf(props.lesson, props.answer, message())) {
      const done = await session.api.decideRefused(id, decision, reason)
      if (!done.ok) return done.problem.message
    }
    return undefined
  }
  const decide = async () => {
    if (isDeciding) return
    if (isRejecting() && message().trim() === '') {
      setProblem(`Say why, so that ${author()} knows.`)
      return
    }
    isDeciding = true
    const sentence = await decideAll()
    isDeciding = false
    if (sentence !== undefined) {
      setProblem(sentence)
      return
    }
    showToast({ message: `${lateWords.done[props.answer]} ${author()} is told.` })
    props.onDecided()
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onLeave()}
      title={lateWords.submit[props.answer]}
      submitLabel={lateWords.submit[props.answer]}
      onSubmit={() => void decide()}
    >
      <p>{props.title}.</p>
      <p>{lateWords.effects[props.answer]}</p>
      <TextAreaField
        label={`Message to ${author()}`}
        optional={!isRejecting()}
        value={message()}
        maxLength={MESSAGE_AT_MOST}
        onInput={setMessage}
        error={problem()}
      />
    </FormDialog>
  )
}
