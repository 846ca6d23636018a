/** The theory page: what a mock test is, start or resume one, and what came of the earlier ones. */
import { useNavigate } from '@solidjs/router'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Attempt } from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { AboutTheTest } from './about-the-test.tsx'
import { FetchingQuestions } from './fetching-questions.tsx'
import { MockHistory } from './mock-history.tsx'
import { createMockSettings } from './mock-settings.ts'
import { attemptsOf, timeLeftLabel } from './queries.ts'
import { createSavedMock, type SavedMockView } from './saved-mock.ts'
import { startNewMock } from './start-mock.ts'
import { useTheory } from './theory-services.ts'
import {
  ATTRIBUTION,
  allowanceLength,
  DISCLAIMER,
  leftWords,
  PASS_MARK,
  QUESTION_COUNT,
} from './words.ts'

export default function Theory(): JSX.Element {
  const { engine, ports, store, bank } = useTheory()
  const navigate = useNavigate()
  const [settings, change] = createMockSettings(engine.drafts)
  const mock = createSavedMock(store)
  const [refusal, setRefusal] = createSignal<Problem>()
  const attempts = createMemo(() =>
    attemptsOf(engine.set<Attempt>('attempts').all(), engine.me.personId),
  )

  const start = async () => {
    const { allowance } = settings()
    const started = await startNewMock({
      me: engine.me,
      allowance,
      attempts: attempts(),
      bank,
      store,
      ports,
    })
    if (started.ok) navigate('/theory/mock')
    else setRefusal(started.problem)
  }
  const discard = async () => {
    const putBack = await mock.discard()
    showToast({
      message: 'Test thrown away. It counts nowhere',
      actions: [{ label: 'Undo', onPress: () => void putBack() }],
    })
  }

  return (
    <Page title="Theory">
      <div class="grid items-start gap-3 wide:grid-cols-2">
        <div class="grid gap-3">
          <Show when={mock.isRead()}>
            <Show
              when={mock.saved()}
              fallback={
                <NewMockPlate length={allowanceLength(settings().allowance)} onStart={start} />
              }
            >
              {(saved) => <ResumePlate saved={saved()} onDiscard={discard} />}
            </Show>
          </Show>
          <Show when={refusal() ?? mock.problem()}>
            {(problem) => (
              <Notice kind="refused" announce>
                <p>{problem().message}</p>
              </Notice>
            )}
          </Show>
          <AboutTheTest
            allowance={settings().allowance}
            onAllowance={mock.saved() ? undefined : (allowance) => change({ allowance })}
          />
        </div>
        <MockHistory attempts={attempts()} />
      </div>
      <div class="grid gap-1 text-small text-muted">
        <FetchingQuestions />
        <p>{DISCLAIMER}</p>
        <p>{ATTRIBUTION}</p>
      </div>
    </Page>
  )
}

function NewMockPlate(props: { length: string; onStart: () => void }): JSX.Element {
  return (
    <Plate
      label="Mock test"
      eyebrow="Mock test"
      aside="works offline"
      figure={String(QUESTION_COUNT)}
      figureNote="questions"
      lines={[
        { text: 'Time', distance: props.length },
        { text: 'To pass', distance: `${PASS_MARK} right` },
      ]}
      actions={
        <Button variant="plate-white" icon={Play} onPress={props.onStart}>
          Start a mock test
        </Button>
      }
    />
  )
}

function ResumePlate(props: { saved: SavedMockView; onDiscard: () => void }): JSX.Element {
  return (
    <Plate
      label="Mock test in progress"
      eyebrow="Mock test in progress"
      figure={timeLeftLabel(props.saved.leftMs) ?? `Question ${props.saved.question}`}
      figureNote={
        props.saved.leftMs === null
          ? 'no time limit'
          : `left, at question ${props.saved.question} of ${QUESTION_COUNT}`
      }
      note={`${props.saved.answered} of ${QUESTION_COUNT} answered. The clock stood while you were away.`}
      actions={
        <>
          <Button variant="plate-white" icon={RotateCcw} href="/theory/mock">
            Resume, {leftWords(props.saved.leftMs)}
          </Button>
          <Button variant="plate-outline" onPress={props.onDiscard}>
            Throw it away
          </Button>
        </>
      }
    />
  )
}
