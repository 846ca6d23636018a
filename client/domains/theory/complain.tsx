/** "This seems wrong": what a learner says of a question, and what the school answered. */
import { createSignal, type JSX, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextAreaField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { COMPLAINT_MAX, type Complaint, complaintId } from '#shared/domains/theory/index.ts'

const TEXT = 'remark-text'

const ANSWERS = {
  kept: 'The question stays as it is.',
  reworded: 'The question is being reworded.',
  retired: 'The question has been withdrawn.',
} as const

/** @param version the one that was asked */
export function Complain(props: { questionId: string; version: number }): JSX.Element {
  const engine = useEngine()
  const complaints = engine.set<Complaint>('complaints')
  const about = () => ({
    personId: engine.me.personId,
    questionId: props.questionId,
    version: props.version,
  })
  const mine = () => complaints.all().get(complaintId(about()))
  const refusal = () => complaints.refused().get(complaintId(about()))?.message
  const [isOpen, setOpen] = createSignal(false)
  const [text, setText] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const submit = async () => {
    const words = text().trim()
    if (words === '') {
      setErrors([{ fieldId: TEXT, message: 'Say what seems wrong' }])
      return
    }
    const id = complaintId(about())
    const saved = await complaints.put(id, { id, ...about(), text: words, at: engine.now() })
    if (!saved.ok) {
      setErrors([{ message: saved.problem.message }])
      return
    }
    setOpen(false)
    showToast({ message: 'Thank you. Your remark is saved' })
  }
  return (
    <>
      <Show
        when={mine()}
        fallback={
          <Button variant="quiet" onPress={() => setOpen(true)}>
            This seems wrong
          </Button>
        }
      >
        {(complaint) => (
          <Notice
            kind={complaint().answer ? 'info' : 'plain'}
            title={complaint().answer ? ANSWERS[complaint().answer?.decision ?? 'kept'] : undefined}
          >
            <p>You said: {complaint().text}</p>
            <Show when={complaint().answer} fallback={<p>Your school has not answered yet.</p>}>
              {(answer) => <p>Your school answered: {answer().text}</p>}
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={refusal()}>
        {(message) => (
          <Notice kind="refused">
            <p>{message()}</p>
          </Notice>
        )}
      </Show>
      <FormDialog
        open={isOpen()}
        onOpenChange={setOpen}
        title="What seems wrong?"
        submitLabel="Send"
        onSubmit={() => void submit()}
      >
        <ErrorSummary errors={errors()} />
        <TextAreaField
          id={TEXT}
          label="Your remark"
          hint="An admin of your school reads it and answers. Your score stays as it is."
          value={text()}
          maxLength={COMPLAINT_MAX}
          onInput={setText}
          error={errors().find((error) => error.fieldId === TEXT)?.message}
        />
      </FormDialog>
    </>
  )
}
