/** The sign trainer: look, recall, quiz. Works offline; what was "not yet" stays on this device. */
import { useSearchParams } from '@solidjs/router'
import { createMemo, createResource, type JSX, Match, Show, Switch } from 'solid-js'
import { Notice } from '#client/ui/notice.tsx'
import { Page } from '#client/ui/page.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { loadSigns, SIGN_GROUPS } from '#shared/domains/theory/index.ts'
import { useTheory } from '../theory-services.ts'
import { findSigns, type GroupChoice } from './find-signs.ts'
import { Look } from './look.tsx'
import { Quiz } from './quiz.tsx'
import { Recall } from './recall.tsx'
import { createSignMemory } from './sign-memory.ts'
import { GROUP_WORDS, signWords } from './sign-words.ts'

type Part = 'look' | 'recall' | 'quiz'

const SEED_BYTES = 16

export default function Signs(): JSX.Element {
  const { engine, ports } = useTheory()
  const [params, setParams] = useSearchParams<{ show?: string; group?: string }>()
  const [library] = createResource(loadSigns)
  const { memory, isKept, mark } = createSignMemory(engine.drafts, () => ports.clock.now())
  const part = (): Part =>
    params.show === 'recall' || params.show === 'quiz' ? params.show : 'look'
  const group = (): GroupChoice => SIGN_GROUPS.find((one) => one === params.group) ?? ''
  const ready = createMemo(() => {
    const signs = library()
    return signs && memory() !== undefined ? signs : undefined
  })

  return (
    <Page title={signWords.title} backHref="/theory" backLabel={signWords.back}>
      <div class="max-w-md">
        <SelectField
          label={signWords.group}
          value={group()}
          onChange={(next) => setParams({ group: next || undefined }, { replace: true })}
          options={[
            { value: '', label: signWords.allGroups },
            ...SIGN_GROUPS.map((one) => ({ value: one, label: GROUP_WORDS[one] })),
          ]}
        />
      </div>
      <Show when={!isKept()}>
        <Notice kind="refused" announce>
          <p>{signWords.notKept}</p>
        </Notice>
      </Show>
      <Tabs<Part>
        label={signWords.parts}
        value={part()}
        onChange={(show) => setParams({ show }, { replace: true })}
        items={[
          { id: 'look', label: signWords.look },
          { id: 'recall', label: signWords.recall },
          { id: 'quiz', label: signWords.quiz },
        ]}
      >
        <Show when={ready()}>
          {(signs) => (
            // Keyed by the group: another group is another round.
            <Show when={group() || 'all'} keyed>
              <Switch>
                <Match when={part() === 'look'}>
                  <Look library={signs()} group={group()} />
                </Match>
                <Match when={part() === 'recall'}>
                  <Recall
                    signs={findSigns(signs().all, group(), '')}
                    memory={() => memory() ?? {}}
                    onMark={mark}
                  />
                </Match>
                <Match when={part() === 'quiz'}>
                  <Quiz
                    library={signs()}
                    signs={findSigns(signs().all, group(), '')}
                    memory={() => memory() ?? {}}
                    newSeed={() => ports.random.bytes(SEED_BYTES)}
                    onMark={mark}
                  />
                </Match>
              </Switch>
            </Show>
          )}
        </Show>
      </Tabs>
      <p class="text-small text-muted">{signWords.crown}</p>
    </Page>
  )
}
