/** One question in the office: read it, change it, review it, retire it, and what learners said of it. */
import { useNavigate, useParams } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { nameOf } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Card, SectionHead } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatDay } from '#client/ui/format/index.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { showToast } from '#client/ui/toast.tsx'
import {
  type BankRow,
  type Complaint,
  draftOf,
  gapsOf,
  originOf,
  published,
  type QuestionWords,
  reinstated,
  retired,
  reviewed,
  rewordedTo,
  wordsOf,
} from '#shared/domains/theory/index.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { complaintsAbout } from './bank-view.ts'
import { ComplaintCard } from './complaint-queue.tsx'
import { QuestionForm } from './question-form.tsx'
import { QuestionPreview } from './question-preview.tsx'
import { StatusChip } from './status-chip.tsx'
import { type Bank, useBank } from './use-bank.ts'
import { aboutRow, gapsWords } from './words.ts'

export default function QuestionScreen(): JSX.Element {
  const params = useParams<{ id: string }>()
  const bank = useBank()
  return (
    <Show when={params.id} keyed>
      {(id) => (id === 'new' ? <NewQuestion bank={bank} /> : <KnownQuestion bank={bank} id={id} />)}
    </Show>
  )
}

function NewQuestion(props: { bank: Bank }): JSX.Element {
  const navigate = useNavigate()
  const save = async (words: QuestionWords) => {
    const { bank } = props
    const author = nameOf(bank.engine, bank.me)
    const about = { ...bank.doing(), id: bank.newId(), author, today: bank.today() }
    const row = draftOf(words, about)
    const saved = await bank.save(row)
    if (!saved.ok) return saved.problem.message
    showToast({ message: 'The question is saved' })
    navigate(`/questions/${row.id}`, { replace: true })
    return undefined
  }
  return (
    <Page title="New question" backHref="/questions" backLabel="Back to the question bank">
      <QuestionForm
        bank={props.bank}
        row={undefined}
        onSave={save}
        onCancel={() => navigate('/questions')}
      />
    </Page>
  )
}

function KnownQuestion(props: { bank: Bank; id: string }): JSX.Element {
  const row = createMemo(() => props.bank.rows().get(props.id))
  return (
    <Show
      when={row()}
      fallback={
        <Page title="Question" backHref="/questions" backLabel="Back to the question bank">
          <Empty title="This question is not on this device">
            It may have been written elsewhere and not have arrived yet.
          </Empty>
        </Page>
      }
    >
      {(one) => <OneQuestion bank={props.bank} row={one()} />}
    </Show>
  )
}

function OneQuestion(props: { bank: Bank; row: BankRow }): JSX.Element {
  const [isEditing, setEditing] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [open, setOpen] = createSignal<Complaint>()
  const remarks = createMemo(() => complaintsAbout(props.bank.complaints(), props.row.id))
  const write = async (row: BankRow, said: string): Promise<string | undefined> => {
    const saved = await props.bank.save(row)
    setProblem(saved.ok ? undefined : saved.problem.message)
    if (saved.ok) showToast({ message: said })
    return saved.ok ? undefined : saved.problem.message
  }
  const save = async (words: QuestionWords) => {
    const after = rewordedTo(props.row, words, props.bank.doing())
    const failed = after === props.row ? undefined : await write(after, 'The question is saved')
    if (failed === undefined) setEditing(false)
    return failed
  }
  return (
    <Page
      title={isEditing() ? 'Edit question' : 'Question'}
      note={aboutRow(props.row)}
      onBack={isEditing() ? () => setEditing(false) : undefined}
      backHref="/questions"
      backLabel={isEditing() ? 'Back to the question' : 'Back to the question bank'}
    >
      <Show when={problem() ?? props.bank.refused(props.row.id)}>
        {(message) => (
          <Notice kind="refused" title="This was not accepted" announce>
            <p>{message()}</p>
          </Notice>
        )}
      </Show>
      <Show
        when={isEditing()}
        fallback={
          <div class="grid gap-4 max-w-3xl">
            <Standing bank={props.bank} row={props.row} />
            <Steps
              bank={props.bank}
              row={props.row}
              onWrite={(row, said) => void write(row, said)}
              onEdit={() => setEditing(true)}
            />
            <Card title="As the learner sees it">
              <QuestionPreview words={wordsOf(props.row)} />
            </Card>
            <Show when={remarks().length > 0}>
              <SectionHead title="Remarks of learners" />
              <For each={remarks()}>
                {(complaint) => (
                  <ComplaintCard
                    bank={props.bank}
                    complaint={complaint}
                    {...(complaint.answer ? {} : { onAnswer: () => setOpen(complaint) })}
                  />
                )}
              </For>
            </Show>
          </div>
        }
      >
        <QuestionForm
          bank={props.bank}
          row={props.row}
          onSave={save}
          onCancel={() => setEditing(false)}
        />
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
    </Page>
  )
}

