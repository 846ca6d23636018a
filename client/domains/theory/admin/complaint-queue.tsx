/** What learners say is wrong with a question, the oldest first, and the office's answer. */
import { createSignal, For, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import type { Complaint } from '#shared/domains/theory/index.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import type { Bank } from './use-bank.ts'

export function ComplaintQueue(props: {
  bank: Bank
  complaints: readonly Complaint[]
}): JSX.Element {
  const [open, setOpen] = createSignal<Complaint>()
  return (
    <>
      <Show
        when={props.complaints.length > 0}
        fallback={
          <Empty title="No remarks to answer">
            What learners say is wrong with a question appears here.
          </Empty>
        }
      >
        <div class="grid gap-3">
          <For each={props.complaints}>
            {(complaint) => (
              <ComplaintCard
                bank={props.bank}
                complaint={complaint}
                onAnswer={() => setOpen(complaint)}
              />
            )}
          </For>
        </div>
      </Show>
      <Show when={open()}>
        {(complaint) => (
          <AnswerDialog
            bank={props.bank}
            complaint={complaint()}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </>
  )
}

export function ComplaintCard(props: {
  bank: Bank
  complaint: Complaint
  /** Absent: only to read. */
  onAnswer?: () => void
}): JSX.Element {
  const question = () => props.bank.rows().get(props.complaint.questionId)
  const who = () => nameOf(props.bank.engine, props.complaint.personId)
  const isReworded = () => {
    const version = question()?.version
    return version !== undefined && version !== props.complaint.version
  }
  return (
    <Card title={question()?.stem ?? 'A question that is not on this device'}>
      <div class="grid gap-3">
        <blockquote class="border-l-4 border-hairline pl-3">{props.complaint.text}</blockquote>
        <p class="text-small text-muted">
          {who()}, {formatDay(props.complaint.at)}
          {isReworded() ? '. The question has been reworded since.' : ''}
        </p>
        <Show when={props.complaint.answer}>
          {(answer) => (
            <p>
              <strong>{nameOf(props.bank.engine, answer().by)}:</strong> {answer().text}
            </p>
          )}
        </Show>
        <Show when={props.onAnswer}>
          <div class="flex flex-wrap gap-2">
            <Button
              variant="secondary"
              label={`Answer ${who()}…`}
              onPress={() => props.onAnswer?.()}
            >
              Answer…
            </Button>
            <Button href={`/questions/${props.complaint.questionId}`}>Open the question</Button>
          </div>
        </Show>
      </div>
    </Card>
  )
}
