/** The theory page: start or resume a mock test, practise, and how one stands. */
import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { Page } from '#client/ui/page.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { showToast } from '#client/ui/toast.tsx'
import type { Attempt } from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { AboutTheTest } from './about-the-test.tsx'
import { ChanceCard } from './chance-card.tsx'
import { FetchingQuestions } from './fetching-questions.tsx'
import { keptWithMock } from './hazard/hazard-keeping.ts'
import { MockHistory } from './mock-history.tsx'
import { HazardWaitsPlate, NewMockPlate, ResumePlate } from './mock-plates.tsx'
import { createMockSettings } from './mock-settings.ts'
import { PracticeCard } from './practice-card.tsx'
import { attemptsOf } from './queries.ts'
import { createSavedMock } from './saved-mock.ts'
import { SharingCard } from './sharing-card.tsx'
import { createStanding } from './standing.ts'
import { startNewMock } from './start-mock.ts'
import { useTheory } from './theory-services.ts'
import { TopicList } from './topic-list.tsx'
import { ATTRIBUTION, allowanceLength, DISCLAIMER } from './words.ts'

export default function Theory(): JSX.Element {
  const { engine, ports, store, bank, hazardScenes } = useTheory()
  const navigate = useNavigate()
  const [settings, change] = createMockSettings(engine.drafts)
  const mock = createSavedMock(store)
  const standing = createStanding()
  const [refusal, setRefusal] = createSignal<Problem>()
  const attempts = createMemo(() =>
    attemptsOf(engine.set<Attempt>('attempts').all(), engine.me.personId),
  )

  const start = async (parts: 'both' | 'questions-only') => {
    const { allowance } = settings()
    const started = await startNewMock({
      me: engine.me,
      allowance,
      attempts: attempts(),
      bank,
      hazardScenes: parts === 'both' ? hazardScenes : undefined,
      store,
      ports,
    })
    if (started.ok) navigate('/theory/mock')
    else setRefusal(started.problem)
  }
  const leaveHazardOut = async (attempt: Attempt) => {
    const kept = await keptWithMock(store).finish(attempt, undefined)
    if (kept.ok) navigate(`/theory/result/${attempt.id}`)
    else setRefusal(kept.problem)
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
            <Switch
              fallback={
                <NewMockPlate
                  length={allowanceLength(settings().allowance)}
                  onStart={(parts) => void start(parts)}
                />
              }
            >
              <Match when={mock.hazard()}>
                {(waiting) => (
                  <HazardWaitsPlate
                    sitting={waiting()}
                    onLeaveOut={(attempt) => void leaveHazardOut(attempt)}
                  />
                )}
              </Match>
              <Match when={mock.saved()}>
                {(saved) => <ResumePlate saved={saved()} onDiscard={discard} />}
              </Match>
            </Switch>
          </Show>
          <Refusal message={(refusal() ?? mock.problem())?.message} />
          <PracticeCard standing={standing} />
          <AboutTheTest
            allowance={settings().allowance}
            onAllowance={mock.saved() ? undefined : (allowance) => change({ allowance })}
          />
        </div>
        <div class="grid gap-3">
          <TopicList standing={standing} />
          <ChanceCard standing={standing} />
          <MockHistory attempts={attempts()} />
          <SharingCard />
        </div>
      </div>
      <div class="grid gap-1 text-small text-muted">
        <FetchingQuestions />
        <p>{DISCLAIMER}</p>
        <p>{ATTRIBUTION}</p>
      </div>
    </Page>
  )
}
