/** Hazard clips to practise: by kind and light, moving or still, or all fourteen as in the test. */
import { useNavigate } from '@solidjs/router'
import Play from 'lucide-solid/icons/play'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createMemo, createResource, createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { SectionHead } from '#client/ui/card.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { Plate } from '#client/ui/plate.tsx'
import { Refusal } from '#client/ui/refusal.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import {
  type Attempt,
  pickClips,
  SCENE_FAMILIES,
  type SceneFamily,
  type SceneLight,
  startHazardPart,
} from '#shared/domains/theory/index.ts'
import type { Problem } from '#shared/kernel/result.ts'
import { attemptsOf } from '../queries.ts'
import { restingSceneIds } from '../start-mock.ts'
import { useTheory } from '../theory-services.ts'
import { AboutHazards } from './about-hazards.tsx'
import { keptAsPractice, lastPractice } from './hazard-keeping.ts'
import { scenesToPractise } from './hazard-queries.ts'
import {
  CLIP_COUNT,
  FAMILY_WORDS,
  framesLabel,
  HAZARD_PASS,
  HAZARD_WHOLE,
  LIGHT_WORDS,
} from './hazard-words.ts'
import { wantsLessMotion } from './wishes.ts'

const LIGHTS: readonly SceneLight[] = ['day', 'dusk', 'rain', 'fog']
const SEED_BYTES = 16

export default function HazardPractice(): JSX.Element {
  const { engine, ports, hazardScenes } = useTheory()
  const navigate = useNavigate()
  const keeping = keptAsPractice(engine.drafts)
  const [scenes] = createResource(hazardScenes)
  const [waiting] = createResource(keeping.read)
  const [last] = createResource(() => lastPractice(engine.drafts))
  const [family, setFamily] = createSignal<SceneFamily>()
  const [light, setLight] = createSignal<SceneLight>()
  const [isStill, setIsStill] = createSignal(wantsLessMotion())
  const [refusal, setRefusal] = createSignal<Problem>()
  const shown = createMemo(() =>
    scenesToPractise(scenes.latest ?? [], { family: family(), light: light() }),
  )
  const sitting = () => (waiting.latest?.ok ? waiting.latest.value : undefined)

  const startAll = async (): Promise<void> => {
    const attempts = attemptsOf(engine.set<Attempt>('attempts').all(), engine.me.personId)
    const picked = pickClips({
      scenes: await hazardScenes(),
      restingIds: restingSceneIds(attempts),
      seed: ports.random.bytes(SEED_BYTES),
    })
    if (!picked.ok) return void setRefusal(picked.problem)
    const sceneIds = picked.value.map(({ id }) => id)
    const id = ports.ids.uuid()
    const kept = await keeping.save(startHazardPart({ id, attempt: null, sceneIds }))
    if (kept.ok) navigate('/theory/hazard/all')
    else setRefusal(kept.problem)
  }
  const hrefOf = (id: string): string =>
    `/theory/hazard/${isStill() ? 'stills' : 'clip'}?id=${encodeURIComponent(id)}`

  return (
    <Page title="Hazard clips" backHref="/theory" backLabel="Back to Theory">
      <div class="grid items-start gap-3 wide:grid-cols-2">
        <div class="grid gap-3">
          <Plate
            label="The whole hazard part"
            eyebrow="The whole hazard part"
            aside="practice"
            figure={String(CLIP_COUNT)}
            figureNote="clips, about 15 minutes"
            lines={[{ text: 'To pass', distance: `${HAZARD_PASS} of ${HAZARD_WHOLE}` }]}
            actions={
              <>
                <Show when={sitting()}>
                  {(one) => (
                    <Button variant="plate-white" icon={RotateCcw} href="/theory/hazard/all">
                      Resume at clip {one().clips.length + 1}
                    </Button>
                  )}
                </Show>
                <Button
                  variant={sitting() ? 'plate-outline' : 'plate-white'}
                  icon={Play}
                  onPress={() => void startAll()}
                >
                  {sitting() ? 'Start anew' : 'Take the hazard part'}
                </Button>
              </>
            }
          />
          <Refusal message={refusal()?.message} />
          <Show when={last.latest}>
            {(part) => (
              <Rows label="Last hazard part">
                <Row
                  href="/theory/hazard/result"
                  title={`Last time ${part().score} of ${part().outOf}`}
                  note="Watch your clips again"
                />
              </Rows>
            )}
          </Show>
        </div>
        <section class="grid gap-3" aria-label="One clip at a time">
          <SectionHead title="One clip at a time" aside="with a replay at once" />
          <div class="grid gap-3 two:grid-cols-2">
            <SelectField
              label="Kind of hazard"
              value={family() ?? ''}
              placeholder="Any – surprise me"
              options={SCENE_FAMILIES.map((value) => ({ value, label: FAMILY_WORDS[value] }))}
              onChange={(value) => setFamily(SCENE_FAMILIES.find((one) => one === value))}
            />
            <SelectField
              label="Light and weather"
              value={light() ?? ''}
              placeholder="Any"
              options={LIGHTS.map((value) => ({ value, label: LIGHT_WORDS[value] }))}
              onChange={(value) => setLight(LIGHTS.find((one) => one === value))}
            />
          </div>
          <Checkbox
            label="Still pictures instead of moving ones"
            hint="Say on which picture the hazard starts. Only here, not in a mock test."
            checked={isStill()}
            onChange={setIsStill}
          />
          <Show when={!scenes.loading}>
            <Show
              when={shown().length > 0}
              fallback={
                <Empty title="No such clip">
                  <p>Choose another kind of hazard or another light.</p>
                </Empty>
              }
            >
              <div class="dc-card">
                <Rows label="Clips" inset>
                  <For each={shown()}>
                    {(scene) => (
                      <Row
                        href={hrefOf(scene.id)}
                        title={scene.title}
                        note={`${LIGHT_WORDS[scene.light]}, ${framesLabel(scene.durationFrames)}`}
                      />
                    )}
                  </For>
                </Rows>
              </div>
            </Show>
          </Show>
        </section>
        <div class="grid gap-3">
          <AboutHazards />
        </div>
      </div>
    </Page>
  )
}
