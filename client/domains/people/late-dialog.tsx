/** An admin's answer to a late lesson, with what is said to its author. */
import type { JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { type LateAnswer, type LateLesson, stepsOf } from './late-lessons.ts'
import { lateWords } from './late-words.ts'
import { firstNameOf } from './names.ts'

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
  const author = () => firstNameOf(engine, props.lesson.person)
  return (
    <AnswerDialog
      title={lateWords.submit[props.answer]}
      submitLabel={lateWords.submit[props.answer]}
      author={author()}
      messageLabel={`Message to ${author()}`}
      messageAtMost={MESSAGE_AT_MOST}
      isMessageNeeded={props.answer === 'reject'}
      steps={(message) => stepsOf(props.lesson, props.answer, message)}
      done={`${lateWords.done[props.answer]} ${author()} is told.`}
      onLeave={props.onLeave}
      onDecided={props.onDecided}
    >
      <p>{props.title}.</p>
      <p>{lateWords.effects[props.answer]}</p>
    </AnswerDialog>
  )
}
