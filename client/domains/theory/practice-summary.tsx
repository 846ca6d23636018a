/** How a round went: what was right, what comes back, and one way on. */
import ChevronRight from 'lucide-solid/icons/chevron-right'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { For, type JSX, Show } from 'solid-js'
import { keepBars } from '#client/ui/bars.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Page } from '#client/ui/page.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { PickedQuestion } from '#shared/domains/theory/index.ts'
import { practiseHref, type RoundSummary } from './practice-queries.ts'
import { practiceWords, scoreWords } from './practice-words.ts'
import { DISCLAIMER } from './words.ts'

export interface PracticeSummaryProps {
  title: string
  summary: RoundSummary
  /** As they were asked. */
  questions: readonly PickedQuestion[]
  onAgain: () => void
  notice: JSX.Element
}

export function PracticeSummary(props: PracticeSummaryProps): JSX.Element {
  keepBars()
  const wrong = () => props.summary.wrong
  const missed = () => props.questions.filter(({ question }) => wrong().includes(question.id))
  return (
    <Page title={props.title} backHref="/theory" backLabel={practiceWords.backToTheory}>
      <div class="grid max-w-3xl gap-3">
        <Plate
          label={scoreWords(props.summary.right, props.summary.answered)}
          eyebrow={props.title}
          figure={String(props.summary.right)}
          figureNote={`of ${props.summary.answered} right`}
          note={wrong().length > 0 ? practiceWords.comesBack : undefined}
          actions={
            <>
              <Show when={wrong().length > 0}>
                <Button variant="plate-white" href={practiseHref(wrong())}>
                  {practiceWords.practiseWrong(wrong().length)}
                </Button>
              </Show>
              <Button
                variant={wrong().length > 0 ? 'plate-outline' : 'plate-white'}
                icon={RotateCcw}
                onPress={props.onAgain}
              >
                {practiceWords.again}
              </Button>
            </>
          }
        />
        {props.notice}
        <Show when={missed().length > 0}>
          <Card title={practiceWords.missed}>
            <Rows label={practiceWords.missed}>
              <For each={missed()}>
                {({ question }) => (
                  <Row
                    href={practiseHref([question.id])}
                    title={question.stem}
                    note={question.options.find(({ correct }) => correct)?.text}
                    trail={<ChevronRight size={20} aria-hidden="true" />}
                  />
                )}
              </For>
            </Rows>
          </Card>
        </Show>
        <Button href="/theory" wide>
          {practiceWords.backToTheory}
        </Button>
        <p class="text-small text-muted">{DISCLAIMER}</p>
      </div>
    </Page>
  )
}