/** Where it stands, whose words it has, and what it lacks. */
function Standing(props: { bank: Bank; row: BankRow }): JSX.Element {
  const name = (id: string) => nameOf(props.bank.engine, id)
  const mine = () => props.row.ofSchool
  return (
    <div class="grid gap-2">
      <p class="flex flex-wrap items-center gap-2">
        <StatusChip status={props.row.status} />
        <span class="text-small text-muted">
          {mine()?.writtenBy ? `Written by ${name(mine()?.writtenBy ?? '')}` : 'From Dual Control'}
          {mine()?.reviewedBy ? `, reviewed by ${name(mine()?.reviewedBy ?? '')}` : ''}
        </span>
      </p>
      <Show when={props.row.status === 'draft' && gapsOf(props.row).length > 0}>
        <Notice kind="info">
          <p>{gapsWords(gapsOf(props.row))}.</p>
        </Notice>
      </Show>
      <Show when={props.row.importedFrom}>
        {(from) => (
          <p class="text-small text-muted">
            Imported from {from()}. {name(mine()?.rightsSaidBy ?? '')} said on{' '}
            {formatDay(mine()?.rightsSaidAt ?? 0)} that the school may use it. It does not leave
            this school.
          </p>
        )}
      </Show>
    </div>
  )
}

/** What may be done with it now. */
function Steps(props: {
  bank: Bank
  row: BankRow
  onWrite: (row: BankRow, said: string) => void
  onEdit: () => void
}): JSX.Element {
  const isWhole = () => gapsOf(props.row).length === 0
  const isOwn = () => props.row.ofSchool?.writtenBy === props.bank.me
  const mayReview = () =>
    props.row.status === 'draft' && isWhole() && (!isOwn() || props.bank.isOnlyAdmin())
  const doing = () => props.bank.doing()
  const publish = () =>
    props.onWrite(
      published(
        props.row.status === 'reviewed' ? props.row : reviewed(props.row, doing()),
        doing(),
      ),
      'The question is live',
    )
  return (
    <div class="grid gap-2">
      <div class="flex flex-wrap gap-2">
        <Show when={mayReview() || props.row.status === 'reviewed'}>
          <Button variant="primary" onPress={publish}>
            {props.row.status === 'reviewed' ? 'Publish' : 'Agree and publish'}
          </Button>
        </Show>
        <Show when={mayReview() && !props.bank.isOnlyAdmin()}>
          <Button onPress={() => props.onWrite(reviewed(props.row, doing()), 'Marked as reviewed')}>
            Agree, publish later
          </Button>
        </Show>
        <Button onPress={() => props.onEdit()}>
          {originOf(props.row) === 'ours' ? 'Reword for this school' : 'Edit'}
        </Button>
        <Show
          when={props.row.status === 'retired'}
          fallback={
            <Button
              variant="danger"
              onPress={() => props.onWrite(retired(props.row, doing()), 'The question is retired')}
            >
              Retire
            </Button>
          }
        >
          <Button
            onPress={() =>
              props.onWrite(reinstated(props.row, doing()), 'The question is asked again')
            }
          >
            Ask it again
          </Button>
        </Show>
      </div>
      <Show when={props.row.status === 'draft' && isWhole() && !mayReview()}>
        <p class="text-small text-muted">
          Waits for another admin to review it: you wrote these words yourself.
        </p>
      </Show>
    </div>
  )
}
