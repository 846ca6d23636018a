/** Keep, reword or retire a question somebody remarked on, and tell them. */
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX } from 'solid-js'
import { ErrorSummary, type FormError } from '#client/ui/error-summary.tsx'
import { TextAreaField } from '#client/ui/field.tsx'
import { FormDialog } from '#client/ui/form-dialog.tsx'
import { RadioGroup } from '#client/ui/radio-group.tsx'
import { showToast } from '#client/ui/toast.tsx'
import { COMPLAINT_MAX, type Complaint, retired } from '#shared/domains/theory/index.ts'
import type { Bank } from './use-bank.ts'
import { DECISIONS } from './words.ts'

const DECISION = 'remark-decision'
const TEXT = 'remark-answer'

type Decision = NonNullable<Complaint['answer']>['decision']

export function AnswerDialog(props: {
  bank: Bank
  complaint: Complaint
  onClose: () => void
}): JSX.Element {
  const navigate = useNavigate()
  const [decision, setDecision] = createSignal<Decision>()
  const [text, setText] = createSignal('')
  const [errors, setErrors] = createSignal<readonly FormError[]>([])
  const errorAt = (id: string) => errors().find((error) => error.fieldId === id)?.message

  const submit = async () => {
    const chosen = decision()
    const words = text().trim()
    setErrors([
      ...(chosen === undefined
        ? [{ fieldId: DECISION, message: 'Choose what becomes of the question' }]
        : []),
      ...(words === '' ? [{ fieldId: TEXT, message: 'Write an answer for the learner' }] : []),
    ])
    if (chosen === undefined || words === '') return
    const row = props.bank.rows().get(props.complaint.questionId)
    // The question first: an answer must not promise what did not happen.
    if (chosen === 'retired' && row && row.status !== 'retired') {
      const saved = await props.bank.save(retired(row, props.bank.doing()))
      if (!saved.ok) {
        setErrors([{ message: saved.problem.message }])
        return
      }
    }
    const answered = await props.bank.answer(props.complaint, chosen, words)
    if (!answered.ok) {
      setErrors([{ message: answered.problem.message }])
      return
    }
    showToast({ message: 'Your answer is saved; the learner sees it' })
    props.onClose()
    if (chosen === 'reworded') navigate(`/questions/${props.complaint.questionId}`)
  }

  return (
    <FormDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Answer this remark"
      submitLabel="Send the answer"
      onSubmit={() => void submit()}
    >
      <ErrorSummary errors={errors()} />
      <blockquote class="border-l-4 border-hairline pl-3">{props.complaint.text}</blockquote>
      <RadioGroup
        id={DECISION}
        label="What becomes of the question?"
        value={decision()}
        options={DECISIONS}
        onChange={(value) => setDecision(value as Decision)}
        error={errorAt(DECISION)}
      />
      <TextAreaField
        id={TEXT}
        label="Answer to the learner"
        value={text()}
        maxLength={COMPLAINT_MAX}
        onInput={setText}
        error={errorAt(TEXT)}
      />
    </FormDialog>
  )
}
