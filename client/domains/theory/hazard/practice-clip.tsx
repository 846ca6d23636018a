/** One clip for practice: on the stage once, then its replay at once. Kept nowhere. */
import { useNavigate, useSearchParams } from '@solidjs/router'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createMemo, createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { keepBars } from '#client/ui/bars.ts'
import { Button } from '#client/ui/button.tsx'
import { focusHeading } from '#client/ui/focus.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Page, type PageProps } from '#client/ui/page.tsx'
import { answeredClip, type ClipRun, type HazardClip } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { ClipPlayer } from './clip-player.tsx'
import { marksWords, PRACTICE_VOID_WORDS } from './hazard-words.ts'
import { NoSuchClip } from './no-such-clip.tsx'
import { Replay } from './replay.tsx'

export default function PracticeClip(): JSX.Element {
  const { hazardScenes } = useTheory()
  const navigate = useNavigate()
  const [params] = useSearchParams<{ id?: string }>()
  const [scenes] = createResource(hazardScenes)
  const scene = createMemo(() => scenes.latest?.find(({ id }) => id === params.id))
  const [showing, setShowing] = createSignal(1)
  const [wasVoid, setWasVoid] = createSignal<string>()
  const [clip, setClip] = createSignal<HazardClip>()
  const back = () => navigate('/theory/hazard')

  const end = (run: Extract<ClipRun, { stage: 'done' | 'void' }>): void => {
    const shown = scene()
    if (!shown) return
    if (run.stage === 'void') {
      setWasVoid(PRACTICE_VOID_WORDS[run.reason])
      setShowing(showing() + 1)
      return
    }
    setClip(answeredClip(shown, run.presses))
    queueMicrotask(() => focusHeading())
  }
  const again = (): void => {
    setWasVoid(undefined)
    setClip(undefined)
    setShowing(showing() + 1)
  }

  return (
    <Show when={!scenes.loading}>
      <Show when={scene()} fallback={<NoSuchClip />}>
        {(shown) => (
          <Switch>
            <Match when={clip()}>
              {(played) => (
                <After
                  title={`${marksWords(played())} marks`}
                  note={shown().title}
                  onBack={back}
                  backLabel="Back to hazard clips"
                >
                  <div class="grid gap-3">
                    <Replay clip={played()} scene={shown()} />
                    <div class="flex flex-wrap gap-2">
                      <Button icon={RotateCcw} onPress={again}>
                        Take it again
                      </Button>
                      <Button variant="primary" href="/theory/hazard">
                        Choose another
                      </Button>
                    </div>
                  </div>
                </After>
              )}
            </Match>
            <Match when={showing()} keyed>
              <ClipPlayer
                scene={shown()}
                title="Practice clip"
                notice={
                  <Show when={wasVoid()}>
                    {(words) => (
                      <Notice kind="info" announce title="That does not count">
                        <p>{words()}</p>
                      </Notice>
                    )}
                  </Show>
                }
                onEnd={end}
                leaveLabel="Leave"
                onLeave={back}
              />
            </Match>
          </Switch>
        )}
      </Show>
    </Show>
  )
}

/** The clip is over: the ways around are back. */
function After(props: PageProps): JSX.Element {
  keepBars()
  return <Page {...props} />
}
