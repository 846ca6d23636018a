/** The question bank in the office: every question, what waits for a review, what learners remarked. */
import { useSearchParams } from '@solidjs/router'
import FileDown from 'lucide-solid/icons/file-down'
import FileUp from 'lucide-solid/icons/file-up'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Page } from '#client/ui/page.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { BankList } from './bank-list.tsx'
import { openComplaints, toReview } from './bank-view.ts'
import { ComplaintQueue } from './complaint-queue.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { ReviewQueue } from './review-queue.tsx'
import { useBank } from './use-bank.ts'

type Part = 'all' | 'review' | 'remarks'

export default function QuestionsScreen(): JSX.Element {
  const bank = useBank()
  const [params, setParams] = useSearchParams<{ show?: string }>()
  const part = (): Part =>
    params.show === 'review' || params.show === 'remarks' ? params.show : 'all'
  const [isExporting, setExporting] = createSignal(false)
  const waiting = createMemo(() => toReview(bank.rows(), bank.me, bank.isOnlyAdmin()))
  const remarks = createMemo(() => openComplaints(bank.complaints()))
  return (
    <Page title="Question bank" backHref="/more" backLabel="Back to More">
      <div class="flex flex-wrap gap-2">
        <Button variant="primary" icon={Plus} href="/questions/new">
          New question
        </Button>
        <Button icon={FileUp} href="/questions/import">
          Import…
        </Button>
        <Button icon={FileDown} onPress={() => setExporting(true)}>
          Export…
        </Button>
      </div>
      <Tabs<Part>
        label="Question bank"
        value={part()}
        onChange={(show) => setParams({ show }, { replace: true })}
        items={[
          { id: 'all', label: 'All' },
          { id: 'review', label: 'To review', count: waiting().length },
          { id: 'remarks', label: 'Remarks', count: remarks().length },
        ]}
      >
        <Switch>
          <Match when={part() === 'all'}>
            <BankList bank={bank} />
          </Match>
          <Match when={part() === 'review'}>
            <ReviewQueue rows={waiting()} />
          </Match>
          <Match when={part() === 'remarks'}>
            <ComplaintQueue bank={bank} complaints={remarks()} />
          </Match>
        </Switch>
      </Tabs>
      <Show when={isExporting()}>
        <ExportDialog bank={bank} onClose={() => setExporting(false)} />
      </Show>
    </Page>
  )
}
