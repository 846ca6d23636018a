/** An admin's word on refused changes of one person, with what is said to them. */
import { createSignal, type JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { TextAreaField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { plural } from '#client/ui/plural.ts'
import { showToast } from '#client/ui/toast.tsx'
import type { RefusedEntry } from './account-api.ts'
import { firstNameOf, nameOf } from './names.ts'
import { useSession } from './session.ts'

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
  const session = useSession()
  const [reason, setReason] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  let isDeciding = false
  const person = () => props.entries[0]?.person ?? ''
  const author = () => firstNameOf(engine, person())
  const isAdopting = () => props.decision === 'adopt'

  /** The sentence of the first one that could not be decided; the ones before it are. */
  const decideAll = async (): Promise<string | undefined> => {
    for (const { id } of props.entries) {
      const done = await session.api.decideRefused(id, props.decision, reason())
      if (!done.ok) return done.problem.message
    }
    return undefined
  }
  const decide = async () => {
    if (isDeciding) return
    if (!isAdopting() && reason().trim() === '') {
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
    const what = plural(props.entries.length, changes)
    showToast({
      message: isAdopting()
        ? `${what} taken over under your name. ${author()} is told.`
        : `${what} kept refused. ${author()} is told why.`,
    })
    props.onDecided()
  }
  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onLeave()}
      title={isAdopting() ? 'Adopt under your name' : 'Keep refused'}
      submitLabel={isAdopting() ? 'Adopt' : 'Keep refused'}
      onSubmit={() => void decide()}
    >
      <p>
        {props.title}, by {nameOf(engine, person())}.{' '}
        {isAdopting()
          ? 'It counts from now on. The log names you as the one who stands for it.'
          : 'Nothing is deleted: it stays in this list with your reason.'}
      </p>
      <TextAreaField
        label={isAdopting() ? `Message to ${author()}` : `Reason, for ${author()}`}
        optional={isAdopting()}
        value={reason()}
        maxLength={REASON_AT_MOST}
        onInput={setReason}
        error={problem()}
      />
    </FormDialog>
  )
}
