/** An admin's word on refused changes of one person, with what is said to them. */
import type { JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { plural } from '#client/ui/plural.ts'
import type { RefusedEntry } from './account-api.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { firstNameOf, nameOf } from './names.ts'

const REASON_AT_MOST = 500

const changes = { one: 'change', other: 'changes' }

export function DecideDialog(props: {
  /** Of one author, the oldest first; at least one. */
  entries: readonly RefusedEntry[]
  /** What it is about, in words. */
  title: string
  decision: 'adopt' | 'keep'
  onLeave: () => void
  onDecided: () => void
}): JSX.Element {
  const engine = useEngine()
  const person = () => props.entries[0]?.person ?? ''
  const author = () => firstNameOf(engine, person())
  const isAdopting = () => props.decision === 'adopt'
  const done = () => {
    const what = plural(props.entries.length, changes)
    return isAdopting()
      ? `${what} taken over under your name. ${author()} is told.`
      : `${what} kept refused. ${author()} is told why.`
  }
  return (
    <AnswerDialog
      title={isAdopting() ? 'Adopt under your name' : 'Keep refused'}
      submitLabel={isAdopting() ? 'Adopt' : 'Keep refused'}
      author={author()}
      messageLabel={isAdopting() ? `Message to ${author()}` : `Reason, for ${author()}`}
      messageAtMost={REASON_AT_MOST}
      isMessageNeeded={!isAdopting()}
      steps={(reason) => props.entries.map(({ id }) => ({ id, decision: props.decision, reason }))}
      done={done()}
      onLeave={props.onLeave}
      onDecided={props.onDecided}
    >
      <p>
        {props.title}, by {nameOf(engine, person())}.{' '}
        {isAdopting()
          ? 'It counts from now on. The log names you as the one who stands for it.'
          : 'Nothing is deleted: it stays in this list with your reason.'}
      </p>
    </AnswerDialog>
  )
}
